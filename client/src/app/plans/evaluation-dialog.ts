import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { addDays } from '../shared/day';
import { textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { AgreementApi } from './agreement-api';
import { GOAL_CHANGES, goalChangeKey } from './goal-change';

/** How each goal went since the last time. */
@Component({
  selector: 'app-evaluation-dialog',
  imports: [DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('evaluation.title')" [form]="fields" [saving]="saving" [draft]="'evaluation:' + picture.plan.id + ':' + picture.plan.version">
      <app-text-field type="date" [field]="fields.heldOn" [label]="words.t('evaluation.heldOn')" />
      @for (goal of goals; track goal.id; let place = $index) {
        @if (fields.goals[place]; as field) {
          <section [attr.aria-labelledby]="'evaluated-' + place">
            <h3 [id]="'evaluated-' + place"><span class="numbers">{{ place + 1 }}</span> <span class="quote">{{ goal.words }}</span></h3>
            <app-one-of [formField]="field.change" [label]="words.t('evaluation.how')" [options]="changes()" />
            <app-text-field [field]="field.whatChanged" [label]="words.t('evaluation.goalNote')" />
          </section>
        }
      }
      <app-text-field [lines]="2" [field]="fields.note" [label]="words.t('evaluation.note')" />
      <app-text-field type="date" [field]="fields.nextOn" [label]="words.t('evaluation.nextOn')" />
    </app-dialog-form>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-2);
      padding-top: var(--space-3);
      border-top: 1px solid var(--line);
    }
    h3 {
      font-size: 1rem;
    }
    h3 .numbers {
      margin-inline-end: 0.4rem;
      color: var(--primary);
    }
  `,
})
export class EvaluationDialog {
  private readonly api = inject(AgreementApi);
  private readonly dialog = inject<MatDialogRef<EvaluationDialog, boolean>>(MatDialogRef);
  protected readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly goals = this.picture.plan.goals.filter(({ state }) => state !== 'let_go');
  protected readonly changes = computed(() => [...GOAL_CHANGES, 'none' as const].map((value) => ({ value: String(value), label: this.words.t(goalChangeKey(value)) })));

  protected readonly fields = form(
    signal({
      heldOn: this.picture.today,
      goals: this.goals.map(() => ({ change: 'none', whatChanged: '' })),
      note: '',
      nextOn: addDays(this.picture.today, 7 * (this.picture.plan.evaluationWeeks ?? 6)),
    }),
    (path) => {
      required(path.heldOn);
      maxLength(path.note, 2000);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { heldOn, nextOn, note, goals } = this.fields().value();
    const discussed = goals.flatMap(({ change, whatChanged }, place) => {
      const goal = this.goals[place];
      return goal && change !== 'none' ? [{ goalId: goal.id, change: Number(change), whatChanged: textOrNull(whatChanged) }] : [];
    });
    const evaluation = { heldOn, nextOn: textOrNull(nextOn), note: textOrNull(note), goals: discussed };
    if (await this.saving.attempt(() => this.api.evaluate(this.picture.id, evaluation))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
