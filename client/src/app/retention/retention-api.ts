import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AddRetentionTerm, ChangeRetentionTerm, DestructionRunView, RetentionPreview, RetentionTermView } from '@contract/retention';
import type { ExportFormat } from '@contract/rights-words';
import type { Language } from '@contract/roles';
import type { Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

const RETENTION = '/api/v1/retention';

@Service()
export class RetentionApi {
  private readonly http = inject(HttpClient);

  /** Call these three where injection is possible. */
  preview() {
    return httpResource<RetentionPreview>(() => `${RETENTION}/preview`);
  }

  runs() {
    return httpResource<DestructionRunView[]>(() => `${RETENTION}/runs`);
  }

  terms() {
    return httpResource<RetentionTermView[]>(() => `${RETENTION}/terms`);
  }

  propose(householdIds: readonly string[]): Observable<DestructionRunView> {
    return this.http.post<DestructionRunView>(`${RETENTION}/runs`, { householdIds });
  }

  approve(id: string): Observable<DestructionRunView> {
    return this.http.post<DestructionRunView>(`${RETENTION}/runs/${id}/approval`, {});
  }

  withdraw(id: string): Observable<DestructionRunView> {
    return this.http.post<DestructionRunView>(`${RETENTION}/runs/${id}/withdrawal`, {});
  }

  carryOut(id: string): Observable<DestructionRunView> {
    return this.http.post<DestructionRunView>(`${RETENTION}/runs/${id}/execution`, {});
  }

  certificate(id: string, format: ExportFormat, language: Language): Observable<Blob> {
    return this.http.get(`${RETENTION}/runs/${id}/certificate`, { params: { format, language }, responseType: 'blob' });
  }

  addTerm(term: AddRetentionTerm): Observable<unknown> {
    return this.http.post(`${RETENTION}/terms`, term);
  }

  changeTerm(law: string, version: number, change: ChangeRetentionTerm): Observable<unknown> {
    return this.http.patch(`${RETENTION}/terms/${law}`, change, ifMatch(version));
  }
}
