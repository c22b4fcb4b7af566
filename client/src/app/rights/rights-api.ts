import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { CloseHousehold, ClosingView, PlaceHold, ReopenHousehold } from '@contract/retention';
import type { AnswerRectification, AskRectification, ExportRequested, RectificationView, RequestExport } from '@contract/rights';
import type { ExportFormat } from '@contract/rights-words';
import type { Language } from '@contract/roles';
import { map, switchMap, type Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const at = (householdId: string): string => `/api/v1/households/${householdId}`;

@Service()
export class RightsApi {
  private readonly http = inject(HttpClient);

  /** Records who asks, and then makes the file. */
  export(householdId: string, memberId: string, request: RequestExport, format: ExportFormat, language: Language): Observable<Blob> {
    const path = `${at(householdId)}/members/${memberId}`;
    return this.http
      .post<ExportRequested>(`${path}/export-requests`, request)
      .pipe(switchMap(({ id }) => this.http.get(`${path}/export`, { params: { requestId: id, format, language }, responseType: 'blob' })));
  }

  askRectification(householdId: string, memberId: string, ask: AskRectification): Observable<unknown> {
    return this.http.post(`${at(householdId)}/members/${memberId}/rectifications`, ask);
  }

  /** Call where injection is possible. */
  rectifications(householdId: () => string) {
    return httpResource<RectificationView[]>(() => `${at(householdId())}/rectifications`);
  }

  answerRectification(householdId: string, id: string, version: number, answer: AnswerRectification): Observable<unknown> {
    return this.http.patch(`${at(householdId)}/rectifications/${id}`, answer, ifMatch(version));
  }

  /** For an answer that was overtaken: the request as it is now. */
  versionOf(householdId: string, id: string): Observable<number | undefined> {
    return this.http.get<RectificationView[]>(`${at(householdId)}/rectifications`).pipe(map((all) => all.find((each) => each.id === id)?.version));
  }

  /** Call where injection is possible. */
  closing(householdId: () => string) {
    return httpResource<ClosingView>(() => `${at(householdId())}/closing`);
  }

  close(householdId: string, closing: CloseHousehold): Observable<unknown> {
    return this.http.post(`${at(householdId)}/closing`, closing);
  }

  reopen(householdId: string, reopening: ReopenHousehold): Observable<unknown> {
    return this.http.post(`${at(householdId)}/reopening`, reopening);
  }

  hold(householdId: string, hold: PlaceHold): Observable<unknown> {
    return this.http.post(`${at(householdId)}/holds`, hold);
  }

  liftHold(householdId: string, id: string): Observable<unknown> {
    return this.http.post(`${at(householdId)}/holds/${id}/lifting`, {});
  }
}
