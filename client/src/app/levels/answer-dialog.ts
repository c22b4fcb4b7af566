import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ESCALATION_OUTCOMES, type EscalationOutcome, type Level } from '@contract/level-words';
import type { Day } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LevelApi } from './level-api';

export interface AnswerData {
  id: string;
  question: string;
  level: Level;
  householdName: string;
  today: Day;
}

/** The decision of who was asked. */
@Component({
  selector: 'app-answer-dialog',
  imports: [DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('escalation.answerFor', { name: data.householdName })" [form]="fields" [saving]="saving" [save]="words.t('escalation.answer')">
      <p><span class="quote">{{ data.question }}</span></p>
      <app-one-of [formField]="fields.outcome" [label]="words.t('escalation.outcome', { level: words.t('ladder.' + data.level) })" [options]="outcomes()" />
      <app-text-field [lines]="3" [field]="fields.words" [label]="words.t('escalation.words.' + fields.outcome().value())" />
      @if (fields.outcome().value() === 'agreed') {
        <app-text-field type="date" [field]="fields.reviewOn" [label]="words.t('levels.review')" />
      }
    </app-dialog-form>
  `,
})
export class AnswerDialog {
  private readonly api = inject(LevelApi);
  private readonly dialog = inject<MatDialogRef<AnswerDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<AnswerData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({ outcome: 'agreed' as EscalationOutcome, words: '', reviewOn: '' }),
    (path) => {
      required(path.words);
      maxLength(path.words, 1000);
      required(path.reviewOn, { when: ({ valueOf }) => valueOf(path.outcome) === 'agreed' });
      validate(path.reviewOn, ({ value }) => (value() && value() < this.data.today ? { kind: 'order' } : undefined));
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly outcomes = computed(() => this.words.options('escalationOutcome', ESCALATION_OUTCOMES));

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { outcome, words, reviewOn } = this.fields().value();
    const saved = await this.saving.attempt(() => this.api.answer(this.data.id, { outcome, words, ...(outcome === 'agreed' ? { reviewOn } : {}) }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
