import { Component, computed, inject, signal } from '@angular/core';
import { email, form, FormField, maxLength, minLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatDialogRef } from '@angular/material/dialog';
import type { NewInvitation } from '@contract/administration';
import { GIVEN_ROLES, type Role } from '@contract/roles';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';
import { teamOptions } from './team-options';

/** Asks somebody to become a colleague. Closes with the invitation, whose link is then told. */
@Component({
  selector: 'app-invite-dialog',
  imports: [ChoiceField, DialogForm, FormField, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('colleagues.invite')" [form]="fields" [saving]="saving" [save]="words.t('invitation.make')">
      <app-text-field [field]="fields.name" [label]="words.t('colleague.name')" />
      <app-text-field [field]="fields.function" [label]="words.t('colleague.function')" [hint]="words.t('colleague.functionHint')" />
      <app-text-field type="email" [field]="fields.email" [label]="words.t('colleague.email')" [hint]="words.t('invitation.emailHint')" />
      <app-some-of [formField]="fields.roles" [label]="words.t('colleague.roles')" [options]="words.options('roles', roles)" />
      <app-choice-field [formField]="fields.teamId" [label]="words.t('colleague.team')" [options]="teams()" />
    </app-dialog-form>
  `,
})
export class InviteDialog {
  private readonly api = inject(AdministrationApi);
  private readonly dialog = inject<MatDialogRef<InviteDialog, NewInvitation>>(MatDialogRef);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly roles = GIVEN_ROLES;
  private readonly known = this.api.teams();
  protected readonly teams = computed(() => teamOptions(this.words, this.known.hasValue() ? this.known.value() : []));

  protected readonly fields = form(
    signal({ name: '', function: '', email: '', roles: [] as Role[], teamId: '' }),
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      required(path.function);
      maxLength(path.function, 200);
      required(path.email);
      email(path.email);
      minLength(path.roles, 1);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { teamId, ...person } = this.fields().value();
    const saved = await this.saving.attempt(() => this.api.invite({ ...person, teamId: teamId || null }));
    if (saved) this.dialog.close(saved.answer);
    return this.saving.fieldErrors(this.fields);
  }
}
