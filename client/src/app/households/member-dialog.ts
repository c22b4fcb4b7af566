import { Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MEMBER_ROLES, type MemberRole } from '@contract/household-words';
import type { HouseholdPicture, MemberView } from '@contract/households';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { Merging } from '../shared/merging';
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
  private readonly typed = signal(valuesOf(this.data.member, this.data.picture.today));
  private readonly merging = new Merging(this.typed, (member: MemberView) => valuesOf(member, this.data.picture.today), {
    name: { label: () => this.words.t('member.name') },
    birthDate: { label: () => this.words.t('member.birthDate'), say: (day) => this.words.day(day, 'long') },
    role: { label: () => this.words.t('member.role'), say: (role) => this.words.t(`memberRole.${role}`) },
    from: { label: () => this.words.t('member.from'), say: (day) => this.words.day(day, 'long') },
    until: { label: () => this.words.t('member.until'), say: (day) => this.words.day(day, 'long') },
    address: { label: () => this.words.t('member.address') },
    addressShielded: { label: () => this.words.t('member.shield'), say: (shielded) => this.words.t(shielded ? 'merge.yes' : 'merge.no') },
  });
  protected readonly saving = new Saving(
    this.data.member?.version,
    () => this.newest.versionOf(this.data.picture.id, (picture) => picture.members.find((each) => each.id === this.data.member?.id)),
    this.merging,
  );

  protected readonly fields = form(
    this.typed,
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
    const { until, ...typed } = asSaid(this.fields().value());
    if (!member) {
      const added = await this.saving.attempt(() => this.api.addMember(id, typed));
      if (added) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const { from, ...change } = changedFields(asSaid(this.merging.before), { ...typed, until });
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    const saved = await this.saving.attempt((version) => this.api.changeMember(id, member.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** A member as the form has them. */
const valuesOf = (member: MemberView | null, today: string) => ({
  name: member?.name ?? '',
  birthDate: member?.birthDate ?? '',
  role: member?.role ?? ('parent' as MemberRole),
  from: member?.from ?? today,
  until: member?.until ?? '',
  address: member?.address ?? '',
  // Who stays elsewhere has a reason: an address is shielded unless somebody says otherwise.
  addressShielded: member?.address ? member.addressShielded : true,
});

/** The form's values as the API says them. */
const asSaid = ({ birthDate, until, address, addressShielded, ...rest }: ReturnType<typeof valuesOf>) => ({
  ...rest,
  birthDate: textOrNull(birthDate),
  until: textOrNull(until),
  address: textOrNull(address),
  addressShielded: textOrNull(address) !== null && addressShielded,
});
