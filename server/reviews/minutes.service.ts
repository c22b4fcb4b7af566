import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { MinutesCase, ReviewMinutes } from '../contract/reviews.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { SignalTelling, type AnswerRow, type NamedMember } from '../signals/signal-view.js';
import { MINUTES } from './review.sql.js';

type CaseRow = Omit<MinutesCase, 'decisions' | 'discussed'> & { discussedAt: string | null; decisions: AnswerRow[]; members: NamedMember[] };

interface MinutesRow {
  teamName: string;
  ledByName: string;
  startedAt: Date;
  closedAt: Date | null;
  households: number;
  cases: CaseRow[];
}

/** What a review meeting came to, with what became of its decisions since. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read({ professionalId }: Actor, meetingId: string): Promise<ReviewMinutes> {
    const [row] = await this.work.manager.query<MinutesRow[]>(MINUTES, [meetingId, professionalId]);
    if (!row) throw new BrokenRule('not-found');
    const { teamName, ledByName, startedAt, closedAt, households, cases } = row;
    if (cases.length > 0) await recordList(this.work.manager, 'review', cases.map(({ householdId }) => householdId));
    return {
      teamName,
      ledByName,
      startedAt: startedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      cases: cases.map(({ householdId, name, place, note, discussedAt, decisions, members }) => {
        const telling = new SignalTelling(this.clock.now(), members);
        return { householdId, name, place, note, discussed: discussedAt !== null, decisions: decisions.map((answer) => telling.answer(answer)) };
      }),
      outOfReach: households - cases.length,
    };
  }
}
