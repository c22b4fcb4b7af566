import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ClosingView } from '@contract/retention';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { RightsApi } from './rights-api';

/** The case goes on, with everybody who was at it, or some of them. */
@Component({
  selector: 'app-reopen-household-dialog',
  imports: [DialogForm, FormField, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('closing.reopen')" [form]="fields" [saving]="saving" [save]="words.t('closing.reopen')">
      <p>{{ words.t('closing.reopenText') }}</p>
      @if (parts().length > 0) {
        <app-some-of [formField]="fields.parts" [label]="words.t('closing.again')" [options]="parts()" />
      }
      @if (gone()) {
        <p class="soft">{{ words.t('closing.notAvailable', { names: gone() }) }}</p>
      }
      <app-text-field [lines]="3" [field]="fields.reason" [label]="words.t('closing.reopenReason')" />
    </app-dialog-form>
  `,
})
export class ReopenHouseholdDialog {
  private readonly api = inject(RightsApi);
  private readonly dialog = inject<MatDialogRef<ReopenHouseholdDialog, boolean>>(MatDialogRef);
  private readonly data = inject<{ householdId: string; closing: ClosingView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  private readonly able = this.data.closing.parts.filter(({ available }) => available);

  protected readonly fields = form(
    signal({ reason: '', parts: this.able.map(({ id }) => id) }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, 1000);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly parts = computed(() =>
    this.able.map(({ id, leads, name, function: job, organisationName }) => ({
      value: id,
      label: this.words.t(leads ? 'closing.leadAgain' : 'closing.partAgain', { name, job, organisation: organisationName }),
    })),
  );
  protected readonly gone = computed(() => this.words.list(this.data.closing.parts.filter(({ available }) => !available).map(({ name }) => name)));

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const saved = await this.saving.attempt(() => this.api.reopen(this.data.householdId, this.fields().value()));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
