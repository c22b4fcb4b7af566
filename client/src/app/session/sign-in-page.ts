import { Component, ElementRef, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import type { SignIn } from '@contract/session';
import { firstValueFrom } from 'rxjs';
import { FieldError } from '../shared/field-error';
import { FormRefusal } from '../shared/form-refusal';
import { OneOf } from '../shared/one-of';
import type { Option } from '../shared/option';
import { refusalWith } from '../shared/problem';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { DemoAccounts } from './demo-accounts';
import { OneAtTheDoor } from './one-at-the-door';
import { Session } from './session';
import { SignOnApi } from './sign-on-api';

@Component({
  selector: 'app-sign-in-page',
  imports: [DemoAccounts, FieldError, FormField, FormRefusal, FormRoot, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel, OneAtTheDoor, OneOf],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly api = inject(SignOnApi);
  private readonly options = this.api.options();
  private readonly codeField = viewChild<ElementRef<HTMLInputElement>>('code');
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

  protected readonly credentials = form(
    signal({ email: '', password: '', code: '' }),
    (path) => {
      required(path.email);
      required(path.password);
      required(path.code, { when: () => this.codeNeeded() });
    },
    { submission: { action: () => this.enter() } },
  );

  /** For who has an account at more than one organisation, with the same password: at which do they sign in? */
  protected readonly organisationId = signal('');
  protected readonly organisations = signal<Option[]>([]);

  constructor() {
    effect(() => {
      const code = this.refusal();
      if (code === 'sign-on.waiting') void this.tellForWhom();
      else if (code) this.signingOn.refuse(refusalWith(code));
    });
    effect(() => this.codeField()?.nativeElement.focus());
  }

  protected async choose({ email, password }: SignIn): Promise<void> {
    this.credentials().value.set({ email, password, code: '' });
    await this.enter();
  }

  protected async signOn(): Promise<void> {
    this.leaving.set(true);
    const next = this.next();
    const begun = await this.signingOn.attempt(() => this.api.begin({ purpose: 'sign_in', ...(next ? { next } : {}) }));
    if (begun) location.assign(begun.answer.continueAt);
    else this.leaving.set(false);
  }

  private async enter(): Promise<undefined> {
    const { email, password, code } = this.credentials().value();
    const organisationId = this.organisationId();
    const given = { email, password, ...(organisationId ? { organisationId } : {}), ...(this.codeNeeded() ? { code } : {}) };
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
