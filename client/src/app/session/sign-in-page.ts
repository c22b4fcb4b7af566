import { Component, computed, effect, inject, input, signal, viewChild, viewChildren } from '@angular/core';
import { Router } from '@angular/router';
import type { SignIn } from '@contract/session';
import { firstValueFrom } from 'rxjs';
import type { Option } from '../shared/option';
import { refusalWith } from '../shared/problem';
import { RefusalNote } from '../shared/refusal-note';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { DemoAccounts } from './demo-accounts';
import { OneAtTheDoor } from './one-at-the-door';
import { Session } from './session';
import { SignInField } from './sign-in-field';
import { SignOnApi } from './sign-on-api';

@Component({
  selector: 'app-sign-in-page',
  imports: [DemoAccounts, OneAtTheDoor, RefusalNote, SignInField],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly api = inject(SignOnApi);
  private readonly options = this.api.options();
  private readonly fields = viewChildren(SignInField);
  private readonly codeField = viewChild<SignInField>('codeField');
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly signingOn = new Saving();

  /** Where the reader wanted to go; from the address. */
  readonly next = input<string>();
  /** Why single sign-on did not succeed; from the address, to which the provider's answer led. */
  readonly refusal = input<string>();

  /** Until it is known otherwise there is a form: most installations have one. */
  protected readonly localAccounts = computed(() => !this.options.hasValue() || this.options.value().localAccounts);
  protected readonly provider = computed(() => (this.options.hasValue() ? this.options.value().signOn?.name : undefined));
  protected readonly waitsFor = signal<string | undefined>(undefined);
  /** The browser is on its way to the provider. */
  protected readonly leaving = signal(false);
  protected readonly codeNeeded = signal(false);

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly entering = signal(false);

  /** For who has an account at more than one organisation, with the same password: at which do they sign in? */
  protected readonly organisationId = signal('');
  protected readonly organisations = signal<Option[]>([]);

  constructor() {
    effect(() => {
      const code = this.refusal();
      if (code === 'sign-on.waiting') void this.tellForWhom();
      else if (code) this.signingOn.refuse(refusalWith(code));
    });
    effect(() => this.codeField()?.focus());
  }

  protected async choose({ email, password }: SignIn): Promise<void> {
    this.email.set(email);
    this.password.set(password);
    this.code.set('');
    await this.enter();
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const missing = this.fields().filter((field) => !field.check());
    if (missing.length > 0) return missing[0]?.focus();
    if (this.entering()) return;
    this.entering.set(true);
    await this.enter();
    this.entering.set(false);
  }

  protected async signOn(): Promise<void> {
    this.leaving.set(true);
    const next = this.next();
    const begun = await this.signingOn.attempt(() => this.api.begin({ purpose: 'sign_in', ...(next ? { next } : {}) }));
    if (begun) location.assign(begun.answer.continueAt);
    else this.leaving.set(false);
  }

  private async enter(): Promise<void> {
    const organisationId = this.organisationId();
    const given = {
      email: this.email(),
      password: this.password(),
      ...(organisationId ? { organisationId } : {}),
      ...(this.codeNeeded() ? { code: this.code() } : {}),
    };
    const done = await this.saving.attempt(() => this.session.signIn(given));
    if (done) {
      await this.router.navigateByUrl(this.next() ?? '/');
      return;
    }
    const refusal = this.saving.refusal();
    if (refusal?.code === 'session.code-needed') {
      this.codeNeeded.set(true);
      this.saving.forget();
    }
    if (refusal?.code === 'session.choose-organisation') {
      // Stays in sight while a code is asked for after it.
      const found = refusal.facts['organisations'] as { id: string; name: string }[];
      this.organisations.set(found.map(({ id, name }) => ({ value: id, label: name })));
    }
  }

  private async tellForWhom(): Promise<void> {
    const waits = await firstValueFrom(this.api.waitsFor()).catch(() => undefined);
    if (waits) this.waitsFor.set(waits.organisation);
    else this.signingOn.refuse(refusalWith('sign-on.waiting'));
  }
}
