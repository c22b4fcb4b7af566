import { DayField, IdField, InstantField, ListField, NumberField, ObjectField, OneOfField, TextField, YesNoField } from './fields.js';
import { HouseholdSaid } from './lead-said.js';
import {
  HANDOVER_ITEMS,
  HANDOVER_STANDINGS,
  LEAD_ANSWERS,
  LEAD_DECISIONS,
  LEAD_INTENSITIES,
  LEAD_KINDS,
  LEAD_PROPOSAL_STATES,
  LEAD_WAITS,
  type HandoverItem,
  type HandoverStanding,
  type LeadAnswer,
  type LeadDecision,
  type LeadIntensity,
  type LeadKind,
  type LeadProposalState,
  type LeadWait,
} from './lead-words.js';

/** One point of a handover. */
export class HandoverPoint {
  @OneOfField(HANDOVER_ITEMS) item: HandoverItem;
  @OneOfField(HANDOVER_STANDINGS) standing: HandoverStanding;
  @TextField(500, { optional: true, nullable: true }) note?: string | null;
}

/** What goes along when the lead is handed over; points left out are not done yet. */
export class Handover {
  @ListField(() => HandoverPoint, HANDOVER_ITEMS.length) points: HandoverPoint[];
  @TextField(2000, { optional: true, nullable: true }) note?: string | null;
  @DayField({ optional: true, nullable: true, description: 'When a missing answer is brought to mind; three days on when left out.' }) remindOn?: string | null;
}

/** A new lead, proposed to the professionals involved. While somebody leads it is a handover from them. */
export class ProposeLead {
  @IdField({ description: 'Who is to lead: oneself or another who is involved.' }) candidateId: string;
  @OneOfField(LEAD_KINDS) kind: LeadKind;
  @OneOfField(LEAD_INTENSITIES) intensity: LeadIntensity;
  @DayField({ optional: true, nullable: true, description: 'The first day; left out: as soon as it is agreed.' }) from?: string | null;
  @DayField({ optional: true, nullable: true, description: 'Required for temporary_safety: the day on which the lead goes back.' }) returnOn?: string | null;
  @IdField({ optional: true, nullable: true, description: 'Required for temporary_safety: who takes it back.' }) returnsToId?: string | null;
  @TextField(1000, { optional: true, nullable: true }) mandate?: string | null;
  @TextField(1000) reason: string;
  @ObjectField(() => HouseholdSaid, { optional: true, nullable: true }) householdSaid?: HouseholdSaid | null;
  @ObjectField(() => Handover, { optional: true, nullable: true, description: 'Only while somebody leads.' }) handover?: Handover | null;
}

export class ChangeHandover {
  @ListField(() => HandoverPoint, HANDOVER_ITEMS.length, { optional: true }) points?: HandoverPoint[];
  @TextField(2000, { optional: true, nullable: true }) note?: string | null;
  @DayField({ optional: true, nullable: true }) remindOn?: string | null;
}

export class AnswerProposal {
  @OneOfField(LEAD_ANSWERS) answer: LeadAnswer;
  @TextField(1000, { optional: true, nullable: true, description: 'Required with an objection.' }) reason?: string | null;
}

export class DeclineProposal {
  @TextField(1000) reason: string;
}

export class WithdrawProposal {
  @TextField(1000, { optional: true, nullable: true }) reason?: string | null;
}

/** Of the team lead, where the professionals do not agree. */
export class DecideProposal {
  @OneOfField(LEAD_DECISIONS) decision: LeadDecision;
  @TextField(1000) reason: string;
}

export class ProposalAnswerView {
  @TextField(200, { nullable: true, description: 'Null for somebody of a confidential service.' }) name: string | null;
  @YesNoField({ description: "The reader's own." }) mine: boolean;
  @OneOfField(LEAD_ANSWERS, { nullable: true, description: 'Null while they have not answered.' }) answer: LeadAnswer | null;
  @TextField(1000, { nullable: true, description: 'Null too for a confidential service.' }) reason: string | null;
}

/** Somebody whose answer a proposal waits for. */
export class LeadWaitView {
  @OneOfField(LEAD_WAITS) as: LeadWait;
  @TextField(200, { nullable: true, description: 'Null for somebody of a confidential service.' }) name: string | null;
}

/** What this reader may do with a proposal now. */
export class ProposalChoices {
  @YesNoField() accept: boolean;
  @YesNoField() answer: boolean;
  @YesNoField() decide: boolean;
  @YesNoField() withdraw: boolean;
  @YesNoField() changeHandover: boolean;
}

export class LeadProposalView {
  @IdField() id: string;
  @OneOfField(LEAD_PROPOSAL_STATES) state: LeadProposalState;
  @IdField() candidateId: string;
  @TextField(200) candidateName: string;
  @TextField(200, { nullable: true, description: 'Null for a confidential service.' }) organisationName: string | null;
  @TextField(200, { nullable: true, description: 'Null for a confidential service, and for a return that the product proposed.' }) proposedBy: string | null;
  @InstantField() proposedAt: string;
  @NumberField(0, 100_000, { description: 'How many days it was or is open.' }) days: number;
  @YesNoField({ description: 'The return of a temporary lead, proposed ahead by the product.' }) isReturn: boolean;
  @OneOfField(LEAD_KINDS) kind: LeadKind;
  @OneOfField(LEAD_INTENSITIES) intensity: LeadIntensity;
  @DayField({ nullable: true, description: 'Null: as soon as it is agreed.' }) from: string | null;
  @DayField({ nullable: true }) returnOn: string | null;
  @TextField(200, { nullable: true }) returnsToName: string | null;
  @TextField(1000, { nullable: true }) mandate: string | null;
  @TextField(1000, { nullable: true, description: 'Null for a confidential service.' }) reason: string | null;
  @ObjectField(() => HouseholdSaid, { nullable: true }) householdSaid: HouseholdSaid | null;
  @TextField(200, { nullable: true, description: 'Of a handover: who led when it was proposed.' }) fromLeadName: string | null;
  @YesNoField({ description: 'Of a handover: that lead has ended in the meantime; it goes on as an ordinary proposal.' }) fromLeadEnded: boolean;
  @ListField(() => HandoverPoint, HANDOVER_ITEMS.length) points: HandoverPoint[];
  @TextField(2000, { nullable: true }) note: string | null;
  @DayField({ nullable: true }) remindOn: string | null;
  @ListField(() => ProposalAnswerView, 500) answers: ProposalAnswerView[];
  @InstantField({ nullable: true, description: 'When the candidate accepted.' }) acceptedAt: string | null;
  @InstantField({ nullable: true }) closedAt: string | null;
  @TextField(200, { nullable: true }) closedBy: string | null;
  @TextField(1000, { nullable: true, description: 'Null too for a confidential service.' }) closedReason: string | null;
  @YesNoField({ description: 'The team lead decided.' }) decidedByTeamLead: boolean;
  @ListField(() => LeadWaitView, 500, { description: 'Whose answer it waits for.' }) waitsFor: LeadWaitView[];
  @OneOfField(LEAD_WAITS, { nullable: true, description: 'As what it waits for the reader; null when it does not.' }) waitsForMeAs: LeadWait | null;
  @ObjectField(() => ProposalChoices) may: ProposalChoices;
  @NumberField(1, 2_147_483_647) version: number;
}

/** Somebody who stands in while the lead is away, from–to. */
export class AppointDeputy {
  @IdField() professionalId: string;
  @DayField({ optional: true, description: 'Today when left out.' }) from?: string;
  @DayField({ description: 'First day on which the lead is back.' }) until: string;
  @TextField(500, { optional: true, nullable: true }) reason?: string | null;
}

export class ChangeDeputy {
  @DayField({ description: 'First day on which the lead is back; the first day itself calls it off.' }) until: string;
}

export class LeadDeputyView {
  @IdField() id: string;
  @IdField() leadId: string;
  @IdField() professionalId: string;
  @TextField(200) name: string;
  @DayField() from: string;
  @DayField() until: string;
  @TextField(500, { nullable: true, description: 'Null too for a confidential service.' }) reason: string | null;
  @NumberField(1, 2_147_483_647) version: number;
}
