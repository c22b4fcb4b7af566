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
import { domainOptions } from '../shared/domain-name';
import { presentMembers } from '../shared/household-people';
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
  protected readonly saving = new Saving(this.goal?.version, () =>
    this.newest.versionOf(this.data.picture.id, ({ plan }) => plan.goals.find((each) => each.id === this.goal?.id)),
  );

  protected readonly fields = form(
    signal({
      words: this.goal?.words ?? '',
      saidByMemberId: this.goal?.saidByMemberId ?? '',
      professionalWording: this.goal?.professionalWording ?? '',
      domains: this.goal?.domains ?? ([] as LifeDomain[]),
      state: this.goal?.state ?? ('wanted' as GoalState),
      notNowBecause: this.goal?.notNowBecause ?? '',
      shielded: this.goal?.shielded ?? false,
    }),
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

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { picture } = this.data;
    const { goal } = this;
    const { state, notNowBecause, ...rest } = this.fields().value();
    const typed = { ...rest, saidByMemberId: textOrNull(rest.saidByMemberId), professionalWording: textOrNull(rest.professionalWording) };
    if (!goal) {
      const saidOn = typed.saidByMemberId ? picture.today : null;
      const added = await this.saving.attempt(() => this.api.addGoal(picture.id, { ...typed, saidOn }));
      if (added) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const { words, saidByMemberId, professionalWording, domains, shielded } = goal;
    const before = { words, saidByMemberId, professionalWording, domains, shielded, state: goal.state, notNowBecause: goal.notNowBecause };
    const change = changedFields(before, { ...typed, state, notNowBecause: textOrNull(notNowBecause) });
    if (Object.keys(change).length === 0) return this.dialog.close();
    const saved = await this.saving.attempt((version) => this.api.changeGoal(picture.id, goal.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
