import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { EmergencyToReview } from '@contract/emergency';
import { EMERGENCY_OUTCOMES, type EmergencyOutcome } from '@contract/emergency-words';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { EmergencyApi } from './emergency-api';
import { EmergencySummary } from './emergency-summary';

@Component({
  selector: 'app-review-dialog',
  imports: [DialogForm, EmergencySummary, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('emergencyReview.do')" [form]="fields" [saving]="saving">
      <app-emergency-summary [emergency]="emergency" />
      <app-one-of [formField]="fields.outcome" [label]="words.t('emergencyReview.outcome')" [options]="outcomes()" />
      @if (emergency.running && fields.outcome().value() === 'not_justified') {
        <p>{{ words.t('emergencyReview.endsNow') }}</p>
      }
      <app-text-field [lines]="3" [field]="fields.words" [label]="words.t('emergencyReview.words')" [hint]="words.t('emergencyReview.wordsHint')" />
    </app-dialog-form>
  `,
})
export class ReviewDialog {
  private readonly api = inject(EmergencyApi);
  private readonly dialog = inject<MatDialogRef<ReviewDialog, boolean>>(MatDialogRef);
  protected readonly emergency = inject<EmergencyToReview>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({ outcome: '' as EmergencyOutcome, words: '' }),
    (path) => {
      required(path.outcome);
      required(path.words);
      maxLength(path.words, 1000);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly outcomes = computed(() => this.words.options('emergencyOutcome', EMERGENCY_OUTCOMES));

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    if (await this.saving.attempt(() => this.api.review(this.emergency.id, this.fields().value()))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
