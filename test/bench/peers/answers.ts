import { OVERLAP_CODES, type OverlapCode } from '../../../server/contract/overlap-codes.js';
import { overlapSentence, type SpokenOverlap } from '../../../server/contract/overlap-sentence.js';
import { firstNamesOf } from '../../../server/contract/first-names.js';
import { RATING_DATED_AFTER_DAYS } from '../../../server/contract/life-domains.js';
import { addDays, daysBetween, dayOf, instantAt, type Day } from '../../../server/shared/day.js';
import type { Action, ActionOwner, Goal, Household, Overlap, Rating, Visit } from './entities.js';

// From objects to the same answers as the product's. The reader is the case director who leads: nothing is hidden from
// them, and all may be changed.

type By<Row> = (row: Row) => string | number | boolean | null;

/** In the order of the first value that differs; null last. */
function sorted<Row>(rows: readonly Row[], ...by: By<Row>[]): Row[] {
  return [...rows].sort((one, other) => {
    for (const value of by) {
      const [a, b] = [value(one), value(other)];
      if (a === b) continue;
      if (a === null || b === null) return a === null ? 1 : -1;
      return a < b ? -1 : 1;
    }
    return 0;
  });
}

export function pictureOf(household: Household, readerId: string, today: Day): object {
  const [from, until] = [addDays(today, -28), addDays(today, 29)];
  const [fromInstant, untilInstant] = [instantAt(from, '00:00'), instantAt(until, '00:00')];
  const visits = household.visits.filter(({ startsAt }) => startsAt.getTime() >= fromInstant && startsAt.getTime() < untilInstant);
  const overlaps = household.overlaps.filter(({ firstDay, lastDay }) => lastDay >= from && firstDay < until);
  return {
    id: household.id,
    name: household.name,
    address: household.address,
    addressShielded: household.addressShielded,
    openedOn: household.openedOn,
    closedOn: household.closedOn,
    today,
    members: sorted(household.members, (m) => m.endsOn !== null, (m) => m.person.birthDate, (m) => m.id).map(({ id, person, role, startsOn, endsOn, address, addressShielded, version }) => ({
      id, personId: person.id, name: person.name, birthDate: person.birthDate, age: ageOf(person.birthDate, today), role, from: startsOn, until: endsOn, address, addressShielded, version,
    })),
    network: sorted(household.network, (n) => n.endsOn !== null, (n) => n.id).map(({ id, name, relation, support, endsOn, version }) => ({ id, name, relation, support, until: endsOn, version })),
    team: sorted(household.involvements, (i) => i.endsOn !== null, (i) => i.startsOn, (i) => i.id).map((i) => ({
      id: i.id, professionalId: i.professional.id, name: i.professional.name, function: i.professional.function,
      organisationId: i.organisation.id, organisationName: i.organisation.name, organisationKind: i.organisation.kind, confidential: false,
      domains: i.domains, since: i.startsOn, until: i.endsOn, endReason: i.endReason, mayChange: true, version: i.version,
    })),
    ratings: latestOf(household.ratings).map((r) => ({
      id: r.id, memberId: r.memberId, domain: r.domain, voice: r.voice, level: r.level, words: r.words, on: r.ratedOn,
      recordedBy: r.recorder.name, dated: daysBetween(r.ratedOn, today) > RATING_DATED_AFTER_DAYS,
    })),
    knownToOthers: [],
    leads: sorted(household.leads, (l) => l.startsOn, (l) => l.id).map((l) => ({
      id: l.id, professionalId: l.professionalId, professionalName: l.professional.name, organisationName: l.organisation.name, kind: l.kind,
      intensity: l.intensity, from: l.startsOn, until: l.endsOn, returnOn: l.returnOn, returnsToName: null, mandate: l.mandate, reason: l.reason, endReason: l.endReason, endCode: null, meanwhile: null,
      decidedBy: l.decidedBy, householdSaid: l.saidWords === null ? null : { memberId: l.saidByMemberId, words: l.saidWords }, version: l.version,
    })),
    leadProposal: household.leadProposals.find(({ state }) => state === 'open') ?? null,
    leadDeputies: household.leadDeputies.filter(({ endsOn }) => endsOn > today),
    plan: planOf(household, today),
    visits: sorted(visits, (v) => v.startsAt.getTime(), (v) => v.id).map((visit) => visitView(visit, readerId)),
    overlaps: inOrder(overlaps).map(overlapFields),
    rights: {
      ownViews: household.rectifications.filter(({ outcome }) => outcome === 'not_corrected'),
      openRequests: household.rectifications.filter(({ outcome }) => outcome === null),
      mayHandle: true,
    },
    version: household.version,
  };
}

function planOf({ plans: [plan], goals, planStatements }: Household, today: Day): object | null {
  if (!plan) return null;
  return {
    id: plan.id, startedOn: plan.startedOn, whereTo: plan.whereTo, inTheWay: plan.inTheWay, origin: plan.origin, familyPlan: plan.familyPlan, familyPlanOn: plan.familyPlanOn, statements: planStatements,
    evaluationWeeks: plan.evaluationWeeks, nextEvaluationOn: plan.nextEvaluationOn,
    goals: sorted(goals, (goal) => goal.place).map((goal) => goalView(goal, today)), mayChange: true, version: plan.version,
  };
}

const goalView = (goal: Goal, today: Day): object => ({
  id: goal.id, place: goal.place, words: goal.words, saidByMemberId: goal.saidByMemberId, saidOn: goal.saidOn,
  professionalWording: goal.professionalWording, domains: goal.domains, state: goal.state, notNowBecause: goal.notNowBecause, shielded: goal.shielded,
  actions: sorted(goal.actions, (a) => a.status !== 'open', (a) => a.dueOn ?? a.startsOn, (a) => a.id).map((action) => actionView(action, today)), version: goal.version,
});

const actionView = (action: Action, today: Day): object => ({
  id: action.id, goalId: action.goalId, what: action.what, owners: sorted(action.owners, (owner) => owner.id).map(ownerView), rhythm: action.rhythm,
  dueOn: action.dueOn, startsOn: action.startsOn, endsOn: action.endsOn, reviewOn: action.reviewOn, waitsForId: action.waitsForId, timesDone: action.done.length, lastDone: sorted(action.done, (d) => d.doneOn).at(-1) ?? null, domain: action.domain, status: action.status, statusNote: action.statusNote,
  overdue: action.status === 'open' && action.dueOn !== null && action.dueOn < today, mayChange: true, version: action.version,
});

function ownerView({ professional, member, networkContact }: ActionOwner): object {
  if (professional) return { kind: 'professional', id: professional.id, name: professional.name, confidential: false };
  if (member) return { kind: 'member', id: member.id, name: member.person.name, confidential: false };
  return { kind: 'network', id: networkContact!.id, name: networkContact!.name, confidential: false };
}

function latestOf(ratings: readonly Rating[]): Rating[] {
  const latest = new Map<string, Rating>();
  for (const rating of sorted(ratings, (r) => r.ratedOn, (r) => r.id)) latest.set(`${rating.memberId} ${rating.domain} ${rating.voice}`, rating);
  return sorted([...latest.values()], (r) => r.memberId, (r) => r.domain, (r) => r.voice);
}

export const visitView = (visit: Visit, readerId: string): object => ({
  id: visit.id, startsAt: visit.startsAt, endsAt: visit.endsAt, kind: visit.kind, status: visit.status,
  memberIds: visit.members.map(({ memberId }) => memberId).sort(),
  professionals: sorted(visit.professionals, (p) => p.professionalId).map(({ professional, organisation }) => ({
    professionalId: professional.id, name: professional.name, organisationId: organisation.id, organisationName: organisation.name, confidential: false,
  })),
  domains: visit.domains, note: visit.professionals.find(({ professionalId }) => professionalId === readerId)?.note ?? null, anywayBecause: visit.anywayBecause, mayChange: true, version: visit.version,
});

/** Most urgent first, then newest. */
const inOrder = (overlaps: readonly Overlap[]): Overlap[] =>
  sorted(overlaps, (o) => OVERLAP_CODES.indexOf(o.code as OverlapCode), (o) => -Date.parse(o.firstDay), (o) => o.id);

const overlapFields = ({ id, code, memberId, domain, visitIds, firstDay, lastDay, visits, professionals, organisations, peakFirstDay, peakLastDay, openSince }: Overlap) => ({
  id, code, memberId, domain, visitIds, firstDay, lastDay, visits, professionals, organisations, peakFirstDay, peakLastDay, openSince, answer: null,
});

/** The overlaps of which a visit is part, each with its sentences. */
export const outcomeOf = (visit: Visit, overlaps: readonly Overlap[], nameOf: ReadonlyMap<string, string>, readerId: string): object => ({
  visit: visitView(visit, readerId),
  overlaps: spoken(
    inOrder(overlaps.filter(({ visitIds }) => visitIds.includes(visit.id))).map((overlap) => ({
      ...overlapFields(overlap),
      memberName: overlap.memberId === null ? null : nameOf.get(overlap.memberId)!,
    })),
    [...nameOf.values()],
  ),
});

export function spoken(overlaps: readonly { memberName: string | null }[], memberNames: readonly string[]): object[] {
  const firstNames = firstNamesOf(memberNames);
  return overlaps.map((overlap) => {
    const memberFirstName = overlap.memberName === null ? null : firstNames.get(overlap.memberName);
    const facts = { ...overlap, memberFirstName } as unknown as SpokenOverlap;
    return { ...overlap, sentence: { nl: overlapSentence(facts, 'nl'), en: overlapSentence(facts, 'en') } };
  });
}

function ageOf(birthDate: Day | null, today: Day): number | null {
  if (birthDate === null) return null;
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}

export const todayHere = (): Day => dayOf(Date.now());
