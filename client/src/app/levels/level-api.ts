import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AskedInHouseholds } from '@contract/asked-in-households';
import type { AnswerEscalation, AskableView, AskedList, Escalate, LevelsView, TakeLevelStep } from '@contract/levels';
import type { Observable } from 'rxjs';

const pathOf = (householdId: string): string => `/api/v1/households/${householdId}`;

@Service()
export class LevelApi {
  private readonly http = inject(HttpClient);

  /** Where a household stands. Call where injection is possible. */
  levels(householdId: () => string) {
    return httpResource<LevelsView>(() => `${pathOf(householdId())}/levels`);
  }

  step(householdId: string, step: TakeLevelStep): Observable<LevelsView> {
    return this.http.post<LevelsView>(`${pathOf(householdId)}/levels`, step);
  }

  /** Who can be asked for a decision. Call where injection is possible. */
  askable(householdId: string) {
    return httpResource<AskableView[]>(() => `${pathOf(householdId)}/askable`, { defaultValue: [] });
  }

  escalate(householdId: string, question: Escalate): Observable<LevelsView> {
    return this.http.post<LevelsView>(`${pathOf(householdId)}/escalations`, question);
  }

  callOff(householdId: string, id: string): Observable<LevelsView> {
    return this.http.post<LevelsView>(`${pathOf(householdId)}/escalations/${id}/calling-off`, {});
  }

  /** What the reader is asked, in whatever household. Call where injection is possible. */
  asked() {
    return httpResource<AskedList>(() => '/api/v1/asked');
  }

  /** What waits for the reader on the pages of their households. Call where injection is possible. */
  askedInHouseholds() {
    return httpResource<AskedInHouseholds>(() => '/api/v1/asked-in-households');
  }

  answer(id: string, answer: AnswerEscalation): Observable<AskedList> {
    return this.http.post<AskedList>(`/api/v1/asked/${id}/answer`, answer);
  }
}
