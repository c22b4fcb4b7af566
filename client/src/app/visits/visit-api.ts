import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { HouseholdCalendar, OwnVisits } from '@contract/calendar';
import type { AnswerOverlap, CombinationView } from '@contract/overlap-answers';
import type { ChangeVisit, RecordVisit, SpokenOverlapView, VisitOutcome, VisitView } from '@contract/visits';
import type { Observable } from 'rxjs';
import type { Day } from '../shared/day';
import { ifMatch } from '../shared/if-match';

/** Days half open: [from, until), at most 92. */
export interface VisitPeriod {
  householdId: string;
  from: Day;
  until: Day;
}

@Service()
export class VisitApi {
  private readonly http = inject(HttpClient);

  /** Visits of a period; nothing is asked while there is no period. Call where injection is possible. */
  visitsOf(period: () => VisitPeriod | undefined) {
    return httpResource<VisitView[]>(
      () => {
        const asked = period();
        return asked && { url: `/api/v1/households/${asked.householdId}/visits`, params: { from: asked.from, until: asked.until } };
      },
      { defaultValue: [] },
    );
  }

  /** A period with its overlaps; nothing is asked while there is no period. Call where injection is possible. */
  calendarOf(period: () => VisitPeriod | undefined) {
    return httpResource<HouseholdCalendar>(
      () => {
        const asked = period();
        return asked && { url: `/api/v1/households/${asked.householdId}/calendar`, params: { from: asked.from, until: asked.until } };
      },
      { defaultValue: { visits: [], overlaps: [] } },
    );
  }

  /** One's own visits over all households. Call where injection is possible. */
  ownVisits(days: () => Omit<VisitPeriod, 'householdId'>) {
    return httpResource<OwnVisits>(() => ({ url: '/api/v1/own-visits', params: { ...days() } }));
  }

  record(householdId: string, visit: RecordVisit): Observable<VisitOutcome> {
    return this.http.post<VisitOutcome>(`/api/v1/households/${householdId}/visits`, visit);
  }

  change(householdId: string, visitId: string, version: number, change: ChangeVisit): Observable<VisitOutcome> {
    return this.http.patch<VisitOutcome>(`/api/v1/households/${householdId}/visits/${visitId}`, change, ifMatch(version));
  }

  /** Coming visits that could be one. Call where injection is possible. */
  combinationsOf(householdId: () => string) {
    return httpResource<CombinationView[]>(() => `/api/v1/households/${householdId()}/combinations`, { defaultValue: [] });
  }

  answer(householdId: string, overlapId: string, answer: AnswerOverlap): Observable<SpokenOverlapView[]> {
    return this.http.post<SpokenOverlapView[]>(`/api/v1/households/${householdId}/overlaps/${overlapId}/answers`, answer);
  }
}
