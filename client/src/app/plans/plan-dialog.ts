import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { MOST_EVALUATION_WEEKS, PLAN_ORIGINS, type PlanOrigin } from '@contract/plan-words';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
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
    <app-dialog-form [title]="words.t('plan.change')" [form]="fields" [saving]="saving">
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
  private readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.picture.plan.version, () => this.newest.versionOf(this.picture.id, ({ plan }) => plan));

  private readonly before = {
    whereTo: this.picture.plan.whereTo ?? '',
    inTheWay: this.picture.plan.inTheWay ?? '',
    origin: this.picture.plan.origin,
    familyPlan: this.picture.plan.familyPlan ?? '',
    familyPlanOn: this.picture.plan.familyPlanOn ?? '',
    evaluationWeeks: this.picture.plan.evaluationWeeks?.toString() ?? '',
    nextEvaluationOn: this.picture.plan.nextEvaluationOn ?? '',
  };
  protected readonly fields = form(
    signal(this.before),
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
    const change = changedFields(asSaid(this.before), asSaid(this.fields().value()));
    if (Object.keys(change).length === 0) return this.dialog.close();
    const saved = await this.saving.attempt((version) => this.api.change(this.picture.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

interface Typed extends Record<'whereTo' | 'inTheWay' | 'familyPlan' | 'familyPlanOn' | 'evaluationWeeks' | 'nextEvaluationOn', string> {
  origin: PlanOrigin;
}

/** The form's values as the API says them. */
const asSaid = ({ whereTo, inTheWay, origin, familyPlan, familyPlanOn, evaluationWeeks, nextEvaluationOn }: Typed) => ({
  whereTo: textOrNull(whereTo),
  inTheWay: textOrNull(inTheWay),
  origin,
  familyPlan: textOrNull(familyPlan),
  familyPlanOn: textOrNull(familyPlanOn),
  evaluationWeeks: evaluationWeeks ? Number(evaluationWeeks) : null,
  nextEvaluationOn: textOrNull(nextEvaluationOn),
});
