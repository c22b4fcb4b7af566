import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { LeadView } from '@contract/leads';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentTeam } from '../shared/household-people';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LeadApi } from './lead-api';

/** Who stands in while the lead is away. */
@Component({
  selector: 'app-deputy-dialog',
  imports: [ChoiceField, DialogForm, FormField, TextField],
  template: `
    <app-dialog-form [title]="words.t('lead.deputyTitle', facts)" [form]="fields" [saving]="saving" [draft]="'deputy:' + data.lead.id">
      <p>{{ words.t('lead.deputyText') }}</p>
      <app-choice-field [formField]="fields.professionalId" [label]="words.t('lead.deputyWho')" [options]="colleagues()" />
      <app-text-field type="date" [field]="fields.from" [label]="words.t('lead.deputyFrom')" />
      <app-text-field type="date" [field]="fields.until" [label]="words.t('lead.deputyUntil', facts)" />
      <app-text-field [lines]="2" [field]="fields.reason" [label]="words.t('lead.deputyReason')" />
    </app-dialog-form>
  `,
})
export class DeputyDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<DeputyDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; lead: LeadView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly facts = { name: this.data.lead.professionalName };
  protected readonly fields = form(
    signal({ professionalId: '', from: this.data.picture.today, until: '', reason: '' }),
    (path) => {
      required(path.professionalId);
      required(path.from);
      required(path.until);
      maxLength(path.reason, 500);
      validate(path.until, ({ value, valueOf }) => (value() && value() <= valueOf(path.from) ? { kind: 'order' } : undefined));
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly colleagues = computed(() => [
    { value: '', label: this.words.t('lead.choose') },
    ...presentTeam(this.data.picture).flatMap(({ professionalId, name }) =>
      professionalId && name && professionalId !== this.data.lead.professionalId ? [{ value: professionalId, label: name }] : [],
    ),
  ]);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { reason, ...days } = this.fields().value();
    const saved = await this.saving.attempt(() => this.api.appointDeputy(this.data.picture.id, this.data.lead.id, { ...days, reason: textOrNull(reason) }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
