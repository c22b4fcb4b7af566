import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { form, FormField, maxLength, minLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { canHaveAuthority, whoGives } from '@contract/consent-ages';
import { GIVING_WAYS, LEGAL_BASES, type GivingWay, type LegalBasis } from '@contract/disclosure-words';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { addDays } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { domainOptions } from '../shared/domain-name';
import { presentMembers } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { DisclosureApi } from './disclosure-api';
import { asLabels } from './disclosure-words';
import { recipientOf, recipientOptions } from './recipients';

export interface DisclosureStart {
  picture: HouseholdPicture;
  /** From a cell of the picture: about whom and what. */
  memberId?: string;
  domain?: LifeDomain;
}

/** How long consent lasts unless somebody says otherwise, in days: half a year. */
const USUAL_DAYS = 182;

/** Records who may know what, of whom, on what legal basis. Who consents follows from the age. */
@Component({
  selector: 'app-disclosure-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, SomeOf, TextField],
  templateUrl: './disclosure-dialog.html',
})
export class DisclosureDialog {
  private readonly api = inject(DisclosureApi);
  private readonly dialog = inject<MatDialogRef<DisclosureDialog, boolean>>(MatDialogRef);
  private readonly data = inject<DisclosureStart>(MAT_DIALOG_DATA);
  private readonly picture = this.data.picture;
  private readonly present = presentMembers(this.picture);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({
      legalBasis: 'consent' as LegalBasis,
      /** Empty: everyone who lives there. */
      memberId: this.data.memberId ?? this.present[0]?.id ?? '',
      domains: this.data.domain ? [this.data.domain] : ([] as LifeDomain[]),
      recipient: '',
      givenBy: [] as string[],
      givenHow: 'spoken' as GivingWay,
      givenOn: this.picture.today,
      words: '',
      purpose: '',
      from: this.picture.today,
      until: addDays(this.picture.today, USUAL_DAYS),
    }),
    (path) => {
      const consents = ({ valueOf }: { valueOf: (field: typeof path.legalBasis) => LegalBasis }): boolean => valueOf(path.legalBasis) === 'consent';
      minLength(path.domains, 1);
      required(path.recipient);
      minLength(path.givenBy, ({ valueOf }) => (valueOf(path.legalBasis) === 'consent' ? 1 : 0));
      required(path.givenOn, { when: consents });
      maxLength(path.words, 500);
      required(path.purpose);
      maxLength(path.purpose, 500);
      required(path.from);
      required(path.until, { when: consents });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly consents = computed(() => this.fields.legalBasis().value() === 'consent');
  protected readonly bases = computed(() => asLabels(this.words.options('legalBasis', LEGAL_BASES)));
  protected readonly ways = computed(() => asLabels(this.words.options('givingWay', GIVING_WAYS)));
  protected readonly domains = computed(() => domainOptions(this.words.language()));
  protected readonly recipients = computed(() => [
    { value: '', label: this.words.t('disclosures.choose') },
    ...recipientOptions(this.picture, (name) => this.words.t('disclosures.everyoneAt', { name })),
  ]);
  /** Everyone consents for themselves: then nobody is everyone. */
  protected readonly abouts = computed(() => [
    ...this.present.map(({ id, name }) => ({ value: id, label: name })),
    ...(this.consents() ? [] : [{ value: '', label: this.words.t('disclosures.wholeHousehold') }]),
  ]);

  private readonly about = computed(() => this.picture.members.find(({ id }) => id === this.fields.memberId().value()));
  private readonly voices = computed(() => {
    const about = this.about();
    return about && whoGives(about, this.fields.givenOn().value() || this.picture.today);
  });
  protected readonly givers = computed(() => {
    const [about, voices] = [this.about(), this.voices()];
    if (!about || !voices) return [];
    const day = this.fields.givenOn().value() || this.picture.today;
    const may = this.picture.members.filter((each) => (each.id === about.id ? voices.includes('self') : voices.includes('authority') && canHaveAuthority(each, day)));
    return may.map(({ id, name }) => ({ value: id, label: name }));
  });
  /** Says who consents at this age. */
  protected readonly ageRule = computed(() => {
    const voices = this.voices();
    return this.words.t(`disclosures.ages.${voices?.length === 2 ? 'both' : (voices?.[0] ?? 'unknown')}`);
  });

  constructor() {
    effect(() => {
      if (this.consents() && !this.about()) this.fields.memberId().value.set(this.present[0]?.id ?? '');
    });
    // Another member has other givers; where there can be only one, it is that one.
    effect(() => {
      const possible = this.givers().map(({ value }) => value);
      const chosen = untracked(() => this.fields.givenBy().value()).filter((id) => possible.includes(id));
      this.fields.givenBy().value.set(possible.length === 1 ? possible : chosen);
    });
  }

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { legalBasis, memberId, domains, recipient, givenBy, givenHow, givenOn, words, purpose, from, until } = this.fields().value();
    const given = legalBasis === 'consent' ? { givenBy, givenHow, givenOn } : {};
    const saved = await this.saving.attempt(() =>
      this.api.record(this.picture.id, {
        legalBasis, domains, purpose, from, memberId: memberId || null, words: textOrNull(words), until: textOrNull(until), ...given, ...recipientOf(recipient),
      }),
    );
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
