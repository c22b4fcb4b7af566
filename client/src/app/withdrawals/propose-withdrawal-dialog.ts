import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { CONTACT_KEEPERS, type ContactKeeper } from '@contract/withdrawal-words';
import type { LeavableView } from '@contract/withdrawals';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentTeam } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { WithdrawalApi } from './withdrawal-api';

/** Announces that one's own organisation leaves, or asks another to. */
@Component({
  selector: 'app-propose-withdrawal-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('withdrawal.propose')" [form]="fields" [saving]="saving" [save]="words.t(own() ? 'withdrawal.announce' : 'withdrawal.ask')">
      @if (data.leavable.length > 1) {
        <app-choice-field [formField]="fields.organisationId" [label]="words.t('withdrawal.organisation')" [options]="organisations()" />
      } @else {
        <p>{{ words.t('withdrawal.ofOrganisation', { organisation: data.leavable[0]!.organisationName }) }}</p>
      }
      <p class="soft">{{ words.t(own() ? 'withdrawal.announceText' : 'withdrawal.askText') }}</p>
      <app-text-field [lines]="2" [field]="fields.reason" [label]="words.t('withdrawal.reason')" />
      <app-text-field type="date" [field]="fields.lastDay" [label]="words.t('withdrawal.lastDay')" [hint]="words.t('withdrawal.lastDayHint')" />
      <app-one-of [formField]="fields.who" [label]="words.t('withdrawal.contact')" [options]="keepers()" />
      @if (fields.who().value() === 'professional') {
        <app-choice-field [formField]="fields.professionalId" [label]="words.t('withdrawal.contactWho')" [options]="professionals()" />
      }
      @if (fields.who().value() === 'network') {
        <app-choice-field [formField]="fields.contactId" [label]="words.t('withdrawal.contactWho')" [options]="contacts()" />
      }
    </app-dialog-form>
  `,
  styles: `
    .error {
      color: var(--attention);
      font-size: 0.875rem;
    }
  `,
})
export class ProposeWithdrawalDialog {
  private readonly api = inject(WithdrawalApi);
  private readonly dialog = inject<MatDialogRef<ProposeWithdrawalDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; leavable: LeavableView[] }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({ organisationId: this.data.leavable[0]!.organisationId, reason: '', lastDay: '', who: 'professional' as ContactKeeper, professionalId: '', contactId: '' }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, 1000);
      required(path.lastDay);
      validate(path.lastDay, ({ value }) => (value() && value() < this.data.picture.today ? { kind: 'past' } : undefined));
      required(path.professionalId, { when: ({ valueOf }) => valueOf(path.who) === 'professional' });
      required(path.contactId, { when: ({ valueOf }) => valueOf(path.who) === 'network' });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly own = computed(() => this.data.leavable.find(({ organisationId }) => organisationId === this.fields.organisationId().value())?.own ?? false);
  protected readonly organisations = computed(() =>
    this.data.leavable.map(({ organisationId, organisationName, own }) => ({ value: organisationId, label: own ? this.words.t('withdrawal.ownOrganisation', { organisation: organisationName }) : organisationName })),
  );
  protected readonly keepers = computed(() => this.words.options('contactKeeper', CONTACT_KEEPERS));
  protected readonly professionals = computed(() => {
    const { leads, today } = this.data.picture;
    const leading = leads.filter(({ until }) => until === null || until > today).map((lead) => ({ value: lead.professionalId, label: lead.professionalName }));
    const others = presentTeam(this.data.picture).filter((each) => each.organisationId !== this.fields.organisationId().value());
    const staying = others.flatMap(({ professionalId: value, name: label }) => (value && label ? [{ value, label }] : []));
    return [this.nobodyYet(), ...new Map([...leading, ...staying].map((each) => [each.value, each])).values()];
  });
  protected readonly contacts = computed(() => [
    this.nobodyYet(),
    ...this.data.picture.network.filter(({ until }) => until === null || until > this.data.picture.today).map(({ id, name, relation }) => ({ value: id, label: `${name}, ${relation}` })),
  ]);

  readonly dirty = () => this.fields().dirty();

  private nobodyYet(): { value: string; label: string } {
    return { value: '', label: this.words.t('escalation.choose') };
  }

  private async save(): Promise<TreeValidationResult> {
    const { organisationId, reason, lastDay, who, professionalId, contactId } = this.fields().value();
    const contact = { who, ...(who === 'nobody' ? {} : { id: who === 'network' ? contactId : professionalId }) };
    const saved = await this.saving.attempt(() => this.api.propose(this.data.picture.id, { organisationId, reason, lastDay, contact }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
