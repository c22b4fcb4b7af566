import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { GiveAgreement, PlanComparison, PlanVersions } from '@contract/plan-agreement';
import type { AddEvaluation, Evaluations } from '@contract/plan-evaluation';
import type { Observable } from 'rxjs';

const under = (householdId: string): string => `/api/v1/households/${householdId}`;

/** What members think of the plan, its versions, and how it goes. Call what gives a resource where injection is possible. */
@Service()
export class AgreementApi {
  private readonly http = inject(HttpClient);

  versions(householdId: () => string) {
    return httpResource<PlanVersions>(() => `${under(householdId())}/plan/versions`);
  }

  /** The difference between two versions; `to` empty: with the plan of now. Asks nothing as long as `from` is empty. */
  comparison(householdId: () => string, from: () => string, to: () => string) {
    return httpResource<PlanComparison>(() =>
      from() ? { url: `${under(householdId())}/plan/comparison`, params: { from: from(), ...(to() ? { to: to() } : {}) } } : undefined,
    );
  }

  evaluations(householdId: () => string) {
    return httpResource<Evaluations>(() => `${under(householdId())}/evaluations`);
  }

  agree(householdId: string, agreement: GiveAgreement): Observable<PlanVersions> {
    return this.http.post<PlanVersions>(`${under(householdId)}/plan/agreements`, agreement);
  }

  evaluate(householdId: string, evaluation: AddEvaluation): Observable<Evaluations> {
    return this.http.post<Evaluations>(`${under(householdId)}/evaluations`, evaluation);
  }
}
