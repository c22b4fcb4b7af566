import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AcceptSignOn, ChangeSignOnMapping, SignOnMapping, SignOnRequests } from '@contract/sign-on';
import type { Observable } from 'rxjs';
import { ifMatch } from '../shared/if-match';

/** Who signed on for the first time, and what the provider's words mean here. Reads: call where injection is possible. */
@Service()
export class SignOnRequestsApi {
  private readonly http = inject(HttpClient);

  requests() {
    return httpResource<SignOnRequests>(() => '/api/v1/sign-on-requests');
  }

  accept(id: string, accepted: AcceptSignOn): Observable<void> {
    return this.http.post<void>(`/api/v1/sign-on-requests/${id}/acceptance`, accepted);
  }

  refuse(id: string): Observable<void> {
    return this.http.post<void>(`/api/v1/sign-on-requests/${id}/refusal`, {});
  }

  mapping() {
    return httpResource<SignOnMapping>(() => '/api/v1/sign-on-mapping');
  }

  mappingNow(): Observable<SignOnMapping> {
    return this.http.get<SignOnMapping>('/api/v1/sign-on-mapping');
  }

  changeMapping(version: number, change: ChangeSignOnMapping): Observable<SignOnMapping> {
    return this.http.put<SignOnMapping>('/api/v1/sign-on-mapping', change, ifMatch(version));
  }
}
