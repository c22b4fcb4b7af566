import { Component, computed, inject, signal } from '@angular/core';
import { applyEach, form, FormField, maxLength, minLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { DECISION_OUTCOMES, MOST_DECIDED_ACTIONS, type DecisionOutcome } from '@contract/breakthrough-words';
import type { DecidedAction } from '@contract/breakthroughs';
import { chosenOwners, groupedOwners } from '../plans/action-owners';
import { textOrNull } from '../shared/changed-fields';
import { addDays } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { ChoiceField } from '../shared/choice-field';
import { Icon } from '../shared/icon';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import type { BreakthroughData } from './dialog-data';

interface ActionFields {
  what: string;
  owner: string;
  goalId: string;
  dueOn: string;
}

/** What the table decided, who was there, and who does what; the actions go into the plan. */
@Component({
  selector: 'app-decision-dialog',
  imports: [ChoiceField, DialogForm, FormField, Icon, MatButton, OneOf, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('breakthrough.decide')" [form]="fields" [saving]="saving" [draft]="'decision:' + data.breakthrough.id">
      <app-one-of [formField]="fields.outcome" [label]="words.t('decision.outcome')" [options]="outcomes()" />
      <app-text-field [lines]="4" [field]="fields.decision" [label]="words.t('decision.words')" />
      @if (fields.outcome().value() === 'with_conditions') {
        <app-text-field [lines]="2" [field]="fields.conditions" [label]="words.t('decision.conditions')" />
      }
      <app-some-of [formField]="fields.presentIds" [label]="words.t('decision.present')" [options]="invitees()" />
      <app-text-field type="date" [field]="fields.decidedOn" [label]="words.t('decision.day')" />
      @if (beforeTable()) {
        <app-some-of [formField]="fields.tableMetEarlier" [label]="words.t('decision.beforeTable', { day: words.day(data.breakthrough.tableOn, 'long') })" [options]="metEarlier()" />
      }
      @if (agreed()) {
        <app-text-field type="date" [field]="fields.reviewOn" [label]="words.t('decision.review')" />
        @for (action of fields.actions; track action; let place = $index) {
          <fieldset>
            <legend>{{ words.t('decision.action', { number: place + 1 }) }}</legend>
            <app-text-field [field]="action.what" [label]="words.t('decision.what')" />
            <app-choice-field [formField]="action.owner" [label]="words.t('decision.who')" [options]="owners()" />
            <app-choice-field [formField]="action.goalId" [label]="words.t('decision.goal')" [options]="goals()" />
            <app-text-field type="date" [field]="action.dueOn" [label]="words.t('decision.dueOn')" />
          </fieldset>
        }
        @if (fields.actions().value().length < most) {
          <button matButton type="button" (click)="another()"><app-icon name="add" /> {{ words.t('decision.another') }}</button>
        }
      }
    </app-dialog-form>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--round-small);
    }
    legend {
      font-weight: 620;
    }
  `,
})
export class DecisionDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<DecisionDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<BreakthroughData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly most = MOST_DECIDED_ACTIONS;
  private readonly picture = this.data.picture;
  protected readonly owners = computed(() => [{ value: '', label: this.words.t('signal.choose') }, ...groupedOwners(this.picture, (kind) => this.words.t(`signal.owners.${kind}`))]);
  protected readonly goals = computed(() => [{ value: '', label: this.words.t('signal.chooseGoal') }, ...this.picture.plan.goals.map(({ id, words }) => ({ value: id, label: words }))]);
  protected readonly metEarlier = computed(() => [{ value: 'yes', label: this.words.t('decision.metEarlier') }]);
  protected readonly outcomes = computed(() => this.words.options('decisionOutcome', DECISION_OUTCOMES));
  protected readonly invitees = computed(() =>
    this.data.breakthrough.invitees.map(({ id, name, function: job, organisationName, decides }) => ({
      value: id,
      label: [name ?? job, organisationName].filter(Boolean).join(', ') + (decides ? ` (${this.words.t('invitee.decides')})` : ''),
    })),
  );

  private readonly model = signal({
    outcome: 'accepted' as DecisionOutcome,
    decision: this.data.breakthrough.proposal ?? '',
    conditions: '',
    presentIds: [] as string[],
    decidedOn: this.picture.today,
    tableMetEarlier: [] as string[],
    reviewOn: addDays(this.picture.today, 42),
    actions: [this.emptyAction()],
  });
  protected readonly fields = form(
    this.model,
    (path) => {
      required(path.decision);
      maxLength(path.decision, 4000);
      required(path.conditions, { when: ({ valueOf }) => valueOf(path.outcome) === 'with_conditions' });
      required(path.decidedOn);
      minLength(path.tableMetEarlier, 1, { when: ({ valueOf }) => this.isBeforeTable(valueOf(path.decidedOn)) });
      applyEach(path.actions, (action) => {
        // One is needed; a second one that was left empty is none.
        required(action.what, { when: ({ valueOf }) => valueOf(path.outcome) !== 'refused' && valueOf(path.actions).every(({ what }) => !what.trim()) });
        for (const field of [action.owner, action.goalId, action.dueOn]) required(field, { when: ({ valueOf }) => valueOf(path.outcome) !== 'refused' && valueOf(action.what).trim() !== '' });
      });
      required(path.reviewOn, { when: ({ valueOf }) => valueOf(path.outcome) !== 'refused' });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly agreed = computed(() => this.fields.outcome().value() !== 'refused');
  protected readonly beforeTable = computed(() => this.isBeforeTable(this.fields.decidedOn().value()));

  readonly dirty = () => this.fields().dirty();

  protected another(): void {
    this.model.update((value) => ({ ...value, actions: [...value.actions, this.emptyAction()] }));
  }

  private isBeforeTable(day: string): boolean {
    const { tableOn } = this.data.breakthrough;
    return tableOn !== null && day !== '' && day < tableOn;
  }

  private emptyAction(): ActionFields {
    return { what: '', owner: '', goalId: '', dueOn: addDays(this.picture.today, 14) };
  }

  private async save(): Promise<TreeValidationResult> {
    const { actions, conditions, reviewOn, tableMetEarlier, ...decision } = this.fields().value();
    const agreed = decision.outcome !== 'refused';
    const saved = await this.saving.attempt(() =>
      this.api.decide(this.picture.id, this.data.breakthrough.id, {
        ...decision,
        conditions: decision.outcome === 'with_conditions' ? textOrNull(conditions) : null,
        ...(this.beforeTable() && { tableMetEarlier: tableMetEarlier.length > 0 }),
        reviewOn: agreed ? reviewOn : null,
        actions: agreed ? actions.filter(({ what }) => what.trim()).map(decided) : [],
      }),
    );
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

function decided({ what, owner, goalId, dueOn }: ActionFields): DecidedAction {
  return { what, goalId, dueOn, owners: chosenOwners([owner]) };
}
