import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { RateDomain, RatingView } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import type { Observable } from 'rxjs';

@Service()
export class RatingApi {
  private readonly http = inject(HttpClient);

  /** All ratings of a member in a domain, newest first. Call where injection is possible. */
  history(asked: () => { householdId: string; memberId: string; domain: LifeDomain }) {
    return httpResource<RatingView[]>(
      () => {
        const { householdId, memberId, domain } = asked();
        return { url: `/api/v1/households/${householdId}/ratings`, params: { memberId, domain } };
      },
      { defaultValue: [] },
    );
  }

  rate(householdId: string, rating: RateDomain): Observable<RatingView> {
    return this.http.post<RatingView>(`/api/v1/households/${householdId}/ratings`, rating);
  }
}
