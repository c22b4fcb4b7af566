import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { LEAD_INTENSITIES, type LeadIntensity } from '@contract/lead-words';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LeadApi } from './lead-api';

/** A period in which somebody of the team, also of earlier, led before it was kept here. */
@Component({
  selector: 'app-import-lead-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('lead.importTitle')" [form]="fields" [saving]="saving" [draft]="'earlier-lead:' + picture.id">
      <p>{{ words.t('lead.importText') }}</p>
      <app-choice-field [formField]="fields.professionalId" [label]="words.t('lead.importWho')" [options]="colleagues()" />
      @if (fields.professionalId().touched() && fields.professionalId().invalid()) {
        <p><span class="tag attention">{{ words.t('form.errors.required') }}</span></p>
      }
      <app-text-field type="date" [field]="fields.from" [label]="words.t('lead.from')" />
      <app-text-field type="date" [field]="fields.until" [label]="words.t('lead.importUntil')" />
      <app-one-of [formField]="fields.intensity" [label]="words.t('lead.intensityLabel')" [options]="intensities()" />
      <app-text-field [lines]="2" [field]="fields.reason" [label]="words.t('proposal.reasonOptional')" />
    </app-dialog-form>
  `,
})
export class ImportLeadDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<ImportLeadDialog, boolean>>(MatDialogRef);
  protected readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly fields = form(
    signal({ professionalId: '', from: '', until: '', intensity: 'intensive' as LeadIntensity, reason: '' }),
    (path) => {
      required(path.professionalId);
      required(path.from);
      required(path.until);
      maxLength(path.reason, 1000);
      validate(path.until, ({ value, valueOf }) => (value() && value() <= valueOf(path.from) ? { kind: 'order' } : undefined));
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly intensities = computed(() => this.words.options('leadIntensity', LEAD_INTENSITIES));
  protected readonly colleagues = computed(() => {
    const { team, leads } = this.picture;
    const known = [...team.map(({ professionalId, name }) => [professionalId, name]), ...leads.map(({ professionalId, professionalName }) => [professionalId, professionalName])];
    const named = new Map(known.filter((each): each is [string, string] => Boolean(each[0] && each[1])));
    return [{ value: '', label: this.words.t('lead.choose') }, ...[...named].map(([value, label]) => ({ value, label }))];
  });

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { reason, ...lead } = this.fields().value();
    const saved = await this.saving.attempt(() => this.api.import(this.picture.id, [{ ...lead, kind: 'permanent', reason: textOrNull(reason) }]));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
