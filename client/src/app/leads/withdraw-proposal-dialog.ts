import { Component, computed, inject, signal } from '@angular/core';
import { form, maxLength, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { LeadProposalView } from '@contract/lead-proposals';
import { textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LeadApi } from './lead-api';
import { proposalTitle } from './proposal-words';

/** Takes a proposal back; it stays in the history. */
@Component({
  selector: 'app-withdraw-proposal-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t('proposal.withdrawTitle')" [form]="fields" [saving]="saving" [save]="words.t('proposal.withdraw')">
      <p><strong>{{ title() }}</strong></p>
      <p>{{ words.t('proposal.withdrawText') }}</p>
      <app-text-field [lines]="2" [field]="fields.reason" [label]="words.t('proposal.reasonOptional')" />
    </app-dialog-form>
  `,
})
export class WithdrawProposalDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<WithdrawProposalDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; proposal: LeadProposalView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly title = computed(() => proposalTitle(this.words, this.data.proposal));
  protected readonly fields = form(signal({ reason: '' }), (path) => maxLength(path.reason, 1000), { submission: { action: () => this.save() } });

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { picture, proposal } = this.data;
    const saved = await this.saving.attempt(() => this.api.withdraw(picture.id, proposal.id, textOrNull(this.fields().value().reason)));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
