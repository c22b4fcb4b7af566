import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { BeginReview, ChangeReviewCase, ReviewCaseView, ReviewMeetings, ReviewMeetingView } from '../contract/reviews.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { TeamLead } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { ReviewCase, ReviewMeeting } from './review.entity.js';
import { MEETING, MEETINGS, STUCK } from './review.sql.js';

type MeetingRow = Omit<ReviewMeetingView, 'outOfReach' | 'startedAt' | 'closedAt'> & { households: number; startedAt: Date; closedAt: Date | null };

/** Review meetings of the teams that somebody leads. What is done in one is kept at once: a closed browser loses nothing. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list({ professionalId }: Actor): Promise<ReviewMeetings> {
    const [row] = await this.work.manager.query<ReviewMeetings[]>(MEETINGS, [professionalId]);
    return row!;
  }

  /** With the households that are stuck now. Throws `review.nothing-stuck` and `review.already-open`. */
  async begin(actor: Actor, { teamId, most }: BeginReview): Promise<ReviewMeetingView> {
    const { manager } = this.work;
    if (!(await manager.existsBy(TeamLead, { teamId, professionalId: actor.professionalId }))) throw new BrokenRule('not-found');
    if (await manager.existsBy(ReviewMeeting, { teamId, closedAt: IsNull() })) throw new BrokenRule('review.already-open');
    const stuck = await manager.query<{ householdId: string }[]>(STUCK, [teamId, most]);
    if (stuck.length === 0) throw new BrokenRule('review.nothing-stuck');
    const id = newId();
    await manager.insert(ReviewMeeting, { id, teamId, ledBy: actor.professionalId, startedAt: this.clock.now(), closedAt: null, households: stuck.length });
    await manager.insert(ReviewCase, stuck.map(({ householdId }, place) => ({ householdId, id: newId(), meetingId: id, place: place + 1, note: null, discussedAt: null })));
    return this.read(actor, id);
  }

  async read({ professionalId }: Actor, id: string): Promise<ReviewMeetingView> {
    const [row] = await this.work.manager.query<MeetingRow[]>(MEETING, [id, professionalId]);
    if (!row) throw new BrokenRule('not-found');
    const { households, startedAt, closedAt, cases, ...meeting } = row;
    if (cases.length > 0) await recordList(this.work.manager, 'review', cases.map(({ householdId }) => householdId));
    return { ...meeting, startedAt: startedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null, cases, outOfReach: households - cases.length };
  }

  /** A note, or that it was discussed. Throws `review.closed`. */
  async change(actor: Actor, meetingId: string, caseId: string, version: number, { note, discussed }: ChangeReviewCase): Promise<ReviewCaseView> {
    await this.open(actor, meetingId);
    const { manager } = this.work;
    const one = await manager.findOneBy(ReviewCase, { meetingId, id: caseId });
    if (!one) throw new BrokenRule('not-found');
    const discussedAt = discussed === undefined ? undefined : discussed ? (one.discussedAt ?? this.clock.now()) : null;
    const key = { householdId: one.householdId, id: caseId };
    await changeVersioned(manager, ReviewCase, key, version, { note, discussedAt }, () => this.one(actor, meetingId, caseId));
    return this.one(actor, meetingId, caseId);
  }

  /** Throws `review.closed`. */
  async close(actor: Actor, meetingId: string): Promise<ReviewMeetingView> {
    await this.open(actor, meetingId);
    await this.work.manager.update(ReviewMeeting, { id: meetingId }, { closedAt: this.clock.now() });
    return this.read(actor, meetingId);
  }

  private async one(actor: Actor, meetingId: string, caseId: string): Promise<ReviewCaseView> {
    const found = (await this.read(actor, meetingId)).cases.find(({ id }) => id === caseId);
    if (!found) throw new BrokenRule('not-found');
    return found;
  }

  /** It stays open until this unit of work ends: somebody who closes it waits. */
  private async open({ professionalId }: Actor, id: string): Promise<void> {
    const [meeting] = await this.work.manager.query<{ closed: boolean }[]>(
      `select m.closed_at is not null as closed from review_meeting m
       where m.id = $1 and exists (select 1 from team_lead l where l.team_id = m.team_id and l.professional_id = $2) for update of m`,
      [id, professionalId],
    );
    if (!meeting) throw new BrokenRule('not-found');
    if (meeting.closed) throw new BrokenRule('review.closed');
  }
}
