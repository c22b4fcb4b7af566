import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { LevelsView } from '@contract/levels';
import { LEVELS, rankOf } from '@contract/level-words';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LevelApi } from './level-api';

/** Asks somebody by name for a decision, before a day. */
@Component({
  selector: 'app-escalate-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('escalation.ask')" [form]="fields" [saving]="saving" [save]="words.t('escalation.send')">
      <p class="soft">{{ words.t('escalation.text') }}</p>
      <app-choice-field [formField]="fields.askedId" [label]="words.t('escalation.who')" [options]="people()" />
      <app-one-of [formField]="fields.level" [label]="words.t('escalation.level')" [options]="levels()" />
      <app-text-field [lines]="3" [field]="fields.question" [label]="words.t('escalation.question')" [hint]="words.t('escalation.questionHint')" />
      <app-text-field type="date" [field]="fields.answerBy" [label]="words.t('escalation.answerBy')" [hint]="words.t('escalation.answerByHint')" />
    </app-dialog-form>
  `,
  styles: `
    .error {
      color: var(--attention);
      font-size: 0.875rem;
    }
  `,
})
export class EscalateDialog {
  private readonly api = inject(LevelApi);
  private readonly dialog = inject<MatDialogRef<EscalateDialog, boolean>>(MatDialogRef);
  private readonly data = inject<{ picture: HouseholdPicture; levels: LevelsView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  private readonly askable = this.api.askable(this.data.picture.id);
  private readonly higher = LEVELS.slice(rankOf(this.data.levels.level) + 1);

  protected readonly fields = form(
    signal({ askedId: '', level: this.higher[0]!, question: '', answerBy: this.data.levels.usualAnswerBy }),
    (path) => {
      required(path.askedId);
      required(path.question);
      maxLength(path.question, 1000);
      required(path.answerBy);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly levels = computed(() => this.words.options('ladder', this.higher));
  protected readonly people = computed(() => [
    { value: '', label: this.words.t('escalation.choose') },
    ...(this.askable.hasValue() ? this.askable.value() : []).map(({ id, name, function: job, organisationName }) => ({ value: id, label: `${name}, ${job} (${organisationName})` })),
  ]);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const saved = await this.saving.attempt(() => this.api.escalate(this.data.picture.id, this.fields().value()));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
