import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { NoticeKind } from '../contract/notice-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NoticesService } from '../notices/notices.service.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Clock } from '../shared/clock.js';
import { whoHears, type VisitWithPeople } from './visit-rules.js';

/** Tells colleagues what was done or asked about visits. Whoever works for a confidential service stays unnamed. */
@Injectable()
export class VisitNotices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  async tell({ householdId, actor }: HouseholdScope, kind: NoticeKind, to: readonly string[], aboutId?: string): Promise<void> {
    const recipients = to.filter((id) => id !== actor.professionalId);
    if (recipients.length === 0) return;
    const confidential = await this.work.manager.existsBy(Organisation, { id: actor.organisationId, nameIsSensitive: true });
    await this.notices.send(recipients, {
      kind,
      ...(confidential ? {} : { aboutProfessionalId: actor.professionalId }),
      aboutHouseholdId: householdId,
      ...(aboutId ? { aboutId } : {}),
    });
  }

  /** What told somebody of a question is read once they answered it, or nobody needs to any more. */
  async settle(householdId: string, questionId: string): Promise<void> {
    await this.work.manager.query(`select app_question_needs_no_more($1, $2, $3)`, [householdId, questionId, this.clock.now()]);
  }

  /** Tells the others who come to a visit what became of it. */
  async follow(scope: HouseholdScope, visitId: string, before: VisitWithPeople | null, after: VisitWithPeople): Promise<void> {
    const { planned, moved, cancelled, takenOff } = whoHears(before, after, this.clock.now().getTime());
    await this.tell(scope, 'visit_planned', planned, visitId);
    await this.tell(scope, 'visit_moved', moved, visitId);
    await this.tell(scope, 'visit_cancelled', cancelled, visitId);
    // A notice tells the visit's day of now: of one that is moved as well that is not the day on which they were to come.
    await this.tell(scope, 'visit_taken_off', takenOff, before?.startsAt === after.startsAt ? visitId : undefined);
  }
}
