import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { GOAL_STATES, type GoalState } from '@contract/plan-words';
import type { GoalView } from '@contract/plans';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { domainName, domainOptions } from '../shared/domain-name';
import { presentMembers } from '../shared/household-people';
import { Merging } from '../shared/merging';
import { NewestPicture } from '../shared/newest-picture';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { PlanApi } from './plan-api';

@Component({
  selector: 'app-goal-dialog',
  imports: [ChoiceField, DialogForm, FormField, MatCheckbox, OneOf, SomeOf, TextField],
  templateUrl: './goal-dialog.html',
})
export class GoalDialog {
  private readonly api = inject(PlanApi);
  private readonly dialog = inject<MatDialogRef<GoalDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly data = inject<{ picture: HouseholdPicture; goal: GoalView | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly goal = this.data.goal;
  private readonly typed = signal(valuesOf(this.goal));
  private readonly merging = new Merging(this.typed, (goal: GoalView) => valuesOf(goal), {
    words: { label: () => this.words.t('goal.words') },
    saidByMemberId: { label: () => this.words.t('goal.saidBy'), say: (id) => this.members().find(({ value }) => value === id)?.label ?? '' },
    professionalWording: { label: () => this.words.t('plan.professionalWording') },
    domains: { label: () => this.words.t('goal.domains'), say: (domains) => this.words.list(domains.map((domain) => domainName(domain, this.words.language()))) },
    state: { label: () => this.words.t('goal.state'), say: (state) => this.words.t(`goalState.${state}`) },
    notNowBecause: { label: () => this.words.t('goal.notNow') },
    shielded: { label: () => this.words.t('goal.shield'), say: (shielded) => this.words.t(shielded ? 'merge.yes' : 'merge.no') },
  });
  protected readonly saving = new Saving(
    this.goal?.version,
    () => this.newest.versionOf(this.data.picture.id, ({ plan }) => plan.goals.find((each) => each.id === this.goal?.id)),
    this.merging,
  );

  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.words);
      maxLength(path.words, 1000);
      maxLength(path.professionalWording, 1000);
      maxLength(path.notNowBecause, 500);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly members = computed(() => [
    { value: '', label: this.words.t('plan.saidByNobody') },
    ...presentMembers(this.data.picture).map(({ id, name }) => ({ value: id, label: name })),
  ]);
  protected readonly domains = computed(() => domainOptions(this.words.language()));
  protected readonly states = computed(() => this.words.options('goalState', GOAL_STATES));

  /** Of a goal that somebody else changed since, the draft is not put back over it. */
  protected readonly draft = this.goal ? `goal:${this.goal.id}:${this.goal.version}` : `new-goal:${this.data.picture.id}`;

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { picture } = this.data;
    const { goal } = this;
    if (!goal) {
      const { state, notNowBecause, ...typed } = asSaid(this.fields().value());
      const saidOn = typed.saidByMemberId ? picture.today : null;
      const added = await this.saving.attempt(() => this.api.addGoal(picture.id, { ...typed, saidOn }));
      if (added) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const change = changedFields(asSaid(this.merging.before), asSaid(this.fields().value()));
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    const saved = await this.saving.attempt((version) => this.api.changeGoal(picture.id, goal.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** A goal as the form has it. */
const valuesOf = (goal: GoalView | null) => ({
  words: goal?.words ?? '',
  saidByMemberId: goal?.saidByMemberId ?? '',
  professionalWording: goal?.professionalWording ?? '',
  domains: goal?.domains ?? ([] as LifeDomain[]),
  state: goal?.state ?? ('wanted' as GoalState),
  notNowBecause: goal?.notNowBecause ?? '',
  shielded: goal?.shielded ?? false,
});

/** The form's values as the API says them. */
const asSaid = ({ saidByMemberId, professionalWording, notNowBecause, ...rest }: ReturnType<typeof valuesOf>) => ({
  ...rest,
  saidByMemberId: textOrNull(saidByMemberId),
  professionalWording: textOrNull(professionalWording),
  notNowBecause: textOrNull(notNowBecause),
});
