import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { mayTakeBack } from '@contract/consent-ages';
import { GIVING_WAYS, type GivingWay } from '@contract/disclosure-words';
import type { DisclosureView } from '@contract/disclosures';
import type { HouseholdPicture } from '@contract/households';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { DisclosureApi } from './disclosure-api';
import { asLabels } from './disclosure-words';

/** Consent is taken back, or what rests on the law is ended: from the next request on nobody reads anything because of it. */
@Component({
  selector: 'app-withdrawal-dialog',
  imports: [DialogForm, FormField, OneOf],
  template: `
    <app-dialog-form
      [title]="words.t(consent ? 'disclosures.withdrawTitle' : 'disclosures.stopTitle')"
      [form]="fields"
      [saving]="saving"
      [save]="words.t(consent ? 'disclosures.withdraw' : 'disclosures.stop')"
    >
      <p>{{ data.sentence }}.</p>
      @if (consent) {
        <app-one-of [formField]="fields.byMemberId" [label]="words.t('disclosures.withdrawnBy')" [options]="members" />
        <app-one-of [formField]="fields.how" [label]="words.t('disclosures.withdrawnHow')" [options]="ways()" />
      }
      <p class="soft">{{ words.t('disclosures.atOnce') }}</p>
      @if (data.goesOn) {
        <p><strong>{{ words.t('disclosures.goesOn') }}</strong></p>
      }
    </app-dialog-form>
  `,
})
export class WithdrawalDialog {
  private readonly api = inject(DisclosureApi);
  private readonly dialog = inject<MatDialogRef<WithdrawalDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; disclosure: DisclosureView; sentence: string; goesOn: boolean }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly ways = computed(() => asLabels(this.words.options('givingWay', GIVING_WAYS)));
  protected readonly saving = new Saving(this.data.disclosure.version);
  protected readonly consent = this.data.disclosure.legalBasis === 'consent';

  /** Those who may take it back. */
  protected readonly members = this.possible().map(({ id, name }) => ({ value: id, label: name }));
  protected readonly fields = form(
    signal({ byMemberId: this.members.length === 1 ? (this.members[0]?.value ?? '') : '', how: 'spoken' as GivingWay }),
    (path) => required(path.byMemberId, { when: () => this.consent }),
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private possible() {
    const { picture, disclosure } = this.data;
    const about = picture.members.find(({ id }) => id === disclosure.memberId);
    return about ? picture.members.filter((each) => mayTakeBack(about, disclosure.givenBy, each, picture.today)) : [];
  }

  private async save(): Promise<TreeValidationResult> {
    const { picture, disclosure } = this.data;
    const withdrawal = this.consent ? this.fields().value() : {};
    const saved = await this.saving.attempt((version) => this.api.withdraw(picture.id, disclosure.id, version, withdrawal));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
