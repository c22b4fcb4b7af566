import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { CheckSafety, SafetyView } from '@contract/safety';
import type { Observable } from 'rxjs';

const pathOf = (householdId: string): string => `/api/v1/households/${householdId}/safety`;

@Service()
export class SafetyApi {
  private readonly http = inject(HttpClient);

  /** Call where injection is possible. */
  safety(householdId: () => string) {
    return httpResource<SafetyView>(() => pathOf(householdId()));
  }

  record(householdId: string, check: CheckSafety): Observable<SafetyView> {
    return this.http.post<SafetyView>(pathOf(householdId), check);
  }
}
