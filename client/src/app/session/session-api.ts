import { HttpClient, httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Language } from '@contract/roles';
import type { ContinueAt } from '@contract/sign-on';
import type { DemoAccount, SessionView, SignIn } from '@contract/session';
import type { Observable } from 'rxjs';

@Service()
export class SessionApi {
  private readonly http = inject(HttpClient);

  current(): Observable<SessionView> {
    return this.http.get<SessionView>('/api/v1/session');
  }

  signIn(credentials: SignIn): Observable<SessionView> {
    return this.http.post<SessionView>('/api/v1/session', credentials);
  }

  prefer(language: Language): Observable<SessionView> {
    return this.http.patch<SessionView>('/api/v1/session', { language });
  }

  signOut(): Observable<void> {
    return this.http.delete<void>('/api/v1/session');
  }

  /** Of single sign-on: answers where the browser goes on to sign out at the provider too. */
  signOutEverywhere(): Observable<ContinueAt> {
    return this.http.post<ContinueAt>('/api/v1/sign-on/sign-out', {});
  }

  /** Accounts to choose from; empty outside demo mode. Call where injection is possible. */
  demoAccounts() {
    return httpResource<DemoAccount[]>(() => '/api/v1/demo-accounts', { defaultValue: [] });
  }
}
