import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Language } from '../contract/roles.js';
import { CONFIG, type Config } from '../config.js';
import { prepared, runPrepared } from '../database/prepared.js';
import type { Acting } from '../database/acting.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../shared/identifier.js';
import { Clock } from '../shared/clock.js';
import type { Actor, HouseholdFacts, Permission } from './access-rules.js';
import { Session } from './session.entity.js';

/** A signed-in professional, read anew on every request: a role taken away counts at once. */
export interface SignedIn extends Actor {
  tokenHash: Buffer;
  name: string;
  function: string;
  organisationName: string;
  language: Language;
  lastSeenAt: Date;
  endsAt: Date;
  household: HouseholdFacts | null;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const MINUTE = 60_000;

/** Ends all sessions of somebody, on every device. */
export async function endAllSessions(manager: EntityManager, professionalId: string): Promise<void> {
  await manager.delete(Session, { professionalId });
}

/** One statement: the session, its person, and (where the address names a household) what they are to it. */
const FIND = prepared(`
  select s.token_hash as "tokenHash", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt",
    p.id as "professionalId", p.name, p.function, p.organisation_id as "organisationId", o.name as "organisationName",
    p.team_id as "teamId", p.roles, p.language,
    (select row_to_json(f) from (select a.*,
        (select coalesce(json_agg(json_build_object('memberId', d.member_id, 'domain', d.domain, 'legalBasis', d.legal_basis, 'givenBy', d.given_by)), '[]')
          from app_disclosed(p.id, $2, $5) d) as disclosed
      from app_facts(p.id, $2, $5) a) f) as household
  from session s
  join professional p on p.id = s.professional_id
  join organisation o on o.id = p.organisation_id
  where s.token_hash = $1 and s.ends_at > $3 and s.last_seen_at > $4 and (p.left_on is null or p.left_on > $5)`);

/**
 * Server-side sessions. Looking one up, and noting that it was seen, stand outside a unit of work: who acts must be known
 * before one begins.
 */
@Injectable()
export class SessionStore {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
  ) {}

  /** Begins a session; answers it with its token, which only the browser keeps. */
  async begin(professionalId: string): Promise<{ token: string; signedIn: SignedIn }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.work.manager.query(`delete from session where ends_at < $1`, [now]);
    await this.work.manager.query(`delete from failed_attempt where expire < $1`, [now.getTime()]);
    await this.work.manager.insert(Session, {
      tokenHash: hashOf(token),
      professionalId,
      startedAt: now,
      lastSeenAt: now,
      endsAt: new Date(now.getTime() + this.config.sessionHours * 60 * MINUTE),
    });
    return { token, signedIn: (await this.read(this.work.manager, token, null))! };
  }

  async find(token: string, householdId: string | null): Promise<SignedIn | undefined> {
    const found = await this.read(this.dataSource.manager, token, householdId);
    // Not on every request: that would make each read a write.
    const now = this.clock.now();
    if (!found || now.getTime() - found.lastSeenAt.getTime() <= MINUTE) return found;
    await this.dataSource.manager.update(Session, { tokenHash: found.tokenHash }, { lastSeenAt: now });
    return { ...found, lastSeenAt: now };
  }

  /** Their unit of work for one request. */
  actingOf({ professionalId }: Pick<Actor, 'professionalId'>, householdId: string | null, activity: Permission): Acting {
    return { professionalId, householdId, activity, traceId: newId(), today: this.clock.today() };
  }

  async end(tokenHash: Buffer): Promise<void> {
    await this.work.manager.delete(Session, { tokenHash });
  }

  /** When the session ends by itself if nothing more is done, or at its last moment if that is sooner. */
  expiryOf(session: { lastSeenAt: Date; endsAt: Date }): Date {
    const idle = session.lastSeenAt.getTime() + this.config.sessionIdleMinutes * MINUTE;
    return new Date(Math.min(idle, session.endsAt.getTime()));
  }

  private async read(manager: EntityManager, token: string, householdId: string | null): Promise<SignedIn | undefined> {
    const now = this.clock.now();
    const idleSince = new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE);
    const rows = await runPrepared<SignedIn>(manager, FIND, [hashOf(token), householdId, now, idleSince, this.clock.today()]);
    return rows[0];
  }
}
