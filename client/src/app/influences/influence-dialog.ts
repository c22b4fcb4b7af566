import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { InfluenceMap, InfluenceView } from '@contract/influences';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentMembers } from '../shared/household-people';
import { Merging } from '../shared/merging';
import { labelOf } from '../shared/option';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { InfluenceApi } from './influence-api';

/** One problem pushes on another, in the words of the household. */
@Component({
  selector: 'app-influence-dialog',
  imports: [ChoiceField, DialogForm, FormField, MatCheckbox, TextField],
  template: `
    <app-dialog-form [title]="words.t(data.influence ? 'influence.change' : 'influence.add')" [form]="fields" [saving]="saving" [draft]="'influence:' + (data.influence?.id ?? data.picture.id)">
      @if (data.influence) {
        <p><strong>{{ labelOf(data.influence.fromProblemId) }} → {{ labelOf(data.influence.toProblemId) }}</strong></p>
      } @else {
        <app-choice-field [formField]="fields.fromProblemId" [label]="words.t('influence.from')" [options]="from()" [missing]="words.t('influence.choose')" />
        <app-choice-field [formField]="fields.toProblemId" [label]="words.t('influence.to')" [options]="to()" [missing]="words.t('influence.choose')" />
      }
      <app-text-field [lines]="2" [field]="fields.words" [label]="words.t('influence.words')" [hint]="words.t('influence.wordsHint')" />
      <app-choice-field [formField]="fields.saidByMemberId" [label]="words.t('goal.saidBy')" [options]="speakers()" />
      <app-text-field type="date" [field]="fields.saidOn" [label]="words.t('problem.saidOn')" />
      @if (data.influence) {
        <mat-checkbox [formField]="fields.over">{{ words.t('influence.over') }}</mat-checkbox>
      }
    </app-dialog-form>
  `,
})
export class InfluenceDialog {
  private readonly api = inject(InfluenceApi);
  private readonly dialog = inject<MatDialogRef<InfluenceDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; map: InfluenceMap; influence: InfluenceView | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly influence = this.data.influence;
  private readonly typed = signal(valuesOf(this.influence, this.data.picture.today));
  private readonly merging = new Merging(this.typed, (influence: InfluenceView) => valuesOf(influence, this.data.picture.today), {
    fromProblemId: { label: () => this.words.t('influence.from'), say: (id) => this.labelOf(id) },
    toProblemId: { label: () => this.words.t('influence.to'), say: (id) => this.labelOf(id) },
    words: { label: () => this.words.t('influence.words') },
    saidByMemberId: { label: () => this.words.t('goal.saidBy'), say: (id) => labelOf(this.speakers(), id) },
    saidOn: { label: () => this.words.t('problem.saidOn'), say: (day) => this.words.day(day, 'long') },
    over: { label: () => this.words.t('influence.over'), say: (over) => this.words.t(over ? 'merge.yes' : 'merge.no') },
  });
  protected readonly saving = new Saving(
    this.influence?.version,
    () => this.api.versionOf(this.data.picture.id, ({ influences }) => influences.find(({ id }) => id === this.influence?.id)),
    this.merging,
  );

  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.fromProblemId);
      required(path.toProblemId);
      required(path.words);
      maxLength(path.words, 500);
      required(path.saidOn);
    },
    { submission: { action: () => this.save() } },
  );
  private readonly open = this.data.map.problems.filter(({ until }) => until === null);
  protected readonly from = computed(() => this.choices(this.fields.toProblemId().value()));
  protected readonly to = computed(() => this.choices(this.fields.fromProblemId().value()));
  protected readonly speakers = computed(() => [
    { value: '', label: this.words.t('plan.saidByNobody') },
    ...presentMembers(this.data.picture).map(({ id, name }) => ({ value: id, label: name })),
  ]);

  readonly dirty = () => this.fields().dirty();

  protected labelOf(problemId: string): string {
    return this.data.map.problems.find(({ id }) => id === problemId)?.label ?? '';
  }

  /** A problem does not push on itself: the one that was chosen at the other side is no choice here. */
  private choices(other: string) {
    return [{ value: '', label: this.words.t('influence.choose') }, ...this.open.filter(({ id }) => id !== other).map(({ id, label }) => ({ value: id, label }))];
  }

  private async save(): Promise<TreeValidationResult> {
    const { picture } = this.data;
    const { influence } = this;
    const { over, ...typed } = asSaid(this.fields().value());
    if (!influence) {
      const added = await this.saving.attempt(() => this.api.addInfluence(picture.id, typed));
      if (added) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const change = changedFields(asSaid(this.merging.before), { ...typed, over });
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    if (await this.saving.attempt((version) => this.api.changeInfluence(picture.id, influence.id, version, change))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** An influence as the form has it. */
const valuesOf = (influence: InfluenceView | null, today: string) => ({
  fromProblemId: influence?.fromProblemId ?? '',
  toProblemId: influence?.toProblemId ?? '',
  words: influence?.words ?? '',
  saidByMemberId: influence?.saidByMemberId ?? '',
  saidOn: influence?.saidOn ?? today,
  over: influence !== null && influence.until !== null,
});

const asSaid = ({ saidByMemberId, ...rest }: ReturnType<typeof valuesOf>) => ({ ...rest, saidByMemberId: textOrNull(saidByMemberId) });
