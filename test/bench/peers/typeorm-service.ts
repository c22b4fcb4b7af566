import { BadRequestException } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../../../server/contract/overlap-thresholds.js';
import type { RecordVisit } from '../../../server/contract/visits.js';
import { newId } from '../../../server/shared/identifier.js';
import { differenceOf, type StoredOverlap } from '../../../server/visits/overlap-difference-rules.js';
import { findOverlaps } from '../../../server/visits/overlap-rules.js';
import type { AnsweredOverlap } from '../../../server/visits/overlap-standing-rules.js';
import type { OverlapVisit } from '../../../server/visits/overlap-visits-rules.js';
import { outcomeOf } from './answers.js';
import { Household, Overlap, OverlapAnswer, Visit, VisitMember, VisitProfessional } from './entities.js';

/** The two ways of loading that the peers differ in. */
export interface Households {
  /** With all that its page shows. */
  whole(manager: EntityManager, householdId: string): Promise<Household>;
  /** With members, team, visits and overlaps. */
  forVisit(manager: EntityManager, householdId: string): Promise<Household>;
}

/** Records a visit, finds the overlaps among all of the household's visits, and stores what became different. */
export function planVisit(manager: EntityManager, households: Households, householdId: string, readerId: string, input: RecordVisit): Promise<object> {
  return manager.transaction(async (transaction) => {
    await transaction.findOneOrFail(Household, { where: { id: householdId }, lock: { mode: 'for_no_key_update' } });
    const household = await households.forVisit(transaction, householdId);
    const visit = visitFrom(household, readerId, input);
    await transaction.insert(Visit, visit);
    await transaction.insert(VisitMember, visit.members);
    await transaction.insert(VisitProfessional, visit.professionals);

    const found = findOverlaps([...household.visits, visit].map(asOverlapVisit), DEFAULT_OVERLAP_THRESHOLDS);
    const answers = (await transaction.findBy(OverlapAnswer, { householdId })) as unknown as AnsweredOverlap[];
    const stored = household.overlaps.map((overlap) => ({ ...overlap, openSince: overlap.openSince?.toISOString() ?? null })) as unknown as StoredOverlap[];
    const { inserted, updated, deletedIds } = differenceOf(stored, found, { answers, now: new Date().toISOString() });
    const fresh = inserted.map((overlap) => ({ ...overlap, id: newId() }));
    if (deletedIds.length > 0) await transaction.delete(Overlap, deletedIds.map((id) => ({ householdId, id })));
    for (const { id, ...facts } of updated) await transaction.update(Overlap, { householdId, id }, { ...facts, openSince: facts.openSince && new Date(facts.openSince), visitIds: [...facts.visitIds] });
    if (fresh.length > 0) await transaction.insert(Overlap, fresh.map((overlap) => ({ ...overlap, householdId, openSince: overlap.openSince && new Date(overlap.openSince), visitIds: [...overlap.visitIds] })));

    const ids = new Map(household.overlaps.map((overlap) => [overlap.id, overlap]));
    for (const id of deletedIds) ids.delete(id);
    for (const overlap of [...updated, ...fresh]) ids.set(overlap.id, overlap as unknown as Overlap);
    return outcomeOf(visit, [...ids.values()], new Map(household.members.map(({ id, person }) => [id, person.name])), readerId);
  });
}

function visitFrom(household: Household, recordedBy: string, input: RecordVisit): Visit {
  const id = newId();
  const householdId = household.id;
  const team = [...household.involvements, ...household.leads];
  const visit = Object.assign(new Visit(), {
    householdId, id, startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt), kind: input.kind, status: input.status,
    domains: input.domains, recordedBy, anywayBecause: input.anywayBecause ?? null, version: 1,
  });
  visit.members = input.memberIds.map((memberId) => {
    if (!household.members.some((member) => member.id === memberId)) throw new BadRequestException('unknown member');
    return { householdId, visitId: id, memberId };
  });
  visit.professionals = input.professionalIds.map((professionalId) => {
    const part = team.find((row) => row.professionalId === professionalId);
    if (!part) throw new BadRequestException('professional not involved');
    const { professional, organisation, organisationId } = part;
    return { householdId, visitId: id, professionalId, professional, organisation, organisationId, note: professionalId === recordedBy ? (input.note ?? null) : null };
  });
  return visit;
}

const asOverlapVisit = (visit: Visit): OverlapVisit =>
  ({
    id: visit.id,
    startsAt: visit.startsAt.getTime(),
    endsAt: visit.endsAt.getTime(),
    kind: visit.kind,
    status: visit.status,
    domains: visit.domains,
    memberIds: visit.members.map(({ memberId }) => memberId),
    professionalIds: visit.professionals.map(({ professionalId }) => professionalId),
    organisationIds: visit.professionals.map(({ organisationId }) => organisationId),
  }) as OverlapVisit;
