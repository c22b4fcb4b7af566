import { Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { HOLD_KINDS, type HoldKind } from '@contract/rights-words';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { RightsApi } from './rights-api';

/** A reason to keep the household longer than its term. */
@Component({
  selector: 'app-hold-dialog',
  imports: [DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('closing.hold')" [form]="fields" [saving]="saving">
      <p>{{ words.t('closing.holdText') }}</p>
      <app-one-of [formField]="fields.kind" [label]="words.t('closing.holdKind')" [options]="words.options('holdKind', kinds)" />
      <app-text-field [lines]="3" [field]="fields.reason" [label]="words.t('closing.holdReason')" />
    </app-dialog-form>
  `,
})
export class HoldDialog {
  private readonly api = inject(RightsApi);
  private readonly dialog = inject<MatDialogRef<HoldDialog, boolean>>(MatDialogRef);
  private readonly householdId = inject<string>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly kinds = HOLD_KINDS;

  protected readonly fields = form(
    signal({ kind: 'legal_claim' as HoldKind, reason: '' }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, 1000);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const saved = await this.saving.attempt(() => this.api.hold(this.householdId, this.fields().value()));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
