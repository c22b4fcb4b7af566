import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ResponsibilityMatrix, SetResponsibility } from '@contract/responsibilities';
import type { Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const pathOf = (householdId: string): string => `/api/v1/households/${householdId}/responsibilities`;

@Service()
export class ResponsibilityApi {
  private readonly http = inject(HttpClient);

  /** Call where injection is possible. */
  matrix(householdId: () => string) {
    return httpResource<ResponsibilityMatrix>(() => pathOf(householdId()));
  }

  newest(householdId: string): Observable<ResponsibilityMatrix> {
    return this.http.get<ResponsibilityMatrix>(pathOf(householdId));
  }

  /** `version` of the cell, 0 where it is still empty; answers the matrix as it is then. */
  set(householdId: string, version: number, cell: SetResponsibility): Observable<ResponsibilityMatrix> {
    return this.http.put<ResponsibilityMatrix>(pathOf(householdId), cell, ifMatch(version));
  }
}
