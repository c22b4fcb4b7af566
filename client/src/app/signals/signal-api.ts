import { HttpClient, httpResource, type HttpResponse } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AnswerSignal, HouseholdSignals, ReadWorklist, TeamAnswers, Worklist, WorklistCounts } from '@contract/signals';
import type { Language } from '@contract/roles';
import type { Observable } from 'rxjs';

const pathOf = (householdId: string): string => `/api/v1/households/${householdId}`;
const WORKLIST = '/api/v1/worklist';

/** By what the worklist is narrowed; '' is any. */
export interface WorklistFilter {
  part: 'now' | 'soon';
  code: string;
  level: string;
  leadId: string;
  organisationId: string;
}

const asked = (filter: WorklistFilter): Record<string, string> => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));

@Service()
export class SignalApi {
  private readonly http = inject(HttpClient);

  /** The first page. Call where injection is possible. */
  worklist(filter: () => WorklistFilter) {
    return httpResource<Worklist>(() => ({ url: WORKLIST, params: asked(filter()) }));
  }

  pageAfter(filter: WorklistFilter, after: string): Observable<Worklist> {
    return this.http.get<Worklist>(WORKLIST, { params: { ...asked(filter), after } satisfies ReadWorklist | Record<string, string> });
  }

  /** Call where injection is possible. */
  counts() {
    return httpResource<WorklistCounts>(() => `${WORKLIST}/counts`);
  }

  /** What was decided in the reader's teams. Call where injection is possible. */
  teamAnswers() {
    return httpResource<TeamAnswers>(() => `${WORKLIST}/answers`);
  }

  file(filter: WorklistFilter, language: Language): Observable<HttpResponse<Blob>> {
    return this.http.get(`${WORKLIST}/export`, { params: { ...asked(filter), language }, responseType: 'blob', observe: 'response' });
  }

  /** Call where injection is possible. */
  ofHousehold(householdId: () => string) {
    return httpResource<HouseholdSignals>(() => `${pathOf(householdId())}/signals`);
  }

  answer(householdId: string, signalId: string, answer: AnswerSignal): Observable<HouseholdSignals> {
    return this.http.post<HouseholdSignals>(`${pathOf(householdId)}/signals/${signalId}/answers`, answer);
  }

  confirm(householdId: string, answerId: string): Observable<HouseholdSignals> {
    return this.http.post<HouseholdSignals>(`${pathOf(householdId)}/signal-answers/${answerId}/confirmation`, {});
  }
}
