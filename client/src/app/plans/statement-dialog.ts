import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { STATEMENT_KINDS, type StatementKind } from '@contract/plan-words';
import { LANGUAGES, type Language } from '@contract/roles';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentMembers } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { PlanApi } from './plan-api';

/** What a member says, to the letter. */
@Component({
  selector: 'app-statement-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('statement.title')" [form]="fields" [saving]="saving" [draft]="'statement:' + data.picture.id">
      <app-one-of [formField]="fields.kind" [label]="words.t('statement.kind')" [options]="kinds()" />
      <app-text-field [lines]="3" [field]="fields.words" [label]="words.t('statement.words')" [hint]="words.t('goal.wordsHint')" />
      <app-choice-field [formField]="fields.saidByMemberId" [label]="words.t('statement.saidBy')" [options]="members()" />
      <app-text-field type="date" [field]="fields.saidOn" [label]="words.t('statement.saidOn')" />
      <app-one-of [formField]="fields.language" [label]="words.t('statement.language')" [options]="languages()" />
    </app-dialog-form>
  `,
})
export class StatementDialog {
  private readonly api = inject(PlanApi);
  private readonly dialog = inject<MatDialogRef<StatementDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; kind: StatementKind }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly members = computed(() => presentMembers(this.data.picture).map(({ id, name }) => ({ value: id, label: name })));
  protected readonly kinds = computed(() => this.words.options('statementKind', STATEMENT_KINDS));
  protected readonly languages = computed(() => this.words.options('statement.languages', LANGUAGES));
  protected readonly fields = form(
    signal({ kind: this.data.kind, words: '', saidByMemberId: this.members()[0]?.value ?? '', saidOn: this.data.picture.today, language: 'nl' as Language }),
    (path) => {
      required(path.words);
      maxLength(path.words, 1000);
      required(path.saidByMemberId);
      required(path.saidOn);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    if (await this.saving.attempt(() => this.api.addStatement(this.data.picture.id, this.fields().value()))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
