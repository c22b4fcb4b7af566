import { Location } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { form, FormField, FormRoot, minLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { PASSWORD_LEAST } from '@contract/administration-words';
import { Session } from '../session/session';
import { dayOf } from '../shared/day';
import { FieldError } from '../shared/field-error';
import { FormRefusal } from '../shared/form-refusal';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { InvitationApi } from './invitation-api';

/** Where the link of an invitation leads: whoever holds it chooses a password, and has an account. */
@Component({
  selector: 'app-invitation-page',
  imports: [FieldError, FormField, FormRefusal, FormRoot, MatButton, MatError, MatFormField, MatHint, MatInput, MatLabel, RouterLink, Skeleton, StateMessage],
  templateUrl: './invitation-page.html',
  styleUrl: './invitation-page.scss',
})
export class InvitationPage {
  private readonly api = inject(InvitationApi);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly least = PASSWORD_LEAST;
  protected readonly accepted = signal(false);
  protected readonly dayOf = dayOf;
  protected readonly token = signal('');
  protected readonly resource = this.api.opened(this.token);

  protected readonly fields = form(
    signal({ password: '', again: '' }),
    (path) => {
      required(path.password);
      minLength(path.password, PASSWORD_LEAST);
      required(path.again);
      validate(path.again, ({ value, valueOf }) => (value() === valueOf(path.password) ? undefined : { kind: 'same' }));
    },
    { submission: { action: () => this.accept() } },
  );

  constructor() {
    const location = inject(Location);
    inject(ActivatedRoute)
      .fragment.pipe(takeUntilDestroyed())
      .subscribe((fragment) => {
        if (!fragment) return;
        this.token.set(fragment);
        // The token stays out of the history of this browser, and of what is copied from its address bar.
        location.replaceState('/invitation');
      });
  }

  private async accept(): Promise<undefined> {
    const { password } = this.fields().value();
    if (!(await this.saving.attempt(() => this.api.accept({ token: this.token(), password })))) return;
    // Somebody else may be signed in here, such as the administrator who tries the link.
    if (this.session.current()) await this.session.signOut();
    this.accepted.set(true);
  }
}
