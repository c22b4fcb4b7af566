import { Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { RectificationView } from '@contract/rights';
import { RECTIFICATION_OUTCOMES, type RectificationOutcome } from '@contract/rights-words';
import { firstValueFrom } from 'rxjs';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { RightsApi } from './rights-api';

/** Corrected, or not and why: then the member's own view is put beside the record. */
@Component({
  selector: 'app-answer-rectification-dialog',
  imports: [DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('rights.answerTitle')" [form]="fields" [saving]="saving">
      <p>{{ data.request.whatIsWrong }}</p>
      <p class="quote">{{ data.request.ownView }}</p>
      <app-one-of [formField]="fields.outcome" [label]="words.t('rights.outcome')" [options]="words.options('rectificationOutcome', outcomes)" />
      <app-text-field
        [lines]="3"
        [field]="fields.answer"
        [label]="words.t(fields.outcome().value() === 'corrected' ? 'rights.whatChanged' : 'rights.whyNot')"
        [hint]="words.t(fields.outcome().value() === 'corrected' ? 'rights.whatChangedHint' : 'rights.whyNotHint')"
      />
    </app-dialog-form>
  `,
})
export class AnswerRectificationDialog {
  private readonly api = inject(RightsApi);
  private readonly dialog = inject<MatDialogRef<AnswerRectificationDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ householdId: string; request: RectificationView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.data.request.version, () => firstValueFrom(this.api.versionOf(this.data.householdId, this.data.request.id)));
  protected readonly outcomes = RECTIFICATION_OUTCOMES;

  protected readonly fields = form(
    signal({ outcome: 'corrected' as RectificationOutcome, answer: '' }),
    (path) => {
      required(path.answer);
      maxLength(path.answer, 2000);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { householdId, request } = this.data;
    const saved = await this.saving.attempt((version) => this.api.answerRectification(householdId, request.id, version, this.fields().value()));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
