import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { SAFETY_ANSWERS, type SafetyAnswer } from '@contract/safety-words';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentMembers } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { SafetyApi } from './safety-api';

/** Whether it is safe at home now. */
@Component({
  selector: 'app-safety-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('safety.ask')" [form]="fields" [saving]="saving" [draft]="'safety:' + picture.id">
      <app-one-of [formField]="fields.answer" [label]="words.t('safety.question')" [options]="answers()" />
      <app-choice-field [formField]="fields.memberId" [label]="words.t('safety.about')" [options]="members()" />
      <app-text-field [lines]="3" [field]="fields.words" [label]="words.t(fields.answer().value() === 'no' ? 'safety.why' : 'safety.words')" [hint]="words.t('safety.readBy')" />
    </app-dialog-form>
  `,
})
export class SafetyDialog {
  private readonly api = inject(SafetyApi);
  private readonly dialog = inject<MatDialogRef<SafetyDialog, boolean>>(MatDialogRef);
  protected readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly fields = form(
    signal({ answer: 'yes' as SafetyAnswer, memberId: '', words: '' }),
    (path) => {
      required(path.words, { when: ({ valueOf }) => valueOf(path.answer) === 'no' });
      maxLength(path.words, 1000);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly answers = computed(() => this.words.options('safety.answer', SAFETY_ANSWERS));
  protected readonly members = computed(() => [{ value: '', label: this.words.t('safety.everybody') }, ...presentMembers(this.picture).map(({ id, name }) => ({ value: id, label: name }))]);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { answer, memberId, words } = this.fields().value();
    if (await this.saving.attempt(() => this.api.record(this.picture.id, { answer, memberId: memberId || null, words: textOrNull(words) }))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
