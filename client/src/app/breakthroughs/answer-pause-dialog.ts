import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { PAUSE_ANSWERS, type PauseAnswer } from '@contract/breakthrough-words';
import { textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';

export interface AnswerPauseData {
  householdId: string;
  id: string;
  what: string;
  until: string;
}

/** Yes, in part, or no. */
@Component({
  selector: 'app-answer-pause-dialog',
  imports: [DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('pause.answer')" [form]="fields" [saving]="saving" [save]="words.t('pause.answer')">
      <p><strong>{{ data.what }}</strong> {{ words.t('pause.until', { day: words.day(data.until, 'long') }) }}</p>
      <app-one-of [formField]="fields.answer" [label]="words.t('pause.may')" [options]="answers()" />
      @if (fields.answer().value() === 'in_part') {
        <app-text-field type="date" [field]="fields.until" [label]="words.t('pause.untilLabel')" />
      }
      @if (fields.answer().value() !== 'granted') {
        <app-text-field [lines]="2" [field]="fields.because" [label]="words.t('pause.because')" />
      }
    </app-dialog-form>
  `,
})
export class AnswerPauseDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<AnswerPauseDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<AnswerPauseData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly answers = computed(() => this.words.options('pauseAnswer', PAUSE_ANSWERS));

  protected readonly fields = form(
    signal({ answer: 'in_part' as PauseAnswer, until: '', because: '' }),
    (path) => {
      required(path.because, { when: ({ valueOf }) => valueOf(path.answer) !== 'granted' });
      maxLength(path.because, 500);
      required(path.until, { when: ({ valueOf }) => valueOf(path.answer) === 'in_part' });
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { answer, until, because } = this.fields().value();
    const given = { answer, until: answer === 'in_part' ? until : null, because: answer === 'granted' ? null : textOrNull(because) };
    if (await this.saving.attempt(() => this.api.answerPause(this.data.householdId, this.data.id, given))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
