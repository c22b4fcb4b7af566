import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { LEAD_END_CODES, MEANWHILE_KINDS, type LeadEndCode, type MeanwhileKind } from '@contract/lead-words';
import type { LeadView } from '@contract/leads';
import { ChoiceField } from '../shared/choice-field';
import { addDays, type Day } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { presentTeam } from '../shared/household-people';
import { NewestPicture } from '../shared/newest-picture';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LeadApi } from './lead-api';

/** Ends the lead of today, or calls off one that was to begin: that leaves a period without days. */
@Component({
  selector: 'app-end-lead-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    @if (begun) {
      <app-dialog-form [title]="words.t('lead.endTitle', facts())" [form]="fields" [saving]="saving" [save]="words.t('lead.end')" [draft]="'lead-end:' + data.lead.id">
        <p>{{ words.t('lead.endText') }}</p>
        <app-text-field type="date" [field]="fields.until" [label]="words.t('lead.until')" />
        <app-choice-field [formField]="fields.why" [label]="words.t('lead.why')" [options]="whys()" />
        <app-text-field [lines]="2" [field]="fields.reason" [label]="words.t('lead.whyWords')" />
        <app-one-of [formField]="fields.meanwhile" [label]="words.t('lead.meanwhile')" [options]="kinds()" />
        @if (fields.meanwhile().value() === 'professional' || fields.meanwhile().value() === 'network') {
          <app-choice-field [formField]="fields.keeper" [label]="words.t('meanwhileKind.' + fields.meanwhile().value())" [options]="keepers()" />
        }
      </app-dialog-form>
    } @else {
      <app-dialog-form [title]="words.t('lead.callOffTitle', facts())" [form]="fields" [saving]="saving" [save]="words.t('lead.callOff')">
        <p>{{ words.t('lead.callOffText', facts()) }}</p>
        <app-text-field [lines]="3" [field]="fields.reason" [label]="words.t('lead.callOffReason')" />
      </app-dialog-form>
    }
  `,
})
export class EndLeadDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<EndLeadDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly data = inject<{ picture: HouseholdPicture; lead: LeadView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.data.lead.version, () =>
    this.newest.versionOf(this.data.picture.id, (picture) => picture.leads.find((each) => each.id === this.data.lead.id)),
  );

  protected readonly begun = this.data.lead.from <= this.data.picture.today;
  protected readonly facts = computed(() => ({ name: this.data.lead.professionalName, day: this.words.day(this.data.lead.from, 'spoken') }));

  protected readonly fields = form(
    signal({ until: this.firstDayWithout(), why: 'no_longer_needed' as LeadEndCode, reason: '', meanwhile: '' as MeanwhileKind | '', keeper: '' }),
    (path) => {
      required(path.until);
      required(path.reason);
      maxLength(path.reason, 1000);
      // That it is nobody is said on purpose.
      required(path.meanwhile, { when: () => this.begun });
      required(path.keeper, { when: ({ valueOf }) => ['professional', 'network'].includes(valueOf(path.meanwhile)) });
    },
    { submission: { action: () => this.save() } },
  );

  protected readonly whys = computed(() => this.words.options('leadEndCode', LEAD_END_CODES));
  protected readonly kinds = computed(() => this.words.options('meanwhileKind', MEANWHILE_KINDS));
  protected readonly keepers = computed(() => {
    const { picture, lead } = this.data;
    const contacts = picture.network.filter(({ until }) => until === null || until > picture.today).map(({ id: value, name: label }) => ({ value, label }));
    const colleagues = presentTeam(picture).flatMap(({ professionalId: value, name: label }) => (value && label && value !== lead.professionalId ? [{ value, label }] : []));
    return [{ value: '', label: this.words.t('lead.choose') }, ...(this.fields.meanwhile().value() === 'network' ? contacts : colleagues)];
  });

  /** As the server does when no day is given: today belongs to who leads since today. */
  private firstDayWithout(): Day {
    const { from } = this.data.lead;
    const { today } = this.data.picture;
    if (from > today) return from;
    return from === today ? addDays(today, 1) : today;
  }

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { picture, lead } = this.data;
    const saved = await this.saving.attempt((version) => {
      const { until, why, reason, meanwhile, keeper } = this.fields().value();
      const kind = this.begun && meanwhile !== '' ? meanwhile : 'nobody';
      const id = kind === 'nobody' ? null : keeper;
      // Who was called off before beginning leaves nobody behind.
      return this.api.end(picture.id, lead.id, version, { until, why: this.begun ? why : 'other', reason, meanwhile: { kind, id } });
    });
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
