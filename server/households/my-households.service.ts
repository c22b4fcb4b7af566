import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import type { HouseholdList, HouseholdListItem, ListHouseholds } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { MY_HOUSEHOLDS, SEES_PERSON } from './my-households.sql.js';

const PAGE = 100;
/** How far back an overlap still asks for attention. */
const RECENT_DAYS = 14;

/** Where the next page begins: what the list is sorted by. */
type Place = [needs: number, name: string, id: string];

@Injectable()
export class MyHouseholdsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListHouseholds): Promise<HouseholdList> {
    const today = this.clock.today();
    const place = placeOf(query.after);
    const rows = await this.work.manager.query<(HouseholdListItem & { needs: number })[]>(MY_HOUSEHOLDS, [
      actor.professionalId,
      actor.roles.includes('team_lead'),
      today,
      addDays(today, -RECENT_DAYS),
      ...(place ?? [null, null, null]),
      PAGE + 1,
    ]);
    const page = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? page.at(-1) : undefined;
    return {
      households: page.map(({ needs: _, ...household }) => household),
      next: last ? Buffer.from(JSON.stringify([last.needs, last.name, last.id])).toString('base64url') : null,
    };
  }

  /** Whether somebody is a member of a household that this actor may see. */
  async seesPerson(actor: Actor, personId: string): Promise<boolean> {
    const rows = await this.work.manager.query<unknown[]>(SEES_PERSON, [actor.professionalId, actor.roles.includes('team_lead'), this.clock.today(), personId]);
    return rows.length > 0;
  }
}

function placeOf(after: string | undefined): Place | null {
  if (after === undefined) return null;
  try {
    const place = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown;
    if (Array.isArray(place) && Number.isInteger(place[0]) && typeof place[1] === 'string' && typeof place[2] === 'string') return place as Place;
  } catch {
    // Falls through: what is not ours is refused as any other wrong field.
  }
  throw new BrokenRule('input.invalid', {}, [{ field: 'after', check: 'isPlace', message: 'after must be the value of next' }]);
}

