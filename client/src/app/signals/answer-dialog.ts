import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { ANSWER_KINDS, ANSWER_REASONS, type AnswerKind, type AnswerReason } from '@contract/signal-words';
import type { AnswerSignal, SignalView } from '@contract/signals';
import { chosenOwners, groupedOwners } from '../plans/action-owners';
import { textOrNull } from '../shared/changed-fields';
import { addDays } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { ChoiceField } from '../shared/choice-field';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { SignalApi } from './signal-api';

const NEW_GOAL = 'new';

/** What a team lead decides about a signal: something happens, later, or it is off the list. */
@Component({
  selector: 'app-answer-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('signal.answerTitle', { household: data.picture.name })" [form]="fields" [saving]="saving" [save]="words.t('signal.save.' + kind())" [draft]="'signal:' + data.signal.id">
      <p class="sentence">{{ data.signal.sentence[words.language()] }}</p>
      @if (data.signal.code === 'unsafe') {
        <p class="soft">{{ words.t('signal.safetyText') }}</p>
      }
      <app-one-of [formField]="fields.kind" [label]="words.t('signal.kind')" [options]="kinds()" />
      @if (kind() === 'decide') {
        <app-text-field [field]="fields.what" [label]="words.t('signal.what')" />
        <app-choice-field [formField]="fields.owner" [label]="words.t('signal.who')" [options]="owners()" />
        <app-text-field type="date" [field]="fields.dueOn" [label]="words.t('signal.byWhen')" />
        <app-choice-field [formField]="fields.goal" [label]="words.t('signal.goal')" [options]="goals()" />
        @if (fields.goal().value() === newGoal) {
          <app-text-field [field]="fields.newGoal" [label]="words.t('signal.newGoal')" [hint]="words.t('signal.newGoalHint')" />
        }
      }
      @if (kind() === 'snooze') {
        <app-text-field type="date" [field]="fields.until" [label]="words.t('signal.until')" />
      }
      <app-choice-field [formField]="fields.reason" [label]="words.t('signal.reason')" [options]="reasons()" />
      <app-text-field [lines]="3" [field]="fields.words" [label]="words.t(kind() === 'decide' ? 'signal.note' : 'signal.because')" />
    </app-dialog-form>
  `,
  styles: `
    .sentence {
      font-weight: 600;
    }
  `,
})
export class AnswerDialog {
  private readonly api = inject(SignalApi);
  private readonly dialog = inject<MatDialogRef<AnswerDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; signal: SignalView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly newGoal = NEW_GOAL;
  private readonly open = this.data.picture.plan.goals.filter(({ state }) => state === 'wanted' || state === 'working');

  protected readonly fields = form(
    signal({
      kind: 'decide' as AnswerKind,
      reason: '' as AnswerReason | '',
      words: '',
      until: addDays(this.data.picture.today, 7),
      what: '',
      owner: '',
      dueOn: addDays(this.data.picture.today, 7),
      goal: this.itsGoal(),
      newGoal: '',
    }),
    (path) => {
      const decides = { when: ({ valueOf }: { valueOf: (of: typeof path.kind) => AnswerKind }) => valueOf(path.kind) === 'decide' };
      required(path.what, decides);
      required(path.owner, decides);
      required(path.goal, decides);
      required(path.reason);
      required(path.dueOn, decides);
      required(path.newGoal, { when: ({ valueOf }) => valueOf(path.kind) === 'decide' && valueOf(path.goal) === NEW_GOAL });
      required(path.until, { when: ({ valueOf }) => valueOf(path.kind) === 'snooze' });
      required(path.words, { when: ({ valueOf }) => valueOf(path.kind) !== 'decide' });
      maxLength(path.what, 500);
      maxLength(path.words, 1000);
      maxLength(path.newGoal, 1000);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly kind = computed(() => this.fields.kind().value());
  /** Safety is not put off. */
  protected readonly kinds = computed(() => this.words.options('signal.kinds', this.data.signal.code === 'unsafe' ? ANSWER_KINDS.filter((kind) => kind !== 'snooze') : ANSWER_KINDS));
  protected readonly reasons = computed(() => [{ value: '' as const, label: this.words.t('signal.chooseReason') }, ...this.words.options('signal.reasons', ANSWER_REASONS)]);
  protected readonly owners = computed(() => [{ value: '', label: this.words.t('signal.choose') }, ...groupedOwners(this.data.picture, (kind) => this.words.t(`signal.owners.${kind}`))]);
  protected readonly goals = computed(() => [...(this.open.length > 0 ? [{ value: '', label: this.words.t('signal.chooseGoal') }] : []), ...this.open.map(({ id, words }) => ({ value: id, label: words })), { value: NEW_GOAL, label: this.words.t('signal.addGoal') }]);

  readonly dirty = () => this.fields().dirty();

  /** The goal that the signal is about. Of others somebody chooses it: the plan says what they are for. */
  private itsGoal(): string {
    const about = this.open.find(({ id }) => this.data.signal.evidence.some((row) => row.id === id));
    return about?.id ?? (this.open.length > 0 ? '' : NEW_GOAL);
  }

  private async save(): Promise<TreeValidationResult> {
    if (await this.saving.attempt(() => this.api.answer(this.data.picture.id, this.data.signal.id, this.asSaid()))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }

  private asSaid(): AnswerSignal {
    const { kind, reason, words, until, what, owner, dueOn, goal, newGoal } = this.fields().value();
    const base = { kind, reason: reason as AnswerReason, words: textOrNull(words) };
    if (kind === 'snooze') return { ...base, until };
    if (kind === 'dismiss') return base;
    return { ...base, decision: { what, owner: chosenOwners([owner])[0]!, dueOn, ...(goal === NEW_GOAL ? { newGoal } : { goalId: goal }) } };
  }
}
