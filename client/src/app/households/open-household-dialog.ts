import { Component, inject, signal } from '@angular/core';
import { FormField, form, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDialogRef } from '@angular/material/dialog';
import { DialogForm } from '../shared/dialog-form';
import { textOrNull } from '../shared/changed-fields';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';

@Component({
  selector: 'app-open-household-dialog',
  imports: [DialogForm, FormField, MatCheckbox, TextField],
  template: `
    <app-dialog-form [title]="words.t('households.open')" [form]="fields" [saving]="saving" [save]="words.t('households.openNow')">
      <app-text-field [field]="fields.name" [label]="words.t('household.name')" [hint]="words.t('household.nameHint')" />
      <app-text-field [field]="fields.address" [label]="words.t('household.address')" />
      <mat-checkbox [formField]="fields.addressShielded">{{ words.t('household.shield') }}</mat-checkbox>
    </app-dialog-form>
  `,
})
export class OpenHouseholdDialog {
  private readonly api = inject(HouseholdApi);
  private readonly dialog = inject<MatDialogRef<OpenHouseholdDialog, string>>(MatDialogRef);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({ name: '', address: '', addressShielded: false }),
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      maxLength(path.address, 300);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const typed = this.fields().value();
    const saved = await this.saving.attempt(() => this.api.open({ ...typed, address: textOrNull(typed.address) }));
    if (saved) this.dialog.close(saved.answer.id);
    return this.saving.fieldErrors(this.fields);
  }
}
