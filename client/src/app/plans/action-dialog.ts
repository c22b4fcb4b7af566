import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, minLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { ACTION_RHYTHMS, ACTION_STATUSES, type ActionRhythm, type ActionStatus } from '@contract/plan-words';
import type { ActionView, ChangeAction, GoalView } from '@contract/plans';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { domainName, domainOptions } from '../shared/domain-name';
import { Merging } from '../shared/merging';
import { NewestPicture } from '../shared/newest-picture';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { chosenOwners, ownerOptions, ownerValues } from './action-owners';
import { PlanApi } from './plan-api';

@Component({
  selector: 'app-action-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, SomeOf, TextField],
  templateUrl: './action-dialog.html',
})
export class ActionDialog {
  private readonly api = inject(PlanApi);
  private readonly dialog = inject<MatDialogRef<ActionDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly data = inject<{ picture: HouseholdPicture; goal: GoalView; action: ActionView | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly action = this.data.action;
  private readonly typed = signal(valuesOf(this.action, this.data.goal));
  private readonly day = (label: string) => ({ label: () => this.words.t(label), say: (day: string) => this.words.day(day, 'long') });
  private readonly merging = new Merging(this.typed, (action: ActionView) => valuesOf(action, this.data.goal), {
    what: { label: () => this.words.t('action.what') },
    owners: { label: () => this.words.t('action.owners'), say: (chosen) => this.words.list(this.owners().flatMap(({ value, label }) => (chosen.includes(value) ? [label] : []))) },
    rhythm: { label: () => this.words.t('action.rhythm'), say: (rhythm) => this.words.t(`actionRhythm.${rhythm}`) },
    dueOn: this.day('action.dueOn'),
    startsOn: this.day('action.startsOn'),
    endsOn: this.day('action.endsOn'),
    reviewOn: this.day('action.reviewOn'),
    waitsForId: { label: () => this.words.t('action.waitsFor'), say: (id) => this.others().find(({ value }) => value === id)?.label ?? '' },
    domain: { label: () => this.words.t('action.domain'), say: (domain) => (domain ? domainName(domain, this.words.language()) : '') },
    status: { label: () => this.words.t('action.status'), say: (status) => this.words.t(`actionStatus.${status}`) },
    statusNote: { label: () => this.words.t('action.statusNote') },
  });
  protected readonly saving = new Saving(
    this.action?.version,
    () => this.newest.versionOf(this.data.picture.id, ({ plan }) => plan.goals.flatMap((goal) => goal.actions).find((each) => each.id === this.action?.id)),
    this.merging,
  );

  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.what);
      maxLength(path.what, 500);
      minLength(path.owners, 1);
      required(path.dueOn, { when: ({ valueOf }) => valueOf(path.rhythm) === 'once' });
      maxLength(path.statusNote, 1000);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly owners = computed(() => ownerOptions(this.data.picture));
  protected readonly rhythms = computed(() => this.words.options('actionRhythm', ACTION_RHYTHMS));
  protected readonly statuses = computed(() => this.words.options('actionStatus', ACTION_STATUSES));
  protected readonly domains = computed(() => [
    { value: '' as const, label: this.words.t('action.noDomain') },
    ...domainOptions(this.words.language()),
  ]);

  /** What can be first: all that is open and not this action itself. */
  protected readonly others = computed(() => [
    { value: '', label: this.words.t('action.waitsForNothing') },
    ...this.data.picture.plan.goals
      .flatMap((goal) => goal.actions)
      .filter(({ id, status }) => id !== this.action?.id && (status === 'open' || id === this.action?.waitsForId))
      .map(({ id, what }) => ({ value: id, label: what })),
  ]);

  /** Of an action that somebody else changed since, the draft is not put back over it. */
  protected readonly draft = this.action ? `action:${this.action.id}:${this.action.version}` : `new-action:${this.data.goal.id}`;

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { picture, goal } = this.data;
    const { action } = this;
    if (!action) {
      const { status, statusNote, ...rest } = asSaid(this.fields().value());
      const added = await this.saving.attempt(() => this.api.addAction(picture.id, { goalId: goal.id, ...rest }));
      if (added) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const change: ChangeAction = changedFields(asSaid(this.merging.before), asSaid(this.fields().value()));
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    const saved = await this.saving.attempt((version) => this.api.changeAction(picture.id, action.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** An action as the form has it; a new one is about the first part of life of its goal. */
const valuesOf = (action: ActionView | null, goal: GoalView) => ({
  what: action?.what ?? '',
  owners: ownerValues(action?.owners ?? []),
  rhythm: action?.rhythm ?? ('once' as ActionRhythm),
  dueOn: action?.dueOn ?? '',
  startsOn: action?.startsOn ?? '',
  endsOn: action?.endsOn ?? '',
  reviewOn: action?.reviewOn ?? '',
  waitsForId: action?.waitsForId ?? '',
  domain: (action ? (action.domain ?? '') : (goal.domains[0] ?? '')) as LifeDomain | '',
  status: action?.status ?? ('open' as ActionStatus),
  statusNote: action?.statusNote ?? '',
});

/** The form's values as the API says them. A single action has a day on which it is due, a rhythm an end or a review. */
function asSaid(typed: ReturnType<typeof valuesOf>) {
  const once = typed.rhythm === 'once';
  return {
    what: typed.what,
    owners: chosenOwners(typed.owners),
    rhythm: typed.rhythm,
    dueOn: once ? textOrNull(typed.dueOn) : null,
    startsOn: textOrNull(typed.startsOn),
    endsOn: once ? null : textOrNull(typed.endsOn),
    reviewOn: once ? null : textOrNull(typed.reviewOn),
    waitsForId: typed.waitsForId || null,
    domain: typed.domain || null,
    status: typed.status,
    statusNote: textOrNull(typed.statusNote),
  };
}
