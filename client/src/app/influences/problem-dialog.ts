import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { ProblemView } from '@contract/influences';
import type { LifeDomain } from '@contract/life-domains';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { domainName, domainOptions } from '../shared/domain-name';
import { presentMembers } from '../shared/household-people';
import { Merging } from '../shared/merging';
import { labelOf } from '../shared/option';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { InfluenceApi } from './influence-api';

/** A problem in a few words, with what the household says of it. */
@Component({
  selector: 'app-problem-dialog',
  imports: [ChoiceField, DialogForm, FormField, MatCheckbox, TextField],
  template: `
    <app-dialog-form [title]="words.t(data.problem ? 'problem.change' : 'problem.add')" [form]="fields" [saving]="saving" [draft]="'problem:' + (data.problem?.id ?? data.picture.id)">
      <app-text-field [field]="fields.label" [label]="words.t('problem.label')" [hint]="words.t('problem.labelHint')" />
      <app-choice-field [formField]="fields.domain" [label]="words.t('problem.domain')" [options]="domains()" />
      <app-choice-field [formField]="fields.memberId" [label]="words.t('problem.of')" [options]="members()" />
      <app-text-field [lines]="2" [field]="fields.words" [label]="words.t('problem.words')" [hint]="words.t('goal.wordsHint')" />
      <app-choice-field [formField]="fields.saidByMemberId" [label]="words.t('goal.saidBy')" [options]="speakers()" />
      <app-text-field type="date" [field]="fields.saidOn" [label]="words.t('problem.saidOn')" />
      @if (data.problem) {
        <mat-checkbox [formField]="fields.over">{{ words.t('problem.over') }}</mat-checkbox>
      }
    </app-dialog-form>
  `,
})
export class ProblemDialog {
  private readonly api = inject(InfluenceApi);
  private readonly dialog = inject<MatDialogRef<ProblemDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; problem: ProblemView | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly problem = this.data.problem;
  private readonly typed = signal(valuesOf(this.problem, this.data.picture));
  private readonly merging = new Merging(this.typed, (problem: ProblemView) => valuesOf(problem, this.data.picture), {
    label: { label: () => this.words.t('problem.label') },
    domain: { label: () => this.words.t('problem.domain'), say: (domain) => domainName(domain, this.words.language()) },
    memberId: { label: () => this.words.t('problem.of'), say: (id) => labelOf(this.members(), id) },
    words: { label: () => this.words.t('problem.words') },
    saidByMemberId: { label: () => this.words.t('goal.saidBy'), say: (id) => labelOf(this.speakers(), id) },
    saidOn: { label: () => this.words.t('problem.saidOn'), say: (day) => this.words.day(day, 'long') },
    over: { label: () => this.words.t('problem.over'), say: (over) => this.words.t(over ? 'merge.yes' : 'merge.no') },
  });
  protected readonly saving = new Saving(
    this.problem?.version,
    () => this.api.versionOf(this.data.picture.id, ({ problems }) => problems.find(({ id }) => id === this.problem?.id)),
    this.merging,
  );

  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.label);
      maxLength(path.label, 60);
      maxLength(path.words, 500);
      required(path.saidOn);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly domains = computed(() => domainOptions(this.words.language(), this.data.picture.access.domains));
  private readonly present = presentMembers(this.data.picture).map(({ id, name }) => ({ value: id, label: name }));
  protected readonly members = computed(() => [{ value: '', label: this.words.t('problem.ofAll') }, ...this.present]);
  protected readonly speakers = computed(() => [{ value: '', label: this.words.t('plan.saidByNobody') }, ...this.present]);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { picture } = this.data;
    const { problem } = this;
    const { over, ...typed } = asSaid(this.fields().value());
    if (!problem) {
      if (await this.saving.attempt(() => this.api.addProblem(picture.id, typed))) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const change = changedFields(asSaid(this.merging.before), { ...typed, over });
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    if (await this.saving.attempt((version) => this.api.changeProblem(picture.id, problem.id, version, change))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** A problem as the form has it. */
const valuesOf = (problem: ProblemView | null, { access, today }: HouseholdPicture) => ({
  label: problem?.label ?? '',
  domain: problem?.domain ?? access.domains[0] ?? ('finances' as LifeDomain),
  memberId: problem?.memberId ?? '',
  words: problem?.words ?? '',
  saidByMemberId: problem?.saidByMemberId ?? '',
  saidOn: problem?.saidOn ?? today,
  over: problem !== null && problem.until !== null,
});

const asSaid = ({ memberId, words, saidByMemberId, ...rest }: ReturnType<typeof valuesOf>) => ({
  ...rest,
  memberId: textOrNull(memberId),
  words: textOrNull(words),
  saidByMemberId: textOrNull(saidByMemberId),
});
