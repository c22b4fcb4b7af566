import { Service, inject, signal } from '@angular/core';
import type { Language } from '@contract/roles';
import type { SessionView, SignIn } from '@contract/session';
import { firstValueFrom } from 'rxjs';
import { forgetAsked } from '../shared/ahead';
import { Words } from '../shared/words';
import { SessionApi } from './session-api';

/** Who is signed in, as far as this page knows. */
@Service()
export class Session {
  private readonly api = inject(SessionApi);
  private readonly words = inject(Words);
  private readonly present = signal<SessionView | null>(null);
  readonly current = this.present.asReadonly();

  /** At the start of the page: a session that is still there, and the language of its owner. */
  async resume(): Promise<void> {
    const session = await firstValueFrom(this.api.current()).catch(() => null);
    this.present.set(session);
    await this.words.speak(session?.language ?? 'nl');
  }

  async signIn(credentials: SignIn): Promise<void> {
    const session = await firstValueFrom(this.api.signIn(credentials));
    forgetAsked();
    await this.words.speak(session.language);
    this.present.set(session);
  }

  /** Answers whether the browser stays here: of single sign-on it goes on to the provider, to sign out there too. */
  async signOut(): Promise<boolean> {
    const elsewhere = this.present()?.signedInWith === 'sign_on';
    const accountId = this.present()?.professionalId;
    if (accountId) await import('../drafts/draft-store').then(({ forgetDrafts }) => forgetDrafts(accountId));
    if (elsewhere) location.assign((await firstValueFrom(this.api.signOutEverywhere())).continueAt);
    else await firstValueFrom(this.api.signOut());
    this.present.set(null);
    return !elsewhere;
  }

  /** The server no longer knows this session. */
  forget(): void {
    this.present.set(null);
  }

  /** Speaks a language from now on, and remembers it for whoever is signed in. */
  async prefer(language: Language): Promise<void> {
    await this.words.speak(language);
    if (this.present()) this.present.set(await firstValueFrom(this.api.prefer(language)));
  }
}
