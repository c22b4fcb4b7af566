import { Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MEMBER_ROLES, type MemberRole } from '@contract/household-words';
import type { HouseholdPicture, MemberView } from '@contract/households';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { NewestPicture } from '../shared/newest-picture';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';

/** Somebody comes to live here, or what is known of them changes; with a last day for who leaves. */
@Component({
  selector: 'app-member-dialog',
  imports: [DialogForm, FormField, MatCheckbox, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t(data.member ? 'member.change' : 'member.add')" [form]="fields" [saving]="saving">
      <app-text-field [field]="fields.name" [label]="words.t('member.name')" />
      <app-text-field type="date" [field]="fields.birthDate" [label]="words.t('member.birthDate')" />
      <app-one-of [formField]="fields.role" [label]="words.t('member.role')" [options]="words.options('memberRole', roles)" />
      @if (data.member) {
        <app-text-field type="date" [field]="fields.until" [label]="words.t('member.until')" [hint]="words.t('member.untilHint')" />
      } @else {
        <app-text-field type="date" [field]="fields.from" [label]="words.t('member.from')" />
      }
      <app-text-field [field]="fields.address" [label]="words.t('member.address')" [hint]="words.t('member.addressHint')" />
      @if (fields.address().value().trim()) {
        <mat-checkbox [formField]="fields.addressShielded">{{ words.t('member.shield') }}</mat-checkbox>
      }
    </app-dialog-form>
  `,
})
export class MemberDialog {
  private readonly api = inject(HouseholdApi);
  private readonly dialog = inject<MatDialogRef<MemberDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly data = inject<{ picture: HouseholdPicture; member: MemberView | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly roles = MEMBER_ROLES;
  protected readonly saving = new Saving(this.data.member?.version, () =>
    this.newest.versionOf(this.data.picture.id, (picture) => picture.members.find((each) => each.id === this.data.member?.id)),
  );
  private readonly before = {
    name: this.data.member?.name ?? '',
    birthDate: this.data.member?.birthDate ?? '',
    role: this.data.member?.role ?? ('parent' as MemberRole),
    from: this.data.member?.from ?? this.data.picture.today,
    until: this.data.member?.until ?? '',
    address: this.data.member?.address ?? '',
    // Who stays elsewhere has a reason: an address is shielded unless somebody says otherwise.
    addressShielded: this.data.member?.address ? this.data.member.addressShielded : true,
  };

  protected readonly fields = form(
    signal(this.before),
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      maxLength(path.address, 300);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { id } = this.data.picture;
    const { member } = this.data;
    const typed = this.fields().value();
    const { name, role, from } = typed;
    const birthDate = textOrNull(typed.birthDate);
    const address = textOrNull(typed.address);
    const addressShielded = address !== null && typed.addressShielded;
    if (!member) {
      const added = await this.saving.attempt(() => this.api.addMember(id, { name, role, from, birthDate, address, addressShielded }));
      if (added) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const before = { name: member.name, role: member.role, birthDate: member.birthDate, until: member.until, address: member.address, addressShielded: member.addressShielded };
    const change = changedFields(before, { name, role, birthDate, until: textOrNull(typed.until), address, addressShielded });
    if (Object.keys(change).length === 0) return this.dialog.close();
    const saved = await this.saving.attempt((version) => this.api.changeMember(id, member.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
