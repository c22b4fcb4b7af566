import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AnswerVisitQuestion, AskAboutVisit, VisitQuestionView } from '@contract/visit-questions';
import type { Observable } from 'rxjs';

const pathOf = (householdId: string): string => `/api/v1/households/${householdId}/visit-questions`;

@Service()
export class VisitQuestionApi {
  private readonly http = inject(HttpClient);

  /** What the reader asked and is asked. Call where injection is possible. */
  questionsOf(householdId: () => string) {
    return httpResource<VisitQuestionView[]>(() => pathOf(householdId()), { defaultValue: [] });
  }

  ask(householdId: string, question: AskAboutVisit): Observable<VisitQuestionView[]> {
    return this.http.post<VisitQuestionView[]>(pathOf(householdId), question);
  }

  answer(householdId: string, id: string, answer: AnswerVisitQuestion): Observable<VisitQuestionView[]> {
    return this.http.post<VisitQuestionView[]>(`${pathOf(householdId)}/${id}/answer`, answer);
  }

  withdraw(householdId: string, id: string): Observable<VisitQuestionView[]> {
    return this.http.post<VisitQuestionView[]>(`${pathOf(householdId)}/${id}/withdrawal`, {});
  }
}
