import { Component, inject, signal } from '@angular/core';
import { form, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { RightsApi } from './rights-api';

/** The case goes on, with everybody who was at it. */
@Component({
  selector: 'app-reopen-household-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t('closing.reopen')" [form]="fields" [saving]="saving" [save]="words.t('closing.reopen')">
      <p>{{ words.t('closing.reopenText') }}</p>
      <app-text-field [lines]="3" [field]="fields.reason" [label]="words.t('closing.reopenReason')" />
    </app-dialog-form>
  `,
})
export class ReopenHouseholdDialog {
  private readonly api = inject(RightsApi);
  private readonly dialog = inject<MatDialogRef<ReopenHouseholdDialog, boolean>>(MatDialogRef);
  private readonly householdId = inject<string>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({ reason: '' }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, 1000);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const saved = await this.saving.attempt(() => this.api.reopen(this.householdId, this.fields().value()));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
