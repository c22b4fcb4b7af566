import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import type { SignIn } from '@contract/session';
import { FieldError } from '../shared/field-error';
import { FormRefusal } from '../shared/form-refusal';
import { OneOf } from '../shared/one-of';
import type { Option } from '../shared/option';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { DemoAccounts } from './demo-accounts';
import { OneAtTheDoor } from './one-at-the-door';
import { Session } from './session';

@Component({
  selector: 'app-sign-in-page',
  imports: [DemoAccounts, FieldError, FormField, FormRefusal, FormRoot, MatButton, MatError, MatFormField, MatInput, MatLabel, OneAtTheDoor, OneOf],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  /** Where the reader wanted to go; from the address. */
  readonly next = input<string>();

  protected readonly credentials = form(
    signal<SignIn>({ email: '', password: '' }),
    (path) => {
      required(path.email);
      required(path.password);
    },
    { submission: { action: (field) => this.enter({ ...field().value(), ...(this.organisationId() ? { organisationId: this.organisationId() } : {}) }) } },
  );

  /** For who has an account at more than one organisation, with the same password: at which do they sign in? */
  protected readonly organisationId = signal('');
  protected readonly organisations = computed<Option[]>(() => {
    const refusal = this.saving.refusal();
    if (refusal?.code !== 'session.choose-organisation') return [];
    return (refusal.facts['organisations'] as { id: string; name: string }[]).map(({ id, name }) => ({ value: id, label: name }));
  });

  protected async enter(credentials: SignIn): Promise<undefined> {
    const done = await this.saving.attempt(() => this.session.signIn(credentials));
    if (done) await this.router.navigateByUrl(this.next() ?? '/');
  }
}
