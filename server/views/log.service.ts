import { Injectable } from '@nestjs/common';
import { recordList } from '../audit/record.js';
import type { ListLogEvents, LogEvent, LogEvents } from '../contract/views.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { instantFrom } from '../shared/instant.js';
import { placeFrom, placeText } from '../shared/place.js';
import { periodOf } from './period.js';
import { LOG_EVENTS } from './views.sql.js';

const PAGE = 100;
const DAYS_BACK = 7;

/** The log over all households, for the privacy officer: who, when and what, never the content. */
@Injectable()
export class LogService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read({ kind, professionalId, householdId, after, ...asked }: ListLogEvents): Promise<LogEvents> {
    const today = this.clock.today();
    const { from, until } = periodOf(asked, { from: addDays(today, -DAYS_BACK), until: addDays(today, 1) });
    const [at, id] = placeFrom(after, isPlace) ?? [null, null];
    const rows = await this.work.manager.query<LogEvent[]>(LOG_EVENTS, [from, until, kind ?? null, professionalId ?? null, householdId ?? null, at, id, PAGE + 1]);
    const events = rows.slice(0, PAGE);
    await recordList(this.work.manager, 'log', []);
    const last = rows.length > PAGE ? events.at(-1) : undefined;
    return { from, until, events, next: last ? placeText([last.at, last.id]) : null };
  }
}

const isPlace = (place: unknown): place is [at: string, id: string] =>
  Array.isArray(place) && place.length === 2 && typeof place[0] === 'string' && instantFrom(place[0]) !== undefined && typeof place[1] === 'string' && /^\d{1,18}$/.test(place[1]);
