import { Injectable } from '@nestjs/common';
import { recordList } from '../audit/record.js';
import type { ListLogEvents, LogEvent, LogEvents } from '../contract/views.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { addDays, dayOf, type Day } from '../shared/day.js';
import { instantFrom } from '../shared/instant.js';
import { placeFrom, placeText } from '../shared/place.js';
import { periodOf } from './period.js';
import { LOG_EVENTS, LOOK_EVENTS } from './views.sql.js';

const PAGE = 100;
const DAYS_BACK = 7;

/** The log over all households, for the privacy officer: who, when and what, never the content. */
@Injectable()
export class LogService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read({ kind, professionalId, householdId, look, after, ...asked }: ListLogEvents): Promise<LogEvents> {
    const today = this.clock.today();
    const first = placeFrom(look, isPlace, 'look');
    const { from, until } = first ? daysOf(first) : periodOf(asked, { from: addDays(today, -DAYS_BACK), until: addDays(today, 1) });
    const place = [...(placeFrom(after, isPlace) ?? [null, null]), PAGE + 1];
    const rows = await this.work.manager.query<Omit<LogEvent, 'look'>[]>(
      first ? LOOK_EVENTS : LOG_EVENTS,
      [from, until, ...place, ...(first ?? [kind ?? null, professionalId ?? null, householdId ?? null])],
    );
    const events = rows.slice(0, PAGE).map((event) => ({ ...event, look: event.readings > 1 ? placeText([event.at, event.id]) : null }));
    await recordList(this.work.manager, 'log', []);
    const last = rows.length > PAGE ? events.at(-1) : undefined;
    return { from, until, events, next: last ? placeText([last.at, last.id]) : null };
  }
}

type Place = [at: string, id: string];

const isPlace = (place: unknown): place is Place =>
  Array.isArray(place) && place.length === 2 && typeof place[0] === 'string' && instantFrom(place[0]) !== undefined && typeof place[1] === 'string' && /^\d{1,18}$/.test(place[1]);

/** The day of a moment, half open: no look goes past midnight. */
function daysOf([at]: Place): { from: Day; until: Day } {
  const day = dayOf(Date.parse(at));
  return { from: day, until: addDays(day, 1) };
}
