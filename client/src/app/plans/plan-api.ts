import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { PlanPage } from '@contract/plan-page';
import type { ActionView, AddAction, AddGoal, AddStatement, ChangeAction, ChangeGoal, ChangePlan, GoalView, OwnActions, PlanView } from '@contract/plans';
import type { Language } from '@contract/roles';
import type { Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

@Service()
export class PlanApi {
  private readonly http = inject(HttpClient);

  change(householdId: string, version: number, change: ChangePlan): Observable<PlanView> {
    return this.http.patch<PlanView>(`/api/v1/households/${householdId}/plan`, change, ifMatch(version));
  }

  addStatement(householdId: string, statement: AddStatement): Observable<PlanView> {
    return this.http.post<PlanView>(`/api/v1/households/${householdId}/plan/statements`, statement);
  }

  removeStatement(householdId: string, statementId: string): Observable<PlanView> {
    return this.http.delete<PlanView>(`/api/v1/households/${householdId}/plan/statements/${statementId}`);
  }

  addGoal(householdId: string, goal: AddGoal): Observable<GoalView> {
    return this.http.post<GoalView>(`/api/v1/households/${householdId}/goals`, goal);
  }

  changeGoal(householdId: string, goalId: string, version: number, change: ChangeGoal): Observable<GoalView> {
    return this.http.patch<GoalView>(`/api/v1/households/${householdId}/goals/${goalId}`, change, ifMatch(version));
  }

  /** The goals in the household's order; the version is the plan's. */
  order(householdId: string, planVersion: number, goalIds: string[]): Observable<PlanView> {
    return this.http.put<PlanView>(`/api/v1/households/${householdId}/goal-order`, { goalIds }, ifMatch(planVersion));
  }

  addAction(householdId: string, action: AddAction): Observable<ActionView> {
    return this.http.post<ActionView>(`/api/v1/households/${householdId}/actions`, action);
  }

  changeAction(householdId: string, actionId: string, version: number, change: ChangeAction): Observable<ActionView> {
    return this.http.patch<ActionView>(`/api/v1/households/${householdId}/actions/${actionId}`, change, ifMatch(version));
  }

  /** Today; a single action is then done, of a rhythm one more time. */
  doAction(householdId: string, actionId: string): Observable<ActionView> {
    return this.http.post<ActionView>(`/api/v1/households/${householdId}/actions/${actionId}/done`, {});
  }

  undoAction(householdId: string, actionId: string): Observable<ActionView> {
    return this.http.delete<ActionView>(`/api/v1/households/${householdId}/actions/${actionId}/done`);
  }

  /** The plan for one member, or for all together where `memberId` is empty. Call where injection is possible. */
  page(householdId: () => string, memberId: () => string) {
    return httpResource<PlanPage>(() => {
      const url = `/api/v1/households/${householdId()}/plan/page`;
      return memberId() ? { url, params: { memberId: memberId() } } : { url };
    });
  }

  /** The plan as a PDF for one member; without one for all together. */
  paper(householdId: string, memberId: string, language: Language): Observable<Blob> {
    const params = { format: 'pdf', language, ...(memberId ? { memberId } : {}) };
    return this.http.get(`/api/v1/households/${householdId}/plan/page`, { params, responseType: 'blob' });
  }

  /** Call where injection is possible. */
  ownActions() {
    return httpResource<OwnActions>(() => '/api/v1/own-actions');
  }
}
