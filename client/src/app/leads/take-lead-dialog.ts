import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { LEAD_INTENSITIES, LEAD_KINDS, type LeadIntensity, type LeadKind } from '@contract/lead-words';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentMembers, presentTeam } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LeadApi } from './lead-api';

/** Takes the lead; a team lead may give it to somebody at the table. */
@Component({
  selector: 'app-take-lead-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  templateUrl: './take-lead-dialog.html',
})
export class TakeLeadDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<TakeLeadDialog, boolean>>(MatDialogRef);
  protected readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly namesAnother = this.picture.access.ground === 'team_lead';

  protected readonly fields = form(
    signal({
      professionalId: '',
      kind: 'permanent' as LeadKind,
      intensity: 'intensive' as LeadIntensity,
      from: this.picture.today,
      returnOn: '',
      mandate: '',
      reason: '',
      saidBy: '',
      saidWords: '',
    }),
    (path) => {
      required(path.from);
      required(path.reason);
      maxLength(path.reason, 1000);
      maxLength(path.mandate, 1000);
      maxLength(path.saidWords, 1000);
      required(path.returnOn, { when: ({ valueOf }) => valueOf(path.kind) === 'temporary_safety' });
      validate(path.returnOn, ({ value, valueOf }) => (value() && value() <= valueOf(path.from) ? { kind: 'order' } : undefined));
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly kinds = computed(() => this.words.options('leadKind', LEAD_KINDS));
  protected readonly intensities = computed(() => this.words.options('leadIntensity', LEAD_INTENSITIES));
  protected readonly candidates = computed(() => [
    { value: '', label: this.words.t('lead.myself') },
    ...presentTeam(this.picture).flatMap(({ professionalId, name }) => (professionalId && name ? [{ value: professionalId, label: name }] : [])),
  ]);
  protected readonly members = computed(() => [
    { value: '', label: this.words.t('lead.nobodyInParticular') },
    ...presentMembers(this.picture).map(({ id, name }) => ({ value: id, label: name })),
  ]);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { professionalId, kind, intensity, from, returnOn, mandate, reason, saidBy, saidWords } = this.fields().value();
    const words = textOrNull(saidWords);
    const saved = await this.saving.attempt(() =>
      this.api.take(this.picture.id, {
        ...(professionalId ? { professionalId } : {}),
        kind,
        intensity,
        from,
        returnOn: kind === 'temporary_safety' ? textOrNull(returnOn) : null,
        mandate: textOrNull(mandate),
        reason,
        householdSaid: words ? { memberId: textOrNull(saidBy), words } : null,
      }),
    );
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
