import { COLLEAGUE_STATES, DEPARTURE_END_REASONS, PASSWORD_LEAST, type ColleagueState, type DepartureEndReason } from './administration-words.js';
import { DayField, EmailField, IdField, IdsField, InstantField, ListField, NumberField, OneOfField, SecretField, SomeOfField, TextField, YesNoField } from './fields.js';
import { ORGANISATION_KINDS, ROLES, type OrganisationKind, type Role } from './roles.js';

/** Somebody of the administrator's own organisation, as far as administration goes: nothing of households. */
export class ColleagueView {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @EmailField() email: string;
  @SomeOfField(ROLES) roles: Role[];
  @IdField({ nullable: true }) teamId: string | null;
  @TextField(200, { nullable: true }) teamName: string | null;
  @OneOfField(COLLEAGUE_STATES) state: ColleagueState;
  @DayField({ nullable: true, description: 'First day on which the account no longer works.' }) leftOn: string | null;
  @YesNoField({ description: 'The day of leaving has come, and something in a household still waits to be handed over.' }) unfinished: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

export class ChangeColleague {
  @TextField(200, { optional: true }) name?: string;
  @TextField(200, { optional: true }) function?: string;
  @SomeOfField(ROLES, { optional: true, min: 1 }) roles?: Role[];
  @IdField({ optional: true, nullable: true }) teamId?: string | null;
}

export class InviteColleague {
  @TextField(200) name: string;
  @TextField(200) function: string;
  @EmailField() email: string;
  @SomeOfField(ROLES, { min: 1 }) roles: Role[];
  @IdField({ optional: true, nullable: true }) teamId?: string | null;
}

export class InvitationView {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @EmailField() email: string;
  @SomeOfField(ROLES) roles: Role[];
  @IdField({ nullable: true }) teamId: string | null;
  @TextField(200, { nullable: true }) teamName: string | null;
  @TextField(200) invitedByName: string;
  @InstantField() expiresAt: string;
  @YesNoField() expired: boolean;
}

/** An invitation with its link's token: told once, and nowhere to be read again. */
export class NewInvitation extends InvitationView {
  @TextField(100, { description: 'Belongs behind the # of the link, so that it reaches no server and no log.' }) token: string;
}

export class InvitationToken {
  @SecretField(100) token: string;
}

export class AcceptInvitation extends InvitationToken {
  @SecretField(200, { min: PASSWORD_LEAST }) password: string;
}

/** What somebody who holds the link reads before accepting. */
export class OpenedInvitation {
  @TextField(200) name: string;
  @EmailField() email: string;
  @TextField(200) organisationName: string;
  @InstantField() expiresAt: string;
}

/** A colleague of the same organisation, by name. */
export class ColleagueName {
  @IdField() id: string;
  @TextField(200) name: string;
}

/**
 * What somebody who leaves still has in one household: numbers, and by what who works there knows which one it is. Not who
 * lives there, nor anything of what is in it; nor anybody of another organisation.
 */
export class DeparturePart {
  @TextField(64, { description: 'Names this household in the decision and is used nowhere else.' }) reference: string;
  @DayField({ description: 'Stands on the page of the household: by it a colleague knows which one is meant.' }) openedOn: string;
  @TextField(200, { nullable: true, description: 'Team of the own organisation that answers for it.' }) teamName: string | null;
  @ListField(() => ColleagueName, 100, { description: 'Who leads that team, without whoever leaves.' }) teamLeads: ColleagueName[];
  @ListField(() => ColleagueName, 1_000, { description: 'Colleagues who are involved or lead there as well: to ask, and first to take over.' }) knownBy: ColleagueName[];
  @YesNoField() involved: boolean;
  @YesNoField({ description: 'Leads there, or is to lead. It ends on the day of leaving: passing a lead on is not for the administrator.' }) leads: boolean;
  @NumberField(0, 100_000) openActions: number;
  @NumberField(0, 100_000, { description: 'Planned visits from the day of leaving on.' }) plannedVisits: number;
  @NumberField(0, 100_000, { description: 'Requests for a pause and questions about visits that wait for an answer. They go along to the successor; else who can do something about it is told.' }) waitingQuestions: number;
  @NumberField(0, 100_000, { description: 'How many of those actions and visits nobody else has a part in. They must be handed over.' }) nobodyElse: number;
  @IdField({ nullable: true, description: 'As decided so far.' }) handOverToId: string | null;
  @OneOfField(DEPARTURE_END_REASONS, { nullable: true, description: 'As decided so far.' }) endReason: DepartureEndReason | null;
}

/** A colleague of the same organisation who can take over. */
export class Successor {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
}

export class DepartureView {
  @DayField({ nullable: true, description: 'First day on which the colleague no longer works here; null while nothing was decided.' }) leavesOn: string | null;
  @YesNoField({ description: 'The day has come and all that was decided is done.' }) carriedOut: boolean;
  @ListField(() => DeparturePart, 100_000) parts: DeparturePart[];
  @ListField(() => Successor, 100_000) successors: Successor[];
  @NumberField(1, 2_147_483_647, { description: 'Of the colleague.' }) version: number;
}

/** For whom a day was not yet decided: what they would still have on it. */
export class DepartureDay {
  @DayField({ optional: true, description: 'Today when left out; of no meaning once a day was decided.' }) on?: string;
}

/** Either a colleague who takes over, or the reason why it ends. */
export class DecidePart {
  @TextField(64) reference: string;
  @IdField({ optional: true }) handOverToId?: string;
  @OneOfField(DEPARTURE_END_REASONS, { optional: true }) endReason?: DepartureEndReason;
}

export class DecideDeparture {
  @DayField({ description: 'First day on which the colleague no longer works here: today or later.' }) leavesOn: string;
  @ListField(() => DecidePart, 5_000) parts: DecidePart[];
}

export class TeamMemberView {
  @IdField() id: string;
  @TextField(200) name: string;
}

export class TeamView {
  @IdField() id: string;
  @TextField(200) name: string;
  @ListField(() => TeamMemberView, 10_000) leads: TeamMemberView[];
  @ListField(() => TeamMemberView, 10_000) members: TeamMemberView[];
  @NumberField(1, 2_147_483_647) version: number;
}

export class MakeTeam {
  @TextField(200) name: string;
}

export class ChangeTeam {
  @TextField(200, { optional: true }) name?: string;
  @IdsField(50, { optional: true, description: 'Colleagues with the role of team lead, instead of those there were.' }) leadIds?: string[];
  @IdsField(1_000, { optional: true, description: 'Who belongs to the team, instead of those there were; whoever was in another team leaves that one.' }) memberIds?: string[];
}

export class OwnOrganisationView {
  @IdField() id: string;
  @TextField(200) name: string;
  @OneOfField(ORGANISATION_KINDS) kind: OrganisationKind;
  @YesNoField({ description: 'The name itself gives something away; those outside it see "confidential service".' }) nameIsSensitive: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

export class ChangeOwnOrganisation {
  @TextField(200, { optional: true }) name?: string;
  @YesNoField({ optional: true }) nameIsSensitive?: boolean;
}
