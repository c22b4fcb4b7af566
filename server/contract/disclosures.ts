import { DayField, IdField, IdsField, NumberField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { GIVING_WAYS, LEGAL_BASES, type GivingWay, type LegalBasis } from './disclosure-words.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';

/** What is disclosed, about whom, to whom, on what ground. To an organisation or to one professional, never both. */
export class RecordDisclosure {
  @IdField({ optional: true, nullable: true, description: 'Null: the whole household, which consent cannot be about.' }) memberId?: string | null;
  @SomeOfField(LIFE_DOMAINS, { min: 1 }) domains: LifeDomain[];
  @IdField({ optional: true, nullable: true, description: 'All of this organisation who are involved with the household.' }) toOrganisationId?: string | null;
  @IdField({ optional: true, nullable: true }) toProfessionalId?: string | null;
  @OneOfField(LEGAL_BASES) legalBasis: LegalBasis;
  @IdsField(10, { optional: true, description: 'Members who gave consent: by age the member, who has authority over them, or both.' }) givenBy?: string[];
  @DayField({ optional: true, nullable: true, description: 'Of consent; today when left out.' }) givenOn?: string | null;
  @OneOfField(GIVING_WAYS, { optional: true, nullable: true, description: 'Required for consent.' }) givenHow?: GivingWay | null;
  @TextField(500, { optional: true, nullable: true, description: 'What the member said about it, literally.' }) words?: string | null;
  @TextField(500) purpose: string;
  @DayField({ optional: true, description: 'Today when left out.' }) from?: string;
  @DayField({ optional: true, nullable: true, description: 'First day on which it no longer holds. Required for consent.' }) until?: string | null;
}

/** Consent is taken back by a member, in some way; what rests on the law is ended by whoever recorded it. */
export class WithdrawDisclosure {
  @IdField({ optional: true, nullable: true, description: 'The member who takes consent back.' }) byMemberId?: string | null;
  @OneOfField(GIVING_WAYS, { optional: true, nullable: true }) how?: GivingWay | null;
}

export class DisclosureView {
  @IdField() id: string;
  @IdField({ nullable: true }) memberId: string | null;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @IdField({ nullable: true }) toOrganisationId: string | null;
  @TextField(200, { description: "The organisation, or that of the professional." }) toOrganisationName: string;
  @IdField({ nullable: true }) toProfessionalId: string | null;
  @TextField(200, { nullable: true }) toProfessionalName: string | null;
  @OneOfField(LEGAL_BASES) legalBasis: LegalBasis;
  @IdsField(10) givenBy: string[];
  @DayField({ nullable: true }) givenOn: string | null;
  @OneOfField(GIVING_WAYS, { nullable: true }) givenHow: GivingWay | null;
  @TextField(500, { nullable: true }) words: string | null;
  @TextField(500) purpose: string;
  @DayField() from: string;
  @DayField({ nullable: true }) until: string | null;
  @TextField(200, { nullable: true, description: 'Who wrote it down; null for a confidential service.' }) recordedBy: string | null;
  @DayField({ nullable: true }) withdrawnOn: string | null;
  @IdField({ nullable: true }) withdrawnByMemberId: string | null;
  @OneOfField(GIVING_WAYS, { nullable: true }) withdrawnHow: GivingWay | null;
  @YesNoField({ description: 'Whether the reader may record that it is taken back or ended.' }) mayWithdraw: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

/** One part of one member's life that the reader sees because it was disclosed to them. */
export class DisclosedToReader {
  @IdField() memberId: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @OneOfField(LEGAL_BASES) legalBasis: LegalBasis;
  @IdsField(10, { description: 'Members who gave consent for it.' }) givenBy: string[];
}
