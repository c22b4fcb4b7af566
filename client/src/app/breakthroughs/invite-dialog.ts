import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { possibleProfessionals } from '../shared/household-people';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import type { BreakthroughData } from './dialog-data';

/** A colleague who is involved, or somebody by organisation and function. */
@Component({
  selector: 'app-invite-dialog',
  imports: [ChoiceField, DialogForm, FormField, MatCheckbox, TextField],
  template: `
    <app-dialog-form [title]="words.t('invitee.add')" [form]="fields" [saving]="saving" [save]="words.t('invitee.invite')">
      <app-choice-field [formField]="fields.professionalId" [label]="words.t('invitee.who')" [options]="people()" />
      @if (!fields.professionalId().value()) {
        <app-text-field [field]="fields.organisationName" [label]="words.t('invitee.organisation')" [hint]="words.t('invitee.organisationHint')" />
        <app-text-field [field]="fields.function" [label]="words.t('invitee.function')" />
      }
      <mat-checkbox [formField]="fields.decides">{{ words.t('invitee.mayDecide') }}</mat-checkbox>
    </app-dialog-form>
  `,
})
export class InviteDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<InviteDialog, boolean>>(MatDialogRef);
  private readonly data = inject<BreakthroughData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly people = computed(() => [{ value: '', label: this.words.t('invitee.byFunction') }, ...possibleProfessionals(this.data.picture)]);

  protected readonly fields = form(
    signal({ professionalId: '', organisationName: this.data.breakthrough.missing[0]?.party ?? '', function: '', decides: true }),
    (path) => {
      required(path.organisationName, { when: ({ valueOf }) => !valueOf(path.professionalId) });
      required(path.function, { when: ({ valueOf }) => !valueOf(path.professionalId) });
      maxLength(path.organisationName, 200);
      maxLength(path.function, 100);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { professionalId, organisationName, function: job, decides } = this.fields().value();
    const invitee = professionalId ? { professionalId, decides } : { organisationName, function: job, decides };
    if (await this.saving.attempt(() => this.api.invite(this.data.picture.id, this.data.breakthrough.id, invitee))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
