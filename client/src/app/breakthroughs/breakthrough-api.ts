import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ArgumentList, SearchArguments } from '@contract/arguments';
import type {
  BreakthroughList, BreakthroughView, ChangeBreakthrough, CloseBreakthrough, DecideBreakthrough, EndBreakthrough, InviteToTable, OpenBreakthrough, PlanTable, ReviewBreakthrough, TablePage,
} from '@contract/breakthroughs';
import type { AnswerPause, AskedPauses, AskPause, PauseList } from '@contract/pauses';
import type { Language } from '@contract/roles';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const at = (householdId: string): string => `/api/v1/households/${householdId}`;

@Service()
export class BreakthroughApi {
  private readonly http = inject(HttpClient);

  /** Call where injection is possible. */
  list(householdId: () => string) {
    return httpResource<BreakthroughList>(() => `${at(householdId())}/breakthroughs`);
  }

  /** For a form that was overtaken; undefined when it is gone. */
  async versionOf(householdId: string, id: string): Promise<number | undefined> {
    const { breakthroughs } = await firstValueFrom(this.http.get<BreakthroughList>(`${at(householdId)}/breakthroughs`));
    return breakthroughs.find((each) => each.id === id)?.version;
  }

  open(householdId: string, breakthrough: OpenBreakthrough): Observable<BreakthroughView> {
    return this.http.post<BreakthroughView>(`${at(householdId)}/breakthroughs`, breakthrough);
  }

  change(householdId: string, id: string, version: number, change: ChangeBreakthrough): Observable<BreakthroughView> {
    return this.http.patch<BreakthroughView>(`${at(householdId)}/breakthroughs/${id}`, change, ifMatch(version));
  }

  invite(householdId: string, id: string, invitee: InviteToTable): Observable<unknown> {
    return this.http.post(`${at(householdId)}/breakthroughs/${id}/invitees`, invitee);
  }

  takeOff(householdId: string, id: string, inviteeId: string): Observable<unknown> {
    return this.http.delete(`${at(householdId)}/breakthroughs/${id}/invitees/${inviteeId}`);
  }

  plan(householdId: string, id: string, table: PlanTable): Observable<unknown> {
    return this.step(householdId, id, 'planning', table);
  }

  putOff(householdId: string, id: string): Observable<unknown> {
    return this.step(householdId, id, 'putting-off', {});
  }

  decide(householdId: string, id: string, decision: DecideBreakthrough): Observable<unknown> {
    return this.step(householdId, id, 'decision', decision);
  }

  review(householdId: string, id: string, review: ReviewBreakthrough): Observable<unknown> {
    return this.step(householdId, id, 'review', review);
  }

  close(householdId: string, id: string, closing: CloseBreakthrough): Observable<unknown> {
    return this.step(householdId, id, 'closing', closing);
  }

  callOff(householdId: string, id: string, end: EndBreakthrough): Observable<unknown> {
    return this.step(householdId, id, 'calling-off', end);
  }

  /** What lies on the table. Call where injection is possible. */
  table(householdId: () => string, id: () => string) {
    return httpResource<TablePage>(() => `${at(householdId())}/breakthroughs/${id()}/table`);
  }

  /** The same as a PDF. */
  paper(householdId: string, id: string, language: Language, signals: boolean): Observable<Blob> {
    return this.http.get(`${at(householdId)}/breakthroughs/${id}/table`, { params: { format: 'pdf', language, signals: signals ? 'yes' : 'no' }, responseType: 'blob' });
  }

  /** Call where injection is possible. */
  pauses(householdId: () => string) {
    return httpResource<PauseList>(() => `${at(householdId())}/pauses`);
  }

  /** What the reader is asked to hold, wherever it is. Call where injection is possible. */
  askedPauses() {
    return httpResource<AskedPauses>(() => '/api/v1/asked-pauses');
  }

  askPause(householdId: string, pause: AskPause): Observable<unknown> {
    return this.http.post(`${at(householdId)}/pauses`, pause);
  }

  answerPause(householdId: string, id: string, answer: AnswerPause): Observable<unknown> {
    return this.http.post(`${at(householdId)}/pauses/${id}/answer`, answer);
  }

  callOffPause(householdId: string, id: string): Observable<unknown> {
    return this.http.post(`${at(householdId)}/pauses/${id}/calling-off`, {});
  }

  /** The words that are sought go in the body, never in an address. */
  searchArguments(asked: SearchArguments): Observable<ArgumentList> {
    return this.http.post<ArgumentList>('/api/v1/arguments/search', asked);
  }

  clearArgument(id: string): Observable<unknown> {
    return this.http.delete(`/api/v1/arguments/${id}`);
  }

  private step(householdId: string, id: string, step: string, body: object): Observable<unknown> {
    return this.http.post(`${at(householdId)}/breakthroughs/${id}/${step}`, body);
  }
}
