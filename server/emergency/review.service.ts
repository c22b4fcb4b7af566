import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { EmergenciesToReview, EmergencyToReview, ReviewEmergency } from '../contract/emergency.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NoticesService } from '../notices/notices.service.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { ONE_TO_REVIEW, REVIEW, REVIEWED, WAITING } from './emergency.sql.js';

/** What the privacy officer says of emergency access afterwards. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notices: NoticesService,
  ) {}

  async list(actor: Actor): Promise<EmergenciesToReview> {
    const [waiting, reviewed] = [await this.read(WAITING, [actor.professionalId]), await this.read(REVIEWED, [actor.professionalId])];
    await recordList(this.work.manager, 'emergency_access', [...new Set([...waiting, ...reviewed].map(({ householdId }) => householdId))]);
    return { waiting, reviewed };
  }

  async review(actor: Actor, id: string, input: ReviewEmergency): Promise<EmergencyToReview> {
    const [found] = await this.read(ONE_TO_REVIEW, [actor.professionalId, id]);
    if (!found) throw new BrokenRule('not-found');
    if (!found.mayReview) throw new BrokenRule('emergency.own-review');
    const [, changed] = await this.work.manager.query<[unknown[], number]>(REVIEW, [actor.professionalId, id, input.outcome, input.words]);
    if (changed === 0) throw new BrokenRule('emergency.already-reviewed');
    await this.notices.send([found.professionalId], { kind: 'emergency_reviewed', aboutProfessionalId: actor.professionalId, aboutHouseholdId: found.householdId, aboutId: id, facts: { outcome: input.outcome } });
    return (await this.read(ONE_TO_REVIEW, [actor.professionalId, id]))[0]!;
  }

  private async read(sql: string, values: unknown[]): Promise<EmergencyToReview[]> {
    return (await this.work.manager.query<{ view: EmergencyToReview }[]>(sql, values)).map(({ view }) => view);
  }
}
