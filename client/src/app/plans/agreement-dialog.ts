import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { AGREEMENT_KINDS, type AgreementKind } from '@contract/plan-words';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentMembers } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { AgreementApi } from './agreement-api';

@Component({
  selector: 'app-agreement-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('agreement.title')" [form]="fields" [saving]="saving" [draft]="'agreement:' + picture.id">
      <p class="soft">{{ words.t('agreement.kept') }}</p>
      <app-choice-field [formField]="fields.memberId" [label]="words.t('agreement.member')" [options]="members()" />
      <app-one-of [formField]="fields.kind" [label]="words.t('agreement.kind')" [options]="kinds()" />
      <app-text-field [lines]="3" [field]="fields.words" [label]="words.t('agreement.words')" [hint]="words.t('agreement.wordsHint')" />
      <app-text-field type="date" [field]="fields.givenOn" [label]="words.t('agreement.givenOn')" />
    </app-dialog-form>
  `,
})
export class AgreementDialog {
  private readonly api = inject(AgreementApi);
  private readonly dialog = inject<MatDialogRef<AgreementDialog, boolean>>(MatDialogRef);
  protected readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly members = computed(() => presentMembers(this.picture).map(({ id, name }) => ({ value: id, label: name })));
  protected readonly kinds = computed(() => this.words.options('agreementKind', AGREEMENT_KINDS));
  protected readonly fields = form(
    signal({ memberId: this.members()[0]?.value ?? '', kind: 'agrees' as AgreementKind, words: '', givenOn: this.picture.today }),
    (path) => {
      required(path.memberId);
      maxLength(path.words, 1000);
      required(path.givenOn);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { words, ...rest } = this.fields().value();
    if (await this.saving.attempt(() => this.api.agree(this.picture.id, { ...rest, words: textOrNull(words) }))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
