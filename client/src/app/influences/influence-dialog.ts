import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type FieldTree, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { InfluenceMap, InfluenceView } from '@contract/influences';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentMembers } from '../shared/household-people';
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
        <div>
          <app-choice-field [formField]="fields.fromProblemId" [label]="words.t('influence.from')" [options]="from()" />
          @if (missing(fields.fromProblemId)) {
            <p><span class="tag attention">{{ words.t('influence.choose') }}</span></p>
          }
        </div>
        <div>
          <app-choice-field [formField]="fields.toProblemId" [label]="words.t('influence.to')" [options]="to()" />
          @if (missing(fields.toProblemId)) {
            <p><span class="tag attention">{{ words.t('influence.choose') }}</span></p>
          }
        </div>
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
  protected readonly saving = new Saving(this.influence?.version, () =>
    this.api.versionOf(this.data.picture.id, ({ influences }) => influences.find(({ id }) => id === this.influence?.id)),
  );

  protected readonly fields = form(
    signal({
      fromProblemId: this.influence?.fromProblemId ?? '',
      toProblemId: this.influence?.toProblemId ?? '',
      words: this.influence?.words ?? '',
      saidByMemberId: this.influence?.saidByMemberId ?? '',
      saidOn: this.influence?.saidOn ?? this.data.picture.today,
      over: this.influence !== null && this.influence.until !== null,
    }),
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

  protected missing(field: FieldTree<string>): boolean {
    return field().touched() && field().invalid();
  }

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
    const { over, fromProblemId, toProblemId, words, saidOn, ...rest } = this.fields().value();
    const saidByMemberId = textOrNull(rest.saidByMemberId);
    if (!influence) {
      const added = await this.saving.attempt(() => this.api.addInfluence(picture.id, { fromProblemId, toProblemId, words, saidByMemberId, saidOn }));
      if (added) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const before = { words: influence.words, saidByMemberId: influence.saidByMemberId, saidOn: influence.saidOn, over: influence.until !== null };
    const change = changedFields(before, { words, saidByMemberId, saidOn, over });
    if (Object.keys(change).length === 0) return this.dialog.close();
    if (await this.saving.attempt((version) => this.api.changeInfluence(picture.id, influence.id, version, change))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
