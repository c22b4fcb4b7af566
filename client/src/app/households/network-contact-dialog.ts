import { Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { NETWORK_SUPPORTS, type NetworkSupport } from '@contract/household-words';
import type { HouseholdPicture, NetworkContactView } from '@contract/households';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
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
  protected readonly saving = new Saving(this.data.contact?.version, () =>
    this.newest.versionOf(this.data.picture.id, (picture) => picture.network.find((each) => each.id === this.data.contact?.id)),
  );

  protected readonly fields = form(
    signal({
      name: this.data.contact?.name ?? '',
      relation: this.data.contact?.relation ?? '',
      support: this.data.contact?.support ?? ([] as NetworkSupport[]),
      until: this.data.contact?.until ?? '',
    }),
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
    const saved = contact
      ? await this.saving.attempt((version) => this.api.changeContact(id, contact.id, version, this.change(contact, { ...typed, until: textOrNull(until) })))
      : await this.saving.attempt(() => this.api.addContact(id, typed));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }

  private change(contact: NetworkContactView, now: Pick<NetworkContactView, 'name' | 'relation' | 'support' | 'until'>) {
    const { name, relation, support, until } = contact;
    return changedFields({ name, relation, support, until }, now);
  }
}
