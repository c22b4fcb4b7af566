import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { attemptLimiter } from '../access/failed-attempts.js';
import { SessionStore } from '../access/session-store.js';
import { recordList } from '../audit/record.js';
import { CONFIG, type Config } from '../config.js';
import type { Language } from '../contract/roles.js';
import type { CalendarAddressView, MadeCalendarAddress } from '../contract/visit-exchange.js';
import { CALENDAR_DAYS_BACK } from '../contract/visit-exchange-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { addDays, instantAt } from '../shared/day.js';
import { calendarOf, type FedVisit } from './calendar-feed.js';
import { CalendarAddress } from './exchange.entity.js';

const DAYS_AHEAD = 400;
const MOST_EVENTS = 2_000;
const MINUTES = 15;

/** One's own visits. What the actor may not see (any more) the database does not let through. */
const OWN_VISITS = `
  select v.id, v.household_id as "householdId", v.starts_at as "startsAt", v.ends_at as "endsAt", v.kind, v.status, v.version,
    (select count(*)::int - 1 from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id) as others
  from visit v join visit_professional vp on vp.household_id = v.household_id and vp.visit_id = v.id and vp.professional_id = $1
  where v.household_id = any((select app_granted_households())::uuid[]) and v.starts_at >= $2 and v.starts_at < $3
  order by v.starts_at limit ${MOST_EVENTS}`;

/** A professional's own visits in their own calendar program, by a secret address and without a session. */
@Injectable()
export class CalendarAddressesService {
  private readonly byAddress: RateLimiterPostgres;
  private readonly unknownByCaller: RateLimiterPostgres;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionStore,
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() dataSource: DataSource,
  ) {
    // A calendar program asks a few times an hour; somebody may have it on several devices.
    this.byAddress = attemptLimiter(dataSource, 'calendar', 60, MINUTES);
    // Many colleagues can share one address of an office, and some of their calendar addresses have ended.
    this.unknownByCaller = attemptLimiter(dataSource, 'calendar-unknown', 100, MINUTES);
  }

  async own(professionalId: string): Promise<CalendarAddressView> {
    const found = await this.work.manager.findOneBy(CalendarAddress, { professionalId });
    return { on: found !== null, madeAt: found?.madeAt.toISOString() ?? null, fetchedAt: found?.fetchedAt?.toISOString() ?? null };
  }

  /** A new one; the one before it ends at the same moment. */
  async make(professionalId: string, site: string): Promise<MadeCalendarAddress> {
    const token = randomBytes(32).toString('base64url');
    const madeAt = this.clock.now();
    await this.work.manager.upsert(CalendarAddress, { professionalId, tokenHash: hashOf(token), madeAt, fetchedAt: null }, ['professionalId']);
    return { url: new URL(`/api/v1/calendars/${token}.ics`, this.config.publicUrl ?? site).href, madeAt: madeAt.toISOString() };
  }

  async end(professionalId: string): Promise<void> {
    await this.work.manager.delete(CalendarAddress, { professionalId });
  }

  /** The calendar behind a token, as text. Unknown, ended, and of somebody who has left are told alike. */
  async fetch(token: string, caller: string, site: string): Promise<string> {
    const hash = hashOf(token);
    const owner = await this.ownerOf(hash);
    if (!owner) {
      await take(this.unknownByCaller, caller);
      throw new BrokenRule('not-found');
    }
    await take(this.byAddress, hash.toString('hex'));
    const { professionalId, language } = owner;
    return this.work.run(this.sessions.actingOf({ professionalId }, null, 'calendar:fetch'), async () => {
      await this.work.widen();
      const today = this.clock.today();
      const [from, until] = [-CALENDAR_DAYS_BACK, DAYS_AHEAD].map((days) => new Date(instantAt(addDays(today, days), '00:00')));
      const visits = await this.work.manager.query<FedVisit[]>(OWN_VISITS, [professionalId, from, until]);
      await this.work.manager.update(CalendarAddress, { professionalId }, { fetchedAt: this.clock.now() });
      await recordList(this.work.manager, 'calendar', [...new Set(visits.map(({ householdId }) => householdId))]);
      return calendarOf(visits, language, this.config.publicUrl?.href ?? site, this.clock.now());
    });
  }

  private ownerOf(hash: Buffer): Promise<{ professionalId: string; language: Language } | undefined> {
    return this.work.run(null, async () => {
      const rows = await this.work.manager.query<{ professionalId: string; language: Language }[]>(`select "professionalId", language from app_calendar($1, $2)`, [hash, this.clock.today()]);
      return rows[0];
    });
  }
}

async function take(limiter: RateLimiterPostgres, key: string): Promise<void> {
  const left = await limiter.penalty(createHash('sha256').update(key).digest('base64url'));
  if (left.consumedPoints > limiter.points) throw new BrokenRule('calendar.too-often', { minutes: Math.max(1, Math.ceil(left.msBeforeNext / 60_000)) });
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
