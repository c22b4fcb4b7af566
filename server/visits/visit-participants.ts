import { Injectable } from '@nestjs/common';
import { runPrepared, type Prepared } from '../database/prepared.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { VisitProfessional, type Visit } from './visit.entity.js';
import { RECORD_VISIT, SET_MEMBERS, SET_PROFESSIONALS } from './visit-writing.sql.js';

/** Who comes to a visit and who is seen. Each is one statement, which also checks that they belong to the household. */
@Injectable()
export class VisitParticipants {
  constructor(private readonly work: UnitOfWork) {}

  includes(householdId: string, visitId: string, professionalId: string): Promise<boolean> {
    return this.work.manager.existsBy(VisitProfessional, { householdId, visitId, professionalId });
  }

  /** A new visit with all who take part. Throws `visit.unknown-member` or `visit.professional-not-involved`. */
  async record(visit: Omit<Visit, 'version'>, memberIds: readonly string[], professionalIds: readonly string[]): Promise<void> {
    const { householdId, id, startsAt, endsAt, kind, status, domains, note, recordedBy } = visit;
    const [accepted] = await runPrepared<{ members: number; professionals: number }>(this.work.manager, RECORD_VISIT, [
      householdId, id, startsAt, endsAt, kind, status, domains, note, recordedBy, memberIds, professionalIds,
    ]);
    if (accepted!.members !== memberIds.length) throw new BrokenRule('visit.unknown-member');
    if (accepted!.professionals !== professionalIds.length) throw new BrokenRule('visit.professional-not-involved');
  }

  /** Throws `visit.unknown-member`. */
  async setMembers(householdId: string, visitId: string, memberIds: readonly string[]): Promise<void> {
    if ((await this.set(SET_MEMBERS, [householdId, visitId, memberIds])) !== memberIds.length) throw new BrokenRule('visit.unknown-member');
  }

  /** Throws `visit.professional-not-involved`. */
  async setProfessionals(householdId: string, visitId: string, professionalIds: readonly string[]): Promise<void> {
    if ((await this.set(SET_PROFESSIONALS, [householdId, visitId, professionalIds])) !== professionalIds.length)
      throw new BrokenRule('visit.professional-not-involved');
  }

  private async set(statement: Prepared, values: unknown[]): Promise<number> {
    return (await runPrepared(this.work.manager, statement, values)).length;
  }
}
