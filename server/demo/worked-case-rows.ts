import type { LifeDomain, RatingLevel, RatingVoice } from '../contract/life-domains.js';
import type { Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { inviteeKey } from '../breakthroughs/breakthrough-rules.js';
import { entries, mapCodes, type IdsByCode, type Staff } from './directory.js';
import { noRows, type HouseholdRows } from './household-rows.js';
import { shiftTo, type ShiftedDays } from './shifted-days.js';
import { CASE_ACTIONS, CASE_GOALS, CASE_PLAN, CASE_STATEMENTS, type CaseAction, type CaseGoal, type WrittenAction, type WrittenGoal } from './worked-case-plan.js';
import { CASE_ORGANISATIONS, type CaseOrganisation, type CaseProfessional, type CaseTeam } from './worked-case-people.js';
import { CASE_BLOCKAGES, CASE_BLOCKAGES_BY, CASE_BLOCKAGES_ON, CASE_CONDITIONS, type CaseBlockage, type CaseCondition, type WrittenCondition } from './worked-case-blockages.js';
import { CASE_BREAKTHROUGH, CASE_BREAKTHROUGH_VOICES, CASE_COSTS, CASE_TABLE } from './worked-case-breakthrough.js';
import { CASE_DISCLOSURES } from './worked-case-disclosures.js';
import { CASE_INFLUENCES, CASE_INFLUENCES_ON, CASE_PROBLEMS, CASE_RESPONSIBILITIES, type CaseProblem, type WrittenProblem } from './worked-case-influences.js';
import { CASE_OWN_VOICE, CASE_RATED_ON, CASE_RATINGS, recorderOf } from './worked-case-ratings.js';
import { CASE_VISIT_QUESTIONS, CASE_VISITS, type CaseVisit, type WrittenVisit } from './worked-case-visits.js';
import {
  CASE_EMERGENCIES, CASE_ESCALATIONS, CASE_HOUSEHOLD, CASE_INVOLVEMENT, CASE_LEADS, CASE_LEVELS, CASE_MEMBERS, CASE_NETWORK,
  type CaseContact, type CaseMember, type WrittenContact, type WrittenMember,
} from './worked-case.js';

/** Ids of the worked case, each by the code by which the case knows it. */
export interface WorkedCaseIds {
  household: string;
  members: IdsByCode<CaseMember>;
  contacts: IdsByCode<CaseContact>;
  goals: IdsByCode<CaseGoal>;
  actions: IdsByCode<CaseAction>;
  visits: IdsByCode<CaseVisit>;
  problems: IdsByCode<CaseProblem>;
  conditions: IdsByCode<CaseCondition>;
  blockages: IdsByCode<CaseBlockage>;
}

export interface CaseDirectory {
  teams: IdsByCode<CaseTeam>;
  organisations: IdsByCode<CaseOrganisation>;
  professionals: Record<CaseProfessional, Staff>;
}

/** The worked case as rows, with its days moved so that `today` is the day on which it is told. */
export function workedCaseRows(directory: CaseDirectory, today: Day): { ids: WorkedCaseIds; rows: HouseholdRows } {
  const ids: WorkedCaseIds = {
    household: newId(),
    members: mapCodes(CASE_MEMBERS, newId),
    contacts: mapCodes(CASE_NETWORK, newId),
    goals: mapCodes(CASE_GOALS, newId),
    actions: mapCodes(CASE_ACTIONS, newId),
    visits: mapCodes(CASE_VISITS, newId),
    problems: mapCodes(CASE_PROBLEMS, newId),
    conditions: mapCodes(CASE_CONDITIONS, newId),
    blockages: mapCodes(CASE_BLOCKAGES, newId),
  };
  const writer = new CaseWriter(ids, directory, shiftTo(today));
  writer.people();
  writer.ratings();
  writer.leads();
  writer.levels();
  writer.plan();
  writer.visits();
  writer.visitQuestions();
  writer.emergencies();
  writer.disclosures();
  writer.influences();
  writer.responsibilities();
  writer.blockages();
  writer.breakthrough();
  return { ids, rows: writer.rows };
}

class CaseWriter {
  readonly rows = noRows();

  constructor(
    private readonly ids: WorkedCaseIds,
    private readonly directory: CaseDirectory,
    private readonly shifted: ShiftedDays,
  ) {}

  people(): void {
    const { ids, shifted, rows } = this;
    const { name, address, openedOn, team } = CASE_HOUSEHOLD;
    rows.households.push({
      id: ids.household, name, address, addressShielded: false, teamId: this.directory.teams[team], openedOn: shifted.day(openedOn), closedOn: null, version: 1,
    });
    for (const [code, member] of entries<CaseMember, WrittenMember>(CASE_MEMBERS)) {
      const person = { id: newId(), name: member.name, birthDate: shifted.day(member.birthDate) };
      rows.persons.push(person);
      rows.members.push({ ...this.key(ids.members[code]), personId: person.id, role: member.role, startsOn: shifted.day(member.from), endsOn: null, address: null, addressShielded: false, version: 1 });
    }
    for (const [code, contact] of entries<CaseContact, WrittenContact>(CASE_NETWORK))
      rows.contacts.push({ ...this.key(ids.contacts[code]), ...contact, endsOn: null, version: 1 });
    for (const { professional, from, until, endReason } of CASE_INVOLVEMENT) {
      const { id, organisationId, domains } = this.directory.professionals[professional];
      rows.involvements.push({
        ...this.key(), professionalId: id, organisationId, domains: [...domains],
        startsOn: shifted.day(from), endsOn: until ? shifted.day(until) : null, endReason: endReason ?? null, version: 1,
      });
    }
  }

  ratings(): void {
    for (const [member, levels] of entries(CASE_RATINGS))
      for (const [domain, level] of entries(levels as Record<LifeDomain, RatingLevel>)) this.rating(member, domain, 'professional', level, null);
    for (const { member, domain, level, words } of CASE_OWN_VOICE) this.rating(member, domain, 'own', level, words);
  }

  leads(): void {
    const { ids, directory, shifted } = this;
    for (const lead of CASE_LEADS) {
      const { id, organisationId } = directory.professionals[lead.professional];
      this.rows.leads.push({
        ...this.key(), professionalId: id, organisationId, kind: lead.kind, intensity: lead.intensity,
        startsOn: shifted.day(lead.from), endsOn: lead.until && shifted.day(lead.until),
        returnOn: lead.returnOn ? shifted.day(lead.returnOn) : null,
        returnsToId: lead.returnsTo ? directory.professionals[lead.returnsTo].id : null,
        mandate: lead.mandate ?? null, reason: shifted.text(lead.reason), endReason: lead.endReason ? shifted.text(lead.endReason) : null,
        decidedBy: lead.decidedBy, recordedBy: lead.recordedBy ? directory.professionals[lead.recordedBy].id : null,
        saidWords: lead.said?.words ?? null, saidByMemberId: lead.said ? ids.members[lead.said.by] : null, version: 1,
        endCode: null, meanwhile: null, meanwhileProfessionalId: null, meanwhileContactId: null,
      });
    }
  }

  plan(): void {
    const { ids, shifted, rows } = this;
    rows.plans.push({ ...this.key(), ...CASE_PLAN, startedOn: shifted.day(CASE_PLAN.startedOn), nextEvaluationOn: shifted.planned(CASE_PLAN.nextEvaluationOn), version: 1 });
    for (const { kind, saidBy, saidOn, words, recordedBy } of CASE_STATEMENTS)
      rows.statements.push({
        ...this.key(), kind, words, saidByMemberId: ids.members[saidBy], saidOn: shifted.day(saidOn), language: 'nl', recordedBy: this.directory.professionals[recordedBy].id,
      });
    for (const [code, goal] of entries<CaseGoal, WrittenGoal>(CASE_GOALS))
      rows.goals.push({
        ...this.key(ids.goals[code]), place: rows.goals.length + 1, words: goal.words, saidByMemberId: ids.members[goal.saidBy], saidOn: shifted.day(goal.saidOn),
        language: 'nl', professionalWording: goal.professionalWording ?? null, domains: goal.domains, state: 'wanted', notNowBecause: null, shielded: false, version: 1,
      });
    for (const [code, action] of entries<CaseAction, WrittenAction>(CASE_ACTIONS)) {
      rows.actions.push({
        ...this.key(ids.actions[code]), goalId: ids.goals[action.goal], what: shifted.text(action.what), rhythm: action.rhythm,
        dueOn: action.dueOn ? shifted.planned(action.dueOn) : null, startsOn: action.startsOn ? shifted.day(action.startsOn) : null,
        endsOn: null, reviewOn: action.rhythm === 'once' ? null : shifted.planned(CASE_PLAN.nextEvaluationOn), waitsForId: action.waitsFor ? ids.actions[action.waitsFor as CaseAction] : null,
        domain: action.domain, status: 'open', statusNote: null, version: 1,
      });
      this.owners(ids.actions[code], action);
    }
  }

  visits(): void {
    const { ids, directory, shifted, rows } = this;
    const householdId = ids.household;
    for (const [code, visit] of entries<CaseVisit, WrittenVisit>(CASE_VISITS)) {
      const { id: professionalId, organisationId } = directory.professionals[visit.professional];
      const visitId = ids.visits[code];
      rows.visits.push({
        ...this.key(visitId), startsAt: shifted.instant(visit.day, visit.from), endsAt: shifted.instant(visit.day, visit.until),
        kind: visit.kind ?? 'regular', status: visit.status ?? 'held', domains: visit.domains, recordedBy: professionalId, anywayBecause: null, version: 1,
      });
      for (const member of visit.members) rows.visitMembers.push({ householdId, visitId, memberId: ids.members[member] });
      rows.visitProfessionals.push({ householdId, visitId, professionalId, organisationId, note: null });
    }
  }

  visitQuestions(): void {
    const { directory, shifted, rows } = this;
    for (const { by, asked, day, at, question, answer } of CASE_VISIT_QUESTIONS) {
      const key = this.key();
      const answeredAt = shifted.instant(answer.day, answer.at);
      rows.visitQuestions.push({
        ...key, kind: 'consult', visitId: null, question, domains: ['finances'], plannedFor: null,
        askedBy: directory.professionals[by].id, askedAt: shifted.instant(day, at), state: 'answered', closedAt: answeredAt,
      });
      rows.visitQuestionRecipients.push({ householdId: key.householdId, questionId: key.id, professionalId: directory.professionals[asked].id, accepted: null, answer: answer.words, answeredAt });
    }
  }

  levels(): void {
    const { directory, shifted, rows } = this;
    CASE_LEVELS.forEach(({ from, recordedBy, ...step }, index) =>
      rows.levelSteps.push({
        ...this.key(), ...step, place: index + 1, startsOn: shifted.day(from), reason: null, decidedById: null, agreements: null, reviewOn: null,
        recordedBy: directory.professionals[recordedBy].id,
      }),
    );
    for (const { by, asked, on, answerBy, level, question } of CASE_ESCALATIONS) {
      const { id: askedById, organisationId } = directory.professionals[by];
      rows.escalations.push({
        ...this.key(), askedId: directory.professionals[asked].id, askedById, organisationId, level, question,
        askedOn: shifted.day(on), answerBy: shifted.planned(answerBy), outcome: null, words: null, answeredOn: null, calledOffOn: null,
      });
    }
  }

  emergencies(): void {
    const { ids, directory, shifted, rows } = this;
    for (const { professional, about, day, from, until, reason, review } of CASE_EMERGENCIES) {
      const { id: professionalId, organisationId } = directory.professionals[professional];
      const { personId } = rows.members.find(({ id }) => id === ids.members[about])!;
      rows.emergencies.push({
        ...this.key(), professionalId, organisationId, personId, reason,
        startsAt: shifted.instant(day, from), endsAt: shifted.instant(day, until), endedAt: null,
        reviewedBy: directory.professionals[review.by].id, reviewedAt: shifted.instant(review.day, review.at), outcome: review.outcome, reviewWords: review.words,
      });
    }
  }

  disclosures(): void {
    const { ids, directory, shifted, rows } = this;
    for (const written of CASE_DISCLOSURES) {
      const { about, given, until, words = null } = written;
      const key = this.key();
      rows.disclosures.push({
        ...key, memberId: about ? ids.members[about] : null, domains: written.domains, toOrganisationId: directory.organisations[written.to], toProfessionalId: null,
        legalBasis: written.legalBasis, givenOn: given ? shifted.day(given.on) : null, givenHow: given?.how ?? null, words, purpose: shifted.text(written.purpose),
        startsOn: shifted.day(written.from), endsOn: until && shifted.day(until), recordedBy: directory.professionals[written.recordedBy].id,
        withdrawnOn: null, withdrawnByMemberId: null, withdrawnHow: null, withdrawalRecordedBy: null, version: 1,
      });
      for (const member of given?.by ?? []) rows.disclosureGivers.push({ householdId: ids.household, disclosureId: key.id, memberId: ids.members[member] });
    }
  }

  influences(): void {
    const { ids, directory, shifted, rows } = this;
    const toldOn = shifted.day(CASE_INFLUENCES_ON);
    const row = { recordedBy: directory.professionals.sanne.id, startsOn: toldOn, endsOn: null, version: 1 };
    for (const [code, { label, of, domain, said }] of entries<CaseProblem, WrittenProblem>(CASE_PROBLEMS))
      rows.problems.push({
        ...this.key(ids.problems[code]), ...row, label, domain, memberId: ids.members[of],
        words: said?.words ?? null, saidByMemberId: said ? ids.members[said.by] : null, saidOn: said ? shifted.day(said.on) : toldOn,
      });
    for (const { from, to, words } of CASE_INFLUENCES)
      rows.influences.push({ ...this.key(), ...row, fromProblemId: ids.problems[from], toProblemId: ids.problems[to], words, saidByMemberId: null, saidOn: toldOn });
  }

  responsibilities(): void {
    const { ids, directory, rows } = this;
    for (const { domain, kinds, professional, member, contact } of CASE_RESPONSIBILITIES)
      rows.responsibilities.push({
        ...this.key(), domain, kinds, professionalId: professional ? directory.professionals[professional].id : null,
        memberId: member ? ids.members[member] : null, networkContactId: contact ? ids.contacts[contact] : null, version: 1,
      });
  }

  blockages(): void {
    const { ids, directory, shifted, rows } = this;
    const row = { recordedBy: directory.professionals[CASE_BLOCKAGES_BY].id, version: 1 };
    for (const [code, { organisation, ...condition }] of entries<CaseCondition, WrittenCondition>(CASE_CONDITIONS))
      rows.conditions.push({ ...this.key(ids.conditions[code]), ...row, ...condition, organisationId: directory.organisations[organisation], metOn: null });
    const nothingOfThePlan = { waitingActionId: null, waitingGoalId: null, awaitedActionId: null, awaitedGoalId: null };
    for (const [code, { waiting, awaited, because }] of entries(CASE_BLOCKAGES)) {
      const [waitingId, awaitedId] = [ids.conditions[waiting], ids.conditions[awaited]];
      rows.blockages.push({
        ...this.key(ids.blockages[code]), ...row, ...nothingOfThePlan, waitingId, waitingConditionId: waitingId, awaitedId, awaitedConditionId: awaitedId,
        because, startsOn: shifted.day(CASE_BLOCKAGES_ON), endsOn: null,
      });
    }
  }

  breakthrough(): void {
    const { ids, directory, shifted, rows } = this;
    const { professionals, organisations } = directory;
    const { recordedBy, chair, startedOn, tableOn, agenda, ...told } = CASE_BREAKTHROUGH;
    const { householdId, id: breakthroughId } = this.key();
    rows.breakthroughs.push({
      householdId, id: breakthroughId, ...told, agenda: [...agenda], state: 'planned', startedOn: shifted.day(startedOn), tableOn: shifted.planned(tableOn),
      recordedBy: professionals[recordedBy].id, chairId: professionals[chair].id,
      outcome: null, decision: null, conditions: null, decidedOn: null, signalsNotedAt: null, reviewOn: null, effect: null, reviewedOn: null, endedBecause: null, version: 1,
    });
    const of = (): { householdId: string; id: string; breakthroughId: string } => ({ ...this.key(), breakthroughId });
    for (const blockageId of Object.values(ids.blockages)) rows.breakthroughKnots.push({ ...of(), blockageId });
    for (const { by, on, words } of CASE_BREAKTHROUGH_VOICES) rows.breakthroughVoices.push({ ...of(), words, saidByMemberId: ids.members[by], saidOn: shifted.day(on) });
    for (const cost of CASE_COSTS) rows.breakthroughCosts.push({ ...of(), ...cost });
    for (const invited of CASE_TABLE) {
      const nobody = { professionalId: null, organisationId: null, organisationName: null, function: null, present: null };
      if ('professional' in invited) {
        const professionalId = professionals[invited.professional].id;
        rows.breakthroughInvitees.push({ ...of(), ...nobody, professionalId, key: inviteeKey({ professionalId }), decides: false });
      } else {
        const key = inviteeKey({ organisation: CASE_ORGANISATIONS[invited.organisation].name, function: invited.function });
        rows.breakthroughInvitees.push({ ...of(), ...nobody, organisationId: organisations[invited.organisation], function: invited.function, key, decides: true });
      }
    }
  }

  private owners(actionId: string, { professionals = [], members = [], network = [] }: WrittenAction): void {
    const nobody = { actionId, professionalId: null, memberId: null, networkContactId: null };
    for (const code of professionals) this.rows.owners.push({ ...this.key(), ...nobody, professionalId: this.directory.professionals[code].id });
    for (const code of members) this.rows.owners.push({ ...this.key(), ...nobody, memberId: this.ids.members[code] });
    for (const code of network) this.rows.owners.push({ ...this.key(), ...nobody, networkContactId: this.ids.contacts[code] });
  }

  private rating(member: CaseMember, domain: LifeDomain, voice: RatingVoice, level: RatingLevel, words: string | null): void {
    const recordedBy = this.directory.professionals[recorderOf(domain)].id;
    this.rows.ratings.push({ ...this.key(), memberId: this.ids.members[member], domain, voice, level, words, ratedOn: this.shifted.day(CASE_RATED_ON), recordedBy });
  }

  private key(id: string = newId()): { householdId: string; id: string } {
    return { householdId: this.ids.household, id };
  }
}
