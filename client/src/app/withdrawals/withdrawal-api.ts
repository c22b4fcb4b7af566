import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AnswerWithdrawal, LeftWork, ProposeWithdrawal, WithdrawalList } from '@contract/withdrawals';
import type { Observable } from 'rxjs';

const pathOf = (householdId: string): string => `/api/v1/households/${householdId}/withdrawals`;

@Service()
export class WithdrawalApi {
  private readonly http = inject(HttpClient);

  /** Whose help ends, and whose can. Call where injection is possible. */
  list(householdId: () => string) {
    return httpResource<WithdrawalList>(() => pathOf(householdId()));
  }

  /** What an organisation would leave behind. Call where injection is possible. */
  leftWork(householdId: string, id: string) {
    return httpResource<LeftWork>(() => `${pathOf(householdId)}/${id}/work`);
  }

  propose(householdId: string, proposal: ProposeWithdrawal): Observable<WithdrawalList> {
    return this.http.post<WithdrawalList>(pathOf(householdId), proposal);
  }

  answer(householdId: string, id: string, answer: AnswerWithdrawal): Observable<WithdrawalList> {
    return this.http.post<WithdrawalList>(`${pathOf(householdId)}/${id}/answer`, answer);
  }

  callOff(householdId: string, id: string): Observable<WithdrawalList> {
    return this.http.post<WithdrawalList>(`${pathOf(householdId)}/${id}/calling-off`, {});
  }
}
