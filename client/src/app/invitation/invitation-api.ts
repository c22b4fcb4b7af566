import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AcceptInvitation, OpenedInvitation } from '@contract/administration';
import type { Observable } from 'rxjs';

@Service()
export class InvitationApi {
  private readonly http = inject(HttpClient);

  /** What the link is for; nothing is asked without a token. It goes in the body: an address ends up in logs. Call where injection is possible. */
  opened(token: () => string) {
    return httpResource<OpenedInvitation>(() => (token() ? { url: '/api/v1/opened-invitations', method: 'POST', body: { token: token() } } : undefined));
  }

  accept(acceptance: AcceptInvitation): Observable<void> {
    return this.http.post<void>('/api/v1/accepted-invitations', acceptance);
  }
}
