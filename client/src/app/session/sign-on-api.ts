import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { StepUp, SteppedUp } from '@contract/account';
import type { BeginSignOn, ContinueAt, SignInOptions, WaitingFor } from '@contract/sign-on';
import type { Observable } from 'rxjs';

/** Ways to sign in, and to show once more that it is you. */
@Service()
export class SignOnApi {
  private readonly http = inject(HttpClient);

  /** Call where injection is possible. */
  options() {
    return httpResource<SignInOptions>(() => '/api/v1/sign-in-options');
  }

  /** Where to sign on; the browser is to go there. */
  begin(begin: BeginSignOn): Observable<ContinueAt> {
    return this.http.post<ContinueAt>('/api/v1/sign-on', begin);
  }

  /** For whose administrator this browser's person waits. */
  waitsFor(): Observable<WaitingFor> {
    return this.http.get<WaitingFor>('/api/v1/sign-on/waiting');
  }

  stepUp(given: StepUp): Observable<SteppedUp> {
    return this.http.post<SteppedUp>('/api/v1/session/step-up', given);
  }
}
