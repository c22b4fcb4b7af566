import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { HouseholdViews, ListLogEvents, ListViews, LogEvents } from '@contract/views';
import type { Observable } from 'rxjs';

const LOG = '/api/v1/privacy/log';

/** Only what was filled in goes into the address. */
const given = (asked: object): Record<string, string> => Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as Record<string, string>;

@Service()
export class ViewApi {
  private readonly http = inject(HttpClient);

  /** Who saw a household: the first page. Call where injection is possible. */
  views(householdId: () => string, asked: () => ListViews) {
    return httpResource<HouseholdViews>(() => ({ url: `/api/v1/households/${householdId()}/views`, params: given(asked()) }));
  }

  earlierViews(householdId: string, asked: ListViews): Observable<HouseholdViews> {
    return this.http.get<HouseholdViews>(`/api/v1/households/${householdId}/views`, { params: given(asked) });
  }

  /** The log over all households: the first page; nothing is asked while there is no question. Call where injection is possible. */
  log(question: () => ListLogEvents | undefined) {
    return httpResource<LogEvents>(() => {
      const asked = question();
      return asked && { url: LOG, params: given(asked) };
    });
  }

  earlierEvents(asked: ListLogEvents): Observable<LogEvents> {
    return this.http.get<LogEvents>(LOG, { params: given(asked) });
  }
}
