import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { HANDOVER_REMINDER_DAYS, LEAD_INTENSITIES, LEAD_KINDS, type LeadIntensity, type LeadKind } from '@contract/lead-words';
import { MOST_COLLEAGUES_FOUND } from '@contract/organisation-words';
import { Session } from '../session/session';
import { textOrNull } from '../shared/changed-fields';
import { ProfessionalApi } from '../households/professional-api';
import { ChoiceField } from '../shared/choice-field';
import { addDays } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { possibleProfessionals, presentMembers, presentTeam } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import type { Option } from '../shared/option';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { asPoints, HandoverPoints, pointsOf } from './handover-points';
import { LeadApi } from './lead-api';
import { leadNow } from './lead-periods';

/** Proposes a lead to everybody at the table; while somebody leads it is a handover from them. */
@Component({
  selector: 'app-propose-lead-dialog',
  imports: [ChoiceField, DialogForm, FormField, HandoverPoints, OneOf, TextField],
  templateUrl: './propose-lead-dialog.html',
  styles: `
    .note {
      padding: 0.6rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--amber-soft);
      color: var(--on-amber-soft);
    }
  `,
})
export class ProposeLeadDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<ProposeLeadDialog, boolean>>(MatDialogRef);
  private readonly me = inject(Session).current()?.professionalId;
  protected readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  /** Who leads, or is to lead. */
  protected readonly former = this.whoLeads();
  protected readonly handsOver = this.former !== null && this.former.professionalId === this.me;

  protected readonly fields = form(
    signal({
      candidateId: '',
      kind: 'permanent' as LeadKind,
      intensity: (this.former?.intensity ?? 'intensive') as LeadIntensity,
      from: '',
      returnOn: '',
      returnsToId: this.former?.professionalId ?? '',
      reason: '',
      mandate: '',
      saidBy: '',
      saidWords: '',
      points: pointsOf([]),
      note: '',
      remindOn: this.handsOver ? addDays(this.picture.today, HANDOVER_REMINDER_DAYS) : '',
    }),
    (path) => {
      required(path.candidateId);
      required(path.reason);
      for (const text of [path.reason, path.mandate, path.saidWords]) maxLength(text, 1000);
      maxLength(path.note, 2000);
      required(path.returnOn, { when: ({ valueOf }) => valueOf(path.kind) === 'temporary_safety' });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly kinds = computed(() => this.words.options('leadKind', LEAD_KINDS));
  protected readonly intensities = computed(() => this.words.options('leadIntensity', LEAD_INTENSITIES));
  /** Whoever leads may ask a colleague who is not there yet. */
  protected readonly mayAskColleagues = this.picture.access.mayEndLead;
  private readonly organisation = inject(Session).current()?.organisation;
  private readonly colleagues = inject(ProfessionalApi).search(
    () => '',
    () => (this.mayAskColleagues ? (this.organisation?.id ?? '') : ''),
  );
  /** There may be more of them than were found. */
  protected readonly firstColleagues = computed(() => (this.colleagues.hasValue() && this.colleagues.value().length >= MOST_COLLEAGUES_FOUND ? { count: MOST_COLLEAGUES_FOUND, organisation: this.organisation?.name } : undefined));
  protected readonly candidates = computed((): Option[] => {
    const present = presentTeam(this.picture).flatMap(({ professionalId: value, name }) => (value && name ? [{ value, label: value === this.me ? this.words.t('lead.myself') : name }] : []));
    const known = new Set(present.map(({ value }) => value));
    const group = this.words.t('lead.colleaguesOf', { organisation: this.organisation?.name });
    const others = (this.colleagues.hasValue() ? this.colleagues.value() : []).filter(({ id }) => !known.has(id)).map(({ id, name, function: work }) => ({ value: id, label: `${name} (${work})`, group }));
    const involved = others.length > 0 ? present.map((each) => ({ ...each, group: this.words.t('lead.involvedHere') })) : present;
    return [{ value: '', label: this.words.t('lead.choose') }, ...[...involved, ...others].filter(({ value }) => value !== this.former?.professionalId)];
  });
  /** With the question comes a place at the table. */
  protected readonly comesToTable = computed(() => {
    const candidate = this.fields.candidateId().value();
    return candidate !== '' && !presentTeam(this.picture).some(({ professionalId }) => professionalId === candidate) ? this.candidates().find(({ value }) => value === candidate)?.label : undefined;
  });
  protected readonly takersBack = computed(() => [{ value: '', label: this.words.t('lead.choose') }, ...possibleProfessionals(this.picture)]);
  protected readonly members = computed(() => [
    { value: '', label: this.words.t('lead.nobodyInParticular') },
    ...presentMembers(this.picture).map(({ id, name }) => ({ value: id, label: name })),
  ]);

  readonly dirty = () => this.fields().dirty();

  private whoLeads() {
    const { leads, openedOn, today } = this.picture;
    const { active, coming } = leadNow(leads, openedOn, today);
    return coming ?? active;
  }

  private async save(): Promise<TreeValidationResult> {
    const { candidateId, kind, intensity, from, returnOn, returnsToId, reason, mandate, saidBy, saidWords, points, note, remindOn } = this.fields().value();
    const temporary = kind === 'temporary_safety';
    const words = textOrNull(saidWords);
    const saved = await this.saving.attempt(() =>
      this.api.propose(this.picture.id, {
        candidateId,
        kind,
        intensity,
        from: textOrNull(from),
        returnOn: temporary ? textOrNull(returnOn) : null,
        returnsToId: temporary ? textOrNull(returnsToId) : null,
        mandate: textOrNull(mandate),
        reason,
        householdSaid: words ? { memberId: textOrNull(saidBy), words } : null,
        handover: this.handsOver ? { points: asPoints(points), note: textOrNull(note), remindOn: textOrNull(remindOn) } : null,
      }),
    );
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
