import { Injectable } from '@nestjs/common';
import { endSessions } from '../access/session-store.js';
import type { DeparturePart } from '../contract/administration.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HandingOver } from '../handing-over/handing-over.js';
import { Professional, TeamLead } from '../organisations/organisation.entity.js';
import { Clock } from '../shared/clock.js';
import type { Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { decisionsOnTheDay, type Decision } from './departure-rules.js';
import { Departure, DepartureDecision } from './departure.entity.js';
import * as sql from './departure.sql.js';

/** What one household still has of who leaves, and what was decided about it. */
export type PartLeft = Decision & Omit<DeparturePart, 'reference' | 'handOverToId' | 'endReason'>;

/** What the household reads at the end of the lead. */
const LEFT_THE_ORGANISATION = 'Werkt niet meer bij deze organisatie.';

/** Carries out what was decided about somebody who leaves: on the day itself, all at once or not at all. */
@Injectable()
export class Leaving {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly handingOver: HandingOver,
  ) {}

  /** Of everybody whose day has come; each in a unit of work of its own. Answers how many, and for how many something is still to be decided. */
  async carryOutDue(): Promise<{ left: number; unfinished: number }> {
    const due = await this.work.run(null, () =>
      this.work.manager.query<{ id: string }[]>(
        `select professional_id as id from departure where leaves_on <= $1 and carried_out_at is null order by leaves_on, professional_id`,
        [this.clock.today()],
      ),
    );
    let unfinished = 0;
    for (const { id } of due) if (!(await this.work.run(null, () => this.carryOut(id)))) unfinished++;
    return { left: due.length, unfinished };
  }

  /**
   * Ends the leads and involvements, hands over what goes to a colleague, and closes all sessions. Answers whether nothing
   * is left. Doing it twice does no more than once.
   */
  async carryOut(id: string): Promise<boolean> {
    const { manager } = this.work;
    const departure = await manager.findOneOrFail(Departure, { where: { professionalId: id }, lock: { mode: 'pessimistic_write' } });
    const { leavesOn } = departure;
    const parts = await this.partsOf(id, leavesOn);
    await manager.query(sql.LOCK_HOUSEHOLDS, [parts.map(({ householdId }) => householdId)]);
    const decided = await manager.findBy(DepartureDecision, { professionalId: id });
    const successors = await manager.query<{ id: string }[]>(sql.SUCCESSORS, [id, null]);
    const decisions = decisionsOnTheDay(parts.map((part) => ({ ...part, reference: '' })), decided, new Set(successors.map((successor) => successor.id)));
    await this.settle(id, leavesOn, decisions);
    await manager.delete(TeamLead, { professionalId: id });
    await endSessions(manager, { professionalId: id });
    const done = (await this.partsOf(id, leavesOn)).length === 0;
    await manager.update(Departure, { professionalId: id }, { carriedOutAt: done ? this.clock.now() : null });
    return done;
  }

  private async settle(id: string, leavesOn: Day, decisions: readonly Decision[]): Promise<void> {
    const { manager } = this.work;
    const today = this.clock.today();
    const { organisationId } = await manager.findOneByOrFail(Professional, { id });
    const given = JSON.stringify(decisions.map((decision) => ({ ...decision, involvementId: newId() })));
    const takesOver = leavesOn > today ? leavesOn : today;
    await manager.query(sql.END_LEADS, [id, leavesOn, given, today, LEFT_THE_ORGANISATION]);
    await manager.query(sql.END_INVOLVEMENTS, [id, leavesOn, given]);
    // First those who are there already: a new one would be widened at once.
    await manager.query(sql.WIDEN_INVOLVEMENTS, [id, leavesOn, given, takesOver]);
    await manager.query(sql.BEGIN_INVOLVEMENTS, [id, leavesOn, given, takesOver, organisationId]);
    const passes = decisions.map(({ householdId, successorId }) => ({ householdId, professionalId: id, successorId }));
    await this.handingOver.actions(passes);
    await this.handingOver.visits(passes, leavesOn);
    await this.handingOver.questions(passes);
  }

  private partsOf(id: string, day: Day): Promise<PartLeft[]> {
    return this.work.manager.query<PartLeft[]>(sql.PARTS_LEFT, [id, day]);
  }
}
