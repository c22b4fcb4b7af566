import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { DigestChoiceView } from '@contract/digest';
import type { DigestRhythm } from '@contract/digest-words';
import type { OwnSession, RecoveryCodes, SecondFactorSetup, SecondFactorView } from '@contract/account';
import type { Observable } from 'rxjs';

/** One's own second step, digest mail and sessions. Reads: call where injection is possible. */
@Service()
export class AccountApi {
  private readonly http = inject(HttpClient);

  sessions() {
    return httpResource<OwnSession[]>(() => '/api/v1/sessions', { defaultValue: [] });
  }

  endSession(id: string): Observable<void> {
    return this.http.delete<void>(`/api/v1/sessions/${id}`);
  }

  endOtherSessions(): Observable<void> {
    return this.http.delete<void>('/api/v1/sessions');
  }

  secondFactor() {
    return httpResource<SecondFactorView>(() => '/api/v1/second-factor');
  }

  digest() {
    return httpResource<DigestChoiceView>(() => '/api/v1/digest');
  }

  chooseDigest(rhythm: DigestRhythm): Observable<DigestChoiceView> {
    return this.http.put<DigestChoiceView>('/api/v1/digest', { rhythm });
  }

  beginSecondFactor(): Observable<SecondFactorSetup> {
    return this.http.post<SecondFactorSetup>('/api/v1/second-factor', {});
  }

  confirmSecondFactor(code: string): Observable<RecoveryCodes> {
    return this.http.post<RecoveryCodes>('/api/v1/second-factor/confirmation', { code });
  }

  renewRecoveryCodes(): Observable<RecoveryCodes> {
    return this.http.post<RecoveryCodes>('/api/v1/second-factor/recovery-codes', {});
  }

  turnOffSecondFactor(): Observable<void> {
    return this.http.delete<void>('/api/v1/second-factor');
  }
}
