import { Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { Merging } from '../shared/merging';
import { NewestPicture } from '../shared/newest-picture';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';

@Component({
  selector: 'app-household-dialog',
  imports: [DialogForm, FormField, MatCheckbox, TextField],
  template: `
    <app-dialog-form [title]="words.t('household.changeTitle')" [form]="fields" [saving]="saving">
      <app-text-field [field]="fields.name" [label]="words.t('household.name')" [hint]="words.t('household.nameHint')" />
      <app-text-field [field]="fields.address" [label]="words.t('household.address')" />
      <mat-checkbox [formField]="fields.addressShielded">{{ words.t('household.shield') }}</mat-checkbox>
    </app-dialog-form>
  `,
})
export class HouseholdDialog {
  private readonly api = inject(HouseholdApi);
  private readonly dialog = inject<MatDialogRef<HouseholdDialog, boolean>>(MatDialogRef);
  private readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  private readonly newest = inject(NewestPicture);
  protected readonly words = inject(Words);
  private readonly typed = signal(valuesOf(this.picture));
  private readonly merging = new Merging(this.typed, valuesOf, {
    name: { label: () => this.words.t('household.name') },
    address: { label: () => this.words.t('household.address') },
    addressShielded: { label: () => this.words.t('household.shield'), say: (shielded) => this.words.t(shielded ? 'merge.yes' : 'merge.no') },
  });
  protected readonly saving = new Saving(this.picture.version, () => this.newest.versionOf(this.picture.id, (picture) => picture), this.merging);

  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      maxLength(path.address, 300);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { address, ...rest } = changedFields(this.merging.before, this.fields().value());
    const change = address === undefined ? rest : { ...rest, address: textOrNull(address) };
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    const saved = await this.saving.attempt((version) => this.api.change(this.picture.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** A household as the form has it. */
const valuesOf = ({ name, address, addressShielded }: Pick<HouseholdPicture, 'name' | 'address' | 'addressShielded'>) => ({ name, address: address ?? '', addressShielded });
