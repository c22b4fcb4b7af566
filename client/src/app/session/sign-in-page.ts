import { Component, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import type { SignIn } from '@contract/session';
import { FieldError } from '../shared/field-error';
import { FormRefusal } from '../shared/form-refusal';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { DemoAccounts } from './demo-accounts';
import { OneAtTheDoor } from './one-at-the-door';
import { Session } from './session';

@Component({
  selector: 'app-sign-in-page',
  imports: [DemoAccounts, FieldError, FormField, FormRefusal, FormRoot, MatButton, MatError, MatFormField, MatInput, MatLabel, OneAtTheDoor],
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
    { submission: { action: (field) => this.enter(field().value()) } },
  );

  protected async enter(credentials: SignIn): Promise<undefined> {
    const done = await this.saving.attempt(() => this.session.signIn(credentials));
    if (done) await this.router.navigateByUrl(this.next() ?? '/households');
  }
}
