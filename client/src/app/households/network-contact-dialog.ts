import { Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { NETWORK_SUPPORTS, type NetworkSupport } from '@contract/household-words';
import type { HouseholdPicture, NetworkContactView } from '@contract/households';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { Merging } from '../shared/merging';
import { NewestPicture } from '../shared/newest-picture';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';

/** Somebody who helps and has no account: a grandmother, a neighbour. */
@Component({
  selector: 'app-network-contact-dialog',
  imports: [DialogForm, FormField, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t(data.contact ? 'contact.change' : 'contact.add')" [form]="fields" [saving]="saving">
      <app-text-field [field]="fields.name" [label]="words.t('contact.name')" />
      <app-text-field [field]="fields.relation" [label]="words.t('contact.relation')" [hint]="words.t('contact.relationHint')" />
      <app-some-of [formField]="fields.support" [label]="words.t('contact.support')" [options]="words.options('networkSupport', supports)" />
      @if (data.contact) {
        <app-text-field type="date" [field]="fields.until" [label]="words.t('contact.until')" />
      }
    </app-dialog-form>
  `,
})
export class NetworkContactDialog {
  private readonly api = inject(HouseholdApi);
  private readonly dialog = inject<MatDialogRef<NetworkContactDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly data = inject<{ picture: HouseholdPicture; contact: NetworkContactView | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly supports = NETWORK_SUPPORTS;
  private readonly typed = signal(valuesOf(this.data.contact));
  private readonly merging = new Merging(this.typed, (contact: NetworkContactView) => valuesOf(contact), {
    name: { label: () => this.words.t('contact.name') },
    relation: { label: () => this.words.t('contact.relation') },
    support: { label: () => this.words.t('contact.support'), say: (support) => this.words.list(support.map((each) => this.words.t(`networkSupport.${each}`))) },
    until: { label: () => this.words.t('contact.until'), say: (day) => this.words.day(day, 'long') },
  });
  protected readonly saving = new Saving(
    this.data.contact?.version,
    () => this.newest.versionOf(this.data.picture.id, (picture) => picture.network.find((each) => each.id === this.data.contact?.id)),
    this.merging,
  );

  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      required(path.relation);
      maxLength(path.relation, 100);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { id } = this.data.picture;
    const { contact } = this.data;
    const { until, ...typed } = this.fields().value();
    if (!contact) {
      if (await this.saving.attempt(() => this.api.addContact(id, typed))) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const change = changedFields(asSaid(this.merging.before), asSaid({ ...typed, until }));
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    if (await this.saving.attempt((version) => this.api.changeContact(id, contact.id, version, change))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** A contact as the form has them. */
const valuesOf = (contact: NetworkContactView | null) => ({
  name: contact?.name ?? '',
  relation: contact?.relation ?? '',
  support: contact?.support ?? ([] as NetworkSupport[]),
  until: contact?.until ?? '',
});

const asSaid = ({ until, ...rest }: ReturnType<typeof valuesOf>) => ({ ...rest, until: textOrNull(until) });
