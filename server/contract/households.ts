import { DisclosedToReader } from './disclosures.js';
import { RunningEmergencyView } from './emergency.js';
import { DayField, IdField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, TextsField, YesNoField } from './fields.js';
import { LeadDeputyView, LeadProposalView } from './lead-proposals.js';
import { LeadView } from './leads.js';
import { LEAD_WAITS, type LeadWait } from './lead-words.js';
import { LIFE_DOMAINS, RATING_VOICES, type LifeDomain, type RatingLevel, type RatingVoice } from './life-domains.js';
import { PlanView } from './plans.js';
import { ACCESS_GROUNDS, ORGANISATION_KINDS, type AccessGround, type OrganisationKind } from './roles.js';
import { SIGNAL_CODES, type SignalCode } from './signal-words.js';
import { RightsView } from './rights.js';
import { OverlapView, VisitView } from './visits.js';
import { INVOLVEMENT_END_REASONS, MEMBER_ROLES, NETWORK_SUPPORTS, SAID_END_REASONS, SEARCH_LENGTH, type InvolvementEndReason, type MemberRole, type NetworkSupport } from './household-words.js';

export class OpenHousehold {
  @TextField(200, { description: 'How professionals call this household.' }) name: string;
  @TextField(300, { optional: true, nullable: true }) address?: string | null;
  @YesNoField({ optional: true, description: 'Only those who direct read a shielded address.' }) addressShielded?: boolean;
}

export class ChangeHousehold {
  @TextField(200, { optional: true }) name?: string;
  @TextField(300, { optional: true, nullable: true }) address?: string | null;
  @YesNoField({ optional: true }) addressShielded?: boolean;
}

export class AddMember {
  @IdField({ optional: true, description: 'Somebody who is already a member of another household that the reader may see; then no name or birth date.' })
  personId?: string;
  @TextField(200, { optional: true, description: 'Required for a new person.' }) name?: string;
  @DayField({ optional: true, nullable: true }) birthDate?: string | null;
  @OneOfField(MEMBER_ROLES) role: MemberRole;
  @DayField({ optional: true, description: 'First day in this household; today when left out.' }) from?: string;
  @TextField(300, { optional: true, nullable: true, description: 'Where they stay when that is elsewhere than the household.' }) address?: string | null;
  @YesNoField({ optional: true }) addressShielded?: boolean;
}

export class ChangeMember {
  @TextField(200, { optional: true }) name?: string;
  @DayField({ optional: true, nullable: true }) birthDate?: string | null;
  @OneOfField(MEMBER_ROLES, { optional: true }) role?: MemberRole;
  @DayField({ optional: true, nullable: true, description: 'First day no longer in this household.' }) until?: string | null;
  @TextField(300, { optional: true, nullable: true }) address?: string | null;
  @YesNoField({ optional: true }) addressShielded?: boolean;
}

export class AddNetworkContact {
  @TextField(200) name: string;
  @TextField(100) relation: string;
  @SomeOfField(NETWORK_SUPPORTS) support: NetworkSupport[];
}

export class ChangeNetworkContact {
  @TextField(200, { optional: true }) name?: string;
  @TextField(100, { optional: true }) relation?: string;
  @SomeOfField(NETWORK_SUPPORTS, { optional: true }) support?: NetworkSupport[];
  @DayField({ optional: true, nullable: true }) until?: string | null;
}

export class Involve {
  @IdField() professionalId: string;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @DayField({ optional: true, description: 'Today when left out.' }) since?: string;
}

/** Other domains, or the end of the involvement (until and endReason together). */
export class ChangeInvolvement {
  @SomeOfField(LIFE_DOMAINS, { optional: true }) domains?: LifeDomain[];
  @DayField({ optional: true, description: 'First day no longer involved.' }) until?: string;
  @OneOfField(SAID_END_REASONS, { optional: true }) endReason?: InvolvementEndReason;
}

export class RateDomain {
  @IdField() memberId: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @OneOfField(RATING_VOICES) voice: RatingVoice;
  @NumberField(1, 5) level: RatingLevel;
  @TextField(500, { optional: true, nullable: true, description: "The member's own words; only with voice own." }) words?: string | null;
  @DayField({ optional: true, description: 'Today when left out.' }) on?: string;
}

export class RatingHistoryQuery {
  @IdField() memberId: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
}

export class RatingView {
  @IdField() id: string;
  @IdField() memberId: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @OneOfField(RATING_VOICES) voice: RatingVoice;
  @NumberField(1, 5) level: RatingLevel;
  @TextField(500, { nullable: true }) words: string | null;
  @DayField() on: string;
  @TextField(200, { nullable: true, description: 'Who wrote it down; null for a confidential service.' }) recordedBy: string | null;
  @YesNoField({ description: "Older than 30 days." }) dated: boolean;
}

export class MemberView {
  @IdField() id: string;
  @IdField() personId: string;
  @TextField(200) name: string;
  @DayField({ nullable: true }) birthDate: string | null;
  @NumberField(0, 150, { nullable: true, description: 'In years, today.' }) age: number | null;
  @OneOfField(MEMBER_ROLES) role: MemberRole;
  @DayField() from: string;
  @DayField({ nullable: true }) until: string | null;
  @TextField(300, { nullable: true, description: 'Where they stay when that is elsewhere; null too when it is shielded from the reader.' }) address: string | null;
  @YesNoField() addressShielded: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

export class NetworkContactView {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(100) relation: string;
  @SomeOfField(NETWORK_SUPPORTS) support: NetworkSupport[];
  @DayField({ nullable: true }) until: string | null;
  @NumberField(1, 2_147_483_647) version: number;
}

/** A professional's involvement. Of a confidential service others see only that it is there, and for which domains. */
export class InvolvementView {
  @IdField() id: string;
  @IdField({ nullable: true }) professionalId: string | null;
  @TextField(200, { nullable: true }) name: string | null;
  @TextField(200, { nullable: true }) function: string | null;
  @IdField({ nullable: true }) organisationId: string | null;
  @TextField(200, { nullable: true }) organisationName: string | null;
  @OneOfField(ORGANISATION_KINDS, { nullable: true }) organisationKind: OrganisationKind | null;
  @YesNoField() confidential: boolean;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @DayField() since: string;
  @DayField({ nullable: true }) until: string | null;
  @OneOfField(INVOLVEMENT_END_REASONS, { nullable: true }) endReason: InvolvementEndReason | null;
  @YesNoField() mayChange: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

/** On what the reader's access rests, and what it lets them do here. */
export class HouseholdAccess {
  @OneOfField(ACCESS_GROUNDS) ground: AccessGround;
  @YesNoField({ description: 'Name, address, members, network and involvement.' }) mayDirect: boolean;
  @YesNoField() mayTakeLead: boolean;
  @YesNoField() mayEndLead: boolean;
  @YesNoField({ description: 'Record visits for others than oneself.' }) mayRecordForOthers: boolean;
  @YesNoField({ description: 'Gives ratings, records visits, changes actions. Not in an emergency: then the reader only reads.' }) takesPart: boolean;
  @ObjectField(() => RunningEmergencyView, { nullable: true, description: 'Emergency access that runs now.' }) emergency: RunningEmergencyView | null;
  @SomeOfField(LIFE_DOMAINS, { description: 'Domains whose ratings the reader sees and, taking part, may give.' }) domains: LifeDomain[];
  @ListField(() => DisclosedToReader, 1400, { description: 'Whose ratings the reader sees beside those, and why.' }) disclosed: DisclosedToReader[];
}

/** Domains with ratings of a member that this reader may not see: "known to others". */
export class KnownToOthers {
  @IdField() memberId: string;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
}

/** The whole of a household in one look. */
export class HouseholdPicture {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(300, { nullable: true, description: 'Null when there is none, or when it is shielded from the reader.' }) address: string | null;
  @YesNoField() addressShielded: boolean;
  @DayField() openedOn: string;
  @DayField({ nullable: true }) closedOn: string | null;
  @DayField({ description: "Today in Europe/Amsterdam, by the server's clock." }) today: string;
  @ObjectField(() => HouseholdAccess) access: HouseholdAccess;
  @ListField(() => MemberView, 100) members: MemberView[];
  @ListField(() => NetworkContactView, 100) network: NetworkContactView[];
  @ListField(() => InvolvementView, 500, { description: 'Present and former, present first.' }) team: InvolvementView[];
  @ListField(() => RatingView, 5000, { description: 'The latest of each member, domain and voice.' }) ratings: RatingView[];
  @ListField(() => KnownToOthers, 100) knownToOthers: KnownToOthers[];
  @ListField(() => LeadView, 1000, { description: 'Oldest first.' }) leads: LeadView[];
  @ObjectField(() => LeadProposalView, { nullable: true, description: 'The proposal of a lead that is open now.' }) leadProposal: LeadProposalView | null;
  @ListField(() => LeadDeputyView, 100, { description: 'Who stands in for the lead, now or later.' }) leadDeputies: LeadDeputyView[];
  @ObjectField(() => PlanView) plan: PlanView;
  @ListField(() => VisitView, 10_000, { description: 'From 28 days before to 28 days after today.' }) visits: VisitView[];
  @ListField(() => OverlapView, 1000, { description: 'Those of these eight weeks, most urgent first.' }) overlaps: OverlapView[];
  @ObjectField(() => RightsView) rights: RightsView;
  @NumberField(1, 2_147_483_647) version: number;
}

export class SignalBadgeSentence {
  @TextField(500) nl: string;
  @TextField(500) en: string;
}

/** Why a household is stuck, in short. */
export class SignalBadge {
  @OneOfField(SIGNAL_CODES) code: SignalCode;
  @ObjectField(() => SignalBadgeSentence) sentence: SignalBadgeSentence;
}

/** A household in one's own list, with what asks for attention. */
export class HouseholdListItem {
  @IdField() id: string;
  @TextField(200) name: string;
  @OneOfField(ACCESS_GROUNDS) ground: AccessGround;
  @TextField(200, { nullable: true }) leadName: string | null;
  @DayField({ nullable: true }) leadFrom: string | null;
  @NumberField(0, 100_000, { nullable: true, description: 'Since when nobody leads, in days; null while somebody does.' }) daysWithoutLead: number | null;
  @NumberField(0, 100_000, { description: 'Overlaps from four weeks ago to four weeks ahead, as on its page.' }) overlaps: number;
  @NumberField(0, 100_000, { description: 'Open actions past their due date.' }) overdueActions: number;
  @ListField(() => SignalBadge, 10, { description: 'Why it is stuck now, unanswered, safety first and then the oldest, at most three; none for who does not direct it.' }) signals: SignalBadge[];
  @NumberField(0, 1000, { description: 'How many there are in all.' }) signalsInAll: number;
  @NumberField(0, 100_000, { description: 'Escalations, withdrawals, pauses and questions around visits that wait for the answer of the reader.' }) questionsForMe: number;
  @NumberField(0, 100_000, { description: 'Of those the questions around visits.' }) visitQuestionsForMe: number;
  @NumberField(0, 100, { description: 'Present members.' }) members: number;
  @NumberField(0, 500, { description: 'Organisations with a present involvement.' }) organisations: number;
  @OneOfField(LEAD_WAITS, { nullable: true, description: "As what a proposal of a lead waits for the reader's answer." }) leadWaitsAs: LeadWait | null;
  @TextField(200, { nullable: true, description: 'Who is proposed to lead, where that waits for the reader.' }) leadCandidateName: string | null;
  @DayField({ nullable: true, description: 'Day of the next planned visit that has yet to begin.' }) nextVisitOn: string | null;
  @YesNoField({ description: 'Others changed the plan since the reader last looked at it.' }) planChanged: boolean;
}

export class HouseholdList {
  @ListField(() => HouseholdListItem, 200, { description: 'What needs attention first.' }) households: HouseholdListItem[];
  @TextField(500, { nullable: true, description: 'Ask for the next page with this; null on the last.' }) next: string | null;
}

export class ListHouseholds {
  @TextField(500, { optional: true, description: 'From `next` of the page before.' }) after?: string;
}

export class SearchHouseholds {
  @TextField(SEARCH_LENGTH, { description: 'Beginnings of words, in any order: of the name or the address of the household, or of somebody who lives there or is near. Accents and capitals do not matter; a shielded address is not looked in.' })
  words: string;
  @TextField(1000, { optional: true, nullable: true, description: 'From `next` of the page before. Not in an address either: it holds a word that was found.' }) after?: string | null;
}

export class FoundHousehold extends HouseholdListItem {
  @TextsField(300, 3, { description: 'By what it was found where that is not its own name: names of members and of who is near, or its address.' }) foundBy: string[];
}

export class FoundHouseholds {
  @ListField(() => FoundHousehold, 100, { description: 'Open ones among one\'s own: first where a whole word was typed, then in order of the word that begins so.' }) households: FoundHousehold[];
  @TextField(1000, { nullable: true, description: 'Ask for the next page with this; null on the last.' }) next: string | null;
}

/** What was made or changed. Its version is for the next change. */
export class Created {
  @IdField() id: string;
  @NumberField(1, 2_147_483_647) version: number;
}
