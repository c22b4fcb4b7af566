import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { runPrepared, type Prepared } from '../database/prepared.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import type { Day } from '../shared/day.js';
import { VisitProfessional, type Visit } from './visit.entity.js';
import { RECORD_VISIT, SET_MEMBERS, SET_PROFESSIONALS } from './visit-writing.sql.js';

/** Who comes to a visit and who is seen. Each is one statement, which also checks that they belong to the household. */
@Injectable()
export class VisitParticipants {
  constructor(private readonly work: UnitOfWork) {}

  /** Who comes, whether or not the reader may know it: never to be told as it is. */
  async whoComes({ householdId }: HouseholdScope, visitId: string): Promise<string[]> {
    const people = await this.work.manager.find(VisitProfessional, { where: { householdId, visitId }, select: { professionalId: true } });
    return people.map(({ professionalId }) => professionalId);
  }

  /** A new visit with all who take part. Throws `visit.unknown-member` or `visit.professional-not-involved`. */
  async record(
    scope: HouseholdScope,
    visit: Omit<Visit, 'version' | 'householdId' | 'recordedBy'>,
    people: { memberIds: readonly string[]; professionalIds: readonly string[]; note: string | null },
  ): Promise<void> {
    const { id, startsAt, endsAt, kind, status, domains, anywayBecause } = visit;
    const { professionalId, organisationId } = scope.actor;
    const [accepted] = await runPrepared<{ members: number; professionals: number }>(this.work.manager, RECORD_VISIT, [
      scope.householdId, id, startsAt, endsAt, kind, status, domains, professionalId,
      people.memberIds, people.professionalIds, people.note, scope.mayDirect, organisationId, anywayBecause,
    ]);
    if (accepted!.members !== people.memberIds.length) throw new BrokenRule('visit.unknown-member');
    if (accepted!.professionals !== people.professionalIds.length) throw new BrokenRule('visit.professional-not-involved');
  }

  /** Throws `visit.unknown-member`. */
  async setMembers(scope: HouseholdScope, visitId: string, memberIds: readonly string[]): Promise<void> {
    if ((await this.set(SET_MEMBERS, [scope.householdId, visitId, memberIds])) !== memberIds.length) throw new BrokenRule('visit.unknown-member');
  }

  /** Throws `visit.professional-not-involved`. */
  async setProfessionals(scope: HouseholdScope, visitId: string, professionalIds: readonly string[], day: Day): Promise<void> {
    const values = [scope.householdId, visitId, professionalIds, day, scope.mayDirect, scope.actor.organisationId];
    if ((await this.set(SET_PROFESSIONALS, values)) !== professionalIds.length) throw new BrokenRule('visit.professional-not-involved');
  }

  async setNote(scope: HouseholdScope, visitId: string, note: string | null): Promise<void> {
    const { householdId, actor } = scope;
    const own = { householdId, visitId, professionalId: actor.professionalId };
    const { affected } = await this.work.manager.update(VisitProfessional, own, { note });
    if (!affected) throw new BrokenRule('visit.note-not-yours');
  }

  private async set(statement: Prepared, values: unknown[]): Promise<number> {
    return (await runPrepared(this.work.manager, statement, values)).length;
  }
}
