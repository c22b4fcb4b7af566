import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { DisclosureView, RecordDisclosure, WithdrawDisclosure } from '@contract/disclosures';
import type { Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const pathOf = (householdId: string): string => `/api/v1/households/${householdId}/disclosures`;

@Service()
export class DisclosureApi {
  private readonly http = inject(HttpClient);

  /** What is disclosed of a household, as far as the reader may know. Call where injection is possible. */
  list(householdId: () => string) {
    return httpResource<DisclosureView[]>(() => pathOf(householdId()), { defaultValue: [] });
  }

  record(householdId: string, disclosure: RecordDisclosure): Observable<DisclosureView> {
    return this.http.post<DisclosureView>(pathOf(householdId), disclosure);
  }

  withdraw(householdId: string, id: string, version: number, withdrawal: WithdrawDisclosure): Observable<DisclosureView> {
    return this.http.post<DisclosureView>(`${pathOf(householdId)}/${id}/withdrawal`, withdrawal, ifMatch(version));
  }
}
