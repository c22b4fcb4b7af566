import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { VisitProfessional } from './visit.entity.js';

/** Who comes to a visit and who is seen. Each is one statement, which also checks that they belong to the household. */
@Injectable()
export class VisitParticipants {
  constructor(private readonly work: UnitOfWork) {}

  includes(householdId: string, visitId: string, professionalId: string): Promise<boolean> {
    return this.work.manager.existsBy(VisitProfessional, { householdId, visitId, professionalId });
  }

  /** Throws `visit.unknown-member`. */
  async setMembers(householdId: string, visitId: string, memberIds: readonly string[]): Promise<void> {
    const found = await this.set(
      `with gone as (delete from visit_member where household_id = $1 and visit_id = $2 and member_id <> all($3::uuid[]))
       insert into visit_member (household_id, visit_id, member_id)
       select $1, $2, m.id from member m where m.household_id = $1 and m.id = any($3::uuid[])
       on conflict (household_id, visit_id, member_id) do update set member_id = excluded.member_id
       returning 1`,
      [householdId, visitId, memberIds],
    );
    if (found !== memberIds.length) throw new BrokenRule('visit.unknown-member');
  }

  /** Involved now or before (a visit of the past is recorded later), or with the lead. Throws `visit.professional-not-involved`. */
  async setProfessionals(householdId: string, visitId: string, professionalIds: readonly string[]): Promise<void> {
    const found = await this.set(
      `with gone as (delete from visit_professional where household_id = $1 and visit_id = $2 and professional_id <> all($3::uuid[]))
       insert into visit_professional (household_id, visit_id, professional_id, organisation_id)
       select $1, $2, p.id, p.organisation_id from professional p
       where p.id = any($3::uuid[]) and (
         exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = p.id)
         or exists (select 1 from lead l where l.household_id = $1 and l.professional_id = p.id))
       on conflict (household_id, visit_id, professional_id) do update set professional_id = excluded.professional_id
       returning 1`,
      [householdId, visitId, professionalIds],
    );
    if (found !== professionalIds.length) throw new BrokenRule('visit.professional-not-involved');
  }

  private async set(statement: string, parameters: unknown[]): Promise<number> {
    return (await this.work.manager.query<unknown[]>(statement, parameters)).length;
  }
}
