import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { DIRECTED, DIRECTS_PERSON, SEES_PERSON } from './mine.sql.js';

/** What an actor may do over all their households together. */
@Injectable()
export class OwnHouseholds {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The first four parameters of every statement with `MINE` in it. */
  parametersOf(actor: Actor): [professionalId: string, teamLead: boolean, today: string, caseDirector: boolean] {
    return [actor.professionalId, actor.roles.includes('team_lead'), this.clock.today(), actor.roles.includes('case_director')];
  }

  /** Open households that the actor directs themselves: those of their teams are apart. */
  async directed(actor: Actor): Promise<string[]> {
    const rows = await this.work.manager.query<{ id: string }[]>(DIRECTED, this.parametersOf(actor));
    return rows.map(({ id }) => id);
  }

  /** Whether somebody lives in a household that this actor may see. */
  async seesPerson(actor: Actor, personId: string): Promise<boolean> {
    await this.work.widen();
    return (await this.work.manager.query<unknown[]>(SEES_PERSON, [...this.parametersOf(actor), personId])).length > 0;
  }

  /** Whether the actor directs all households of somebody: their name and birth date are the same in each. */
  async directsPerson(actor: Actor, personId: string): Promise<boolean> {
    await this.work.widen();
    const rows = await this.work.manager.query<{ directs: boolean }[]>(DIRECTS_PERSON, [...this.parametersOf(actor), personId]);
    return rows[0]!.directs;
  }
}
