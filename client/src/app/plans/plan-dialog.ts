import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { MOST_EVALUATION_WEEKS, PLAN_ORIGINS } from '@contract/plan-words';
import type { PlanView } from '@contract/plans';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { Merging } from '../shared/merging';
import { NewestPicture } from '../shared/newest-picture';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { PlanApi } from './plan-api';

@Component({
  selector: 'app-plan-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('plan.change')" [form]="fields" [saving]="saving" [draft]="'plan:' + picture.plan.id + ':' + picture.plan.version">
      <app-text-field [lines]="3" [field]="fields.whereTo" [label]="words.t('plan.whereTo')" [hint]="words.t('plan.ownWords')" />
      <app-text-field [lines]="3" [field]="fields.inTheWay" [label]="words.t('plan.inTheWay')" [hint]="words.t('plan.ownWords')" />
      <app-one-of [formField]="fields.origin" [label]="words.t('plan.origin')" [options]="origins()" />
      @if (fields.origin().value() === 'family') {
        <app-text-field [lines]="5" [field]="fields.familyPlan" [label]="words.t('plan.familyPlan')" />
        <app-text-field type="date" [field]="fields.familyPlanOn" [label]="words.t('plan.familyPlanOn')" />
      }
      <app-choice-field [formField]="fields.evaluationWeeks" [label]="words.t('plan.evaluationWeeks')" [options]="rhythms()" />
      <app-text-field type="date" [field]="fields.nextEvaluationOn" [label]="words.t('plan.nextEvaluationOn')" />
    </app-dialog-form>
  `,
})
export class PlanDialog {
  private readonly api = inject(PlanApi);
  private readonly dialog = inject<MatDialogRef<PlanDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly typed = signal(valuesOf(this.picture.plan));
  private readonly merging = new Merging(this.typed, valuesOf, {
    whereTo: { label: () => this.words.t('plan.whereTo') },
    inTheWay: { label: () => this.words.t('plan.inTheWay') },
    origin: { label: () => this.words.t('plan.origin'), say: (origin) => this.words.t(`planOrigin.${origin}`) },
    familyPlan: { label: () => this.words.t('plan.familyPlan') },
    familyPlanOn: { label: () => this.words.t('plan.familyPlanOn'), say: (day) => this.words.day(day, 'long') },
    evaluationWeeks: { label: () => this.words.t('plan.evaluationWeeks'), say: (weeks) => this.rhythms().find(({ value }) => value === weeks)?.label ?? '' },
    nextEvaluationOn: { label: () => this.words.t('plan.nextEvaluationOn'), say: (day) => this.words.day(day, 'long') },
  });
  protected readonly saving = new Saving(this.picture.plan.version, () => this.newest.versionOf(this.picture.id, ({ plan }) => plan), this.merging);

  protected readonly fields = form(
    this.typed,
    (path) => {
      maxLength(path.whereTo, 2000);
      maxLength(path.inTheWay, 2000);
      maxLength(path.familyPlan, 8000);
    },
    { submission: { action: () => this.save() } },
  );

  protected readonly origins = computed(() => this.words.options('planOrigin', PLAN_ORIGINS));
  protected readonly rhythms = computed(() => [
    { value: '', label: this.words.t('plan.noRhythm') },
    ...Array.from({ length: MOST_EVALUATION_WEEKS }, (_, index) => ({ value: `${index + 1}`, label: this.words.count('planRoom.rhythm', index + 1) })),
  ]);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const change = changedFields(asSaid(this.merging.before), asSaid(this.fields().value()));
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    const saved = await this.saving.attempt((version) => this.api.change(this.picture.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** A plan as the form has it. */
const valuesOf = (plan: PlanView) => ({
  whereTo: plan.whereTo ?? '',
  inTheWay: plan.inTheWay ?? '',
  origin: plan.origin,
  familyPlan: plan.familyPlan ?? '',
  familyPlanOn: plan.familyPlanOn ?? '',
  evaluationWeeks: plan.evaluationWeeks?.toString() ?? '',
  nextEvaluationOn: plan.nextEvaluationOn ?? '',
});

/** The form's values as the API says them. */
const asSaid = ({ whereTo, inTheWay, origin, familyPlan, familyPlanOn, evaluationWeeks, nextEvaluationOn }: ReturnType<typeof valuesOf>) => ({
  whereTo: textOrNull(whereTo),
  inTheWay: textOrNull(inTheWay),
  origin,
  familyPlan: textOrNull(familyPlan),
  familyPlanOn: textOrNull(familyPlanOn),
  evaluationWeeks: evaluationWeeks ? Number(evaluationWeeks) : null,
  nextEvaluationOn: textOrNull(nextEvaluationOn),
});
