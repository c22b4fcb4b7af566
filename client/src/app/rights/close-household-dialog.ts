import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, minLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ClosingView } from '@contract/retention';
import type { Day } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { RightsApi } from './rights-api';

/** The case ends: when, why, and under which laws it was. */
@Component({
  selector: 'app-close-household-dialog',
  imports: [DialogForm, FormField, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('closing.close')" [form]="fields" [saving]="saving" [save]="words.t('closing.closeNow')">
      <p>{{ words.t('closing.closeText') }}</p>
      <app-text-field type="date" [field]="fields.on" [label]="words.t('closing.on')" />
      <app-text-field [lines]="3" [field]="fields.reason" [label]="words.t('closing.reason')" />
      <app-some-of [formField]="fields.laws" [label]="words.t('closing.laws')" [options]="laws()" />
    </app-dialog-form>
  `,
})
export class CloseHouseholdDialog {
  private readonly api = inject(RightsApi);
  private readonly dialog = inject<MatDialogRef<CloseHouseholdDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ householdId: string; today: Day; closing: ClosingView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly laws = computed(() => this.data.closing.terms.map(({ law, name, years }) => ({ value: law, label: `${name} · ${this.words.count('closing.years', years)}` })));

  protected readonly fields = form(
    signal({ on: this.data.today, reason: '', laws: [...this.data.closing.laws] }),
    (path) => {
      required(path.on);
      required(path.reason);
      maxLength(path.reason, 1000);
      minLength(path.laws, 1);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const saved = await this.saving.attempt(() => this.api.close(this.data.householdId, this.fields().value()));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
