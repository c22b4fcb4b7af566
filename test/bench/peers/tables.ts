import { In, LessThan, MoreThan, MoreThanOrEqual, And, type EntityManager } from 'typeorm';
import { addDays, instantAt } from '../../../server/shared/day.js';
import { todayHere } from './answers.js';
import {
  Action, ActionDone, ActionOwner, Goal, Household, Involvement, Lead, LeadDeputy, LeadProposal, Member, NetworkContact, Organisation, Overlap, Person, Plan, PlanStatement,
  Professional, Rating, Rectification, Visit, VisitMember, VisitProfessional,
} from './entities.js';
import type { Households } from './typeorm-service.js';

/** P2: one repository call a table, put together by identifier. */
export const tables: Households = {
  async whole(manager, householdId) {
    const of = { householdId };
    const today = todayHere();
    const [from, until] = [addDays(today, -28), addDays(today, 29)];
    const household = await manager.findOneByOrFail(Household, { id: householdId });
    const [members, network, involvements, ratings, leads, plans, goals, actions, owners, overlaps, done, leadProposals, leadDeputies, planStatements, rectifications] = await Promise.all([
      manager.findBy(Member, of),
      manager.findBy(NetworkContact, of),
      manager.findBy(Involvement, of),
      manager.findBy(Rating, of),
      manager.findBy(Lead, of),
      manager.findBy(Plan, of),
      manager.findBy(Goal, of),
      manager.findBy(Action, of),
      manager.findBy(ActionOwner, of),
      manager.findBy(Overlap, { ...of, lastDay: MoreThanOrEqual(from), firstDay: LessThan(until) }),
      manager.findBy(ActionDone, of),
      manager.findBy(LeadProposal, { ...of, state: 'open' }),
      manager.findBy(LeadDeputy, { ...of, endsOn: MoreThan(today) }),
      manager.findBy(PlanStatement, of),
      manager.findBy(Rectification, of),
    ]);
    const startsAt = And(MoreThanOrEqual(new Date(instantAt(from, '00:00'))), LessThan(new Date(instantAt(until, '00:00'))));
    const visits = await withParticipants(manager, householdId, await manager.findBy(Visit, { ...of, startsAt }));
    const present = visits.flatMap((visit) => visit.professionals);
    await addPersons(manager, members);
    await addProfessionals(manager, [...involvements, ...leads, ...present]);
    const recorders = byId(await manager.findBy(Professional, { id: In(ratings.map(({ recordedBy }) => recordedBy)) }));
    for (const rating of ratings) rating.recorder = recorders.get(rating.recordedBy)!;
    await addOwners(manager, owners, members, network);
    for (const action of actions) {
      action.owners = owners.filter(({ actionId }) => actionId === action.id);
      action.done = done.filter(({ actionId }) => actionId === action.id);
    }
    for (const goal of goals) goal.actions = actions.filter(({ goalId }) => goalId === goal.id);
    return Object.assign(household, { members, network, involvements, ratings, leads, plans, goals, visits, overlaps, leadProposals, leadDeputies, planStatements, rectifications });
  },

  async forVisit(manager, householdId) {
    const of = { householdId };
    const household = await manager.findOneByOrFail(Household, { id: householdId });
    const members = await manager.findBy(Member, of);
    const involvements = await manager.findBy(Involvement, of);
    const leads = await manager.findBy(Lead, of);
    const overlaps = await manager.findBy(Overlap, of);
    const visits = await withParticipants(manager, householdId, await manager.findBy(Visit, of));
    await addPersons(manager, members);
    await addProfessionals(manager, [...involvements, ...leads]);
    return Object.assign(household, { members, involvements, leads, visits, overlaps });
  },
};

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]));

async function withParticipants(manager: EntityManager, householdId: string, visits: Visit[]): Promise<Visit[]> {
  const visitId = In(visits.map(({ id }) => id));
  const members = await manager.findBy(VisitMember, { householdId, visitId });
  const professionals = await manager.findBy(VisitProfessional, { householdId, visitId });
  const found = byId(visits);
  for (const visit of visits) Object.assign(visit, { members: [], professionals: [] });
  for (const member of members) found.get(member.visitId)!.members.push(member);
  for (const professional of professionals) found.get(professional.visitId)!.professionals.push(professional);
  return visits;
}

async function addPersons(manager: EntityManager, members: Member[]): Promise<void> {
  const persons = byId(await manager.findBy(Person, { id: In(members.map(({ personId }) => personId)) }));
  for (const member of members) member.person = persons.get(member.personId)!;
}

async function addProfessionals(manager: EntityManager, rows: (Involvement | Lead | VisitProfessional)[]): Promise<void> {
  const professionals = byId(await manager.findBy(Professional, { id: In([...new Set(rows.map(({ professionalId }) => professionalId))]) }));
  const organisations = byId(await manager.findBy(Organisation, { id: In([...new Set(rows.map(({ organisationId }) => organisationId))]) }));
  for (const row of rows) {
    row.professional = professionals.get(row.professionalId)!;
    row.organisation = organisations.get(row.organisationId)!;
  }
}

async function addOwners(manager: EntityManager, owners: ActionOwner[], members: Member[], network: NetworkContact[]): Promise<void> {
  const ids = owners.flatMap(({ professionalId }) => professionalId ?? []);
  const [professionals, ofHousehold, contacts] = [byId(await manager.findBy(Professional, { id: In(ids) })), byId(members), byId(network)];
  for (const owner of owners) {
    owner.professional = professionals.get(owner.professionalId ?? '') ?? null;
    owner.member = ofHousehold.get(owner.memberId ?? '') ?? null;
    owner.networkContact = contacts.get(owner.networkContactId ?? '') ?? null;
  }
}
