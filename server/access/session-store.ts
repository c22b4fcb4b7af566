import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager, FindOptionsWhere } from 'typeorm';
import { recordSession } from '../audit/record.js';
import type { Language } from '../contract/roles.js';
import type { SignInWay } from '../contract/session-words.js';
import { CONFIG, type Config } from '../config.js';
import { isPlanOutdated } from '../database/overtaken.js';
import { prepared, runPrepared } from '../database/prepared.js';
import { beginningOf, type Acting } from '../database/acting.js';
import { UnitOfWork, type Begun } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { permissionRule, type Actor, type HouseholdFacts, type Permission } from './access-rules.js';
import { deviceOf } from './device-rules.js';
import { Session } from './session.entity.js';

/** A signed-in professional, read anew on every request: a role taken away counts at once. */
export interface SignedIn extends Actor {
  tokenHash: Buffer;
  sessionId: string;
  signedInWith: SignInWay;
  steppedUpAt: Date | null;
  name: string;
  function: string;
  organisationName: string;
  language: Language;
  lastSeenAt: Date;
  endsAt: Date;
  household: HouseholdFacts | null;
}

/** How a session begins. */
export interface SessionStart {
  userAgent?: string | undefined;
  /** Of single sign-on; left out: with a password. */
  provider?: { issuer: string; subject: string; session: string | null; idToken: Buffer };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const MINUTE = 60_000;

/** Ends these sessions at once, and notes each in the log. In a unit of work. */
export async function endSessions(manager: EntityManager, which: FindOptionsWhere<Session>): Promise<number> {
  const found = await manager.find(Session, { where: which, select: { tokenHash: true, id: true } });
  for (const { tokenHash, id } of found) {
    const { affected } = await manager.delete(Session, { tokenHash });
    if (affected) await recordSession(manager, 'D', id);
  }
  return found.length;
}

/** One statement: the session, its person, and (where the address names a household) what they are to it. */
const FIND = prepared(`select * from app_session($1, $2, $3, $4, $5)`);

/** Not waited for where another request of the same session is just doing it. */
const SEEN = prepared(`update session set last_seen_at = $2 where token_hash in (select s.token_hash from session s where s.token_hash = $1 for no key update skip locked)`);

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
  async begin(professionalId: string, { userAgent, provider }: SessionStart = {}): Promise<{ token: string; signedIn: SignedIn }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.work.manager.query(`delete from session where ends_at < $1`, [now]);
    await this.work.manager.query(`delete from failed_attempt where expire < $1`, [now.getTime()]);
    const id = newId();
    await this.work.manager.insert(Session, {
      tokenHash: hashOf(token),
      id,
      professionalId,
      ...deviceOf(userAgent),
      signedInWith: provider ? 'sign_on' : 'password',
      issuer: provider?.issuer ?? null,
      subject: provider?.subject ?? null,
      providerSession: provider?.session ?? null,
      idToken: provider?.idToken ?? null,
      startedAt: now,
      lastSeenAt: now,
      endsAt: new Date(now.getTime() + this.config.sessionHours * 60 * MINUTE),
    });
    await recordSession(this.work.manager, 'C', id);
    return { token, signedIn: (await this.read(this.work.manager, hashOf(token), null))! };
  }

  async find(token: string): Promise<SignedIn | undefined> {
    const found = await this.readAlone(hashOf(token), null);
    return this.counts(found) ? this.seen(this.dataSource.manager, found) : undefined;
  }

  /** The same, with what its person is to a household now, for what goes on while nobody does anything: it keeps no session alive. */
  async look(token: string | Buffer, householdId: string): Promise<SignedIn | undefined> {
    const found = await this.readAlone(typeof token === 'string' ? hashOf(token) : token, householdId);
    return this.counts(found) ? found : undefined;
  }

  /**
   * Finds the session and begins the unit of work of its person in one household, at one go: of a page's reading that is a
   * tenth. Undefined, and nothing begun, where there is no session. `unattended`: a page asks by itself, and nobody is seen.
   */
  async enter(token: string, householdId: string, activity: Permission, unattended = false): Promise<{ signedIn: SignedIn; acting: Acting; begun: Begun } | undefined> {
    const about = { householdId, activity, traceId: newId(), today: this.clock.today() };
    const { begun, rows } = await this.work.begin<SignedIn>(beginningOf({ token: hashOf(token), ...this.moments() }, about));
    try {
      if (!this.counts(rows[0])) {
        await this.work.abandon(begun);
        return undefined;
      }
      const signedIn = unattended ? rows[0] : await this.seen(begun.runner.manager, rows[0]);
      return { signedIn, acting: { professionalId: signedIn.professionalId, ...about }, begun };
    } catch (error) {
      await this.work.abandon(begun);
      throw error;
    }
  }

  /** Outside a unit of work nobody else does it over where a migration came between. */
  private async readAlone(token: Buffer, householdId: string | null): Promise<SignedIn | undefined> {
    const read = (): Promise<SignedIn | undefined> => this.read(this.dataSource.manager, token, householdId);
    return read().catch((error: unknown) => {
      if (isPlanOutdated(error)) return read();
      throw error;
    });
  }

  private counts(found: SignedIn | undefined): found is SignedIn {
    return found !== undefined && (found.signedInWith !== 'password' || this.config.localAccounts);
  }

  /** Not on every request: that would make each read a write. */
  private async seen(manager: EntityManager, found: SignedIn): Promise<SignedIn> {
    const now = this.clock.now();
    if (now.getTime() - found.lastSeenAt.getTime() <= MINUTE) return found;
    await runPrepared(manager, SEEN, [found.tokenHash, now]);
    return { ...found, lastSeenAt: now };
  }

  /** Their unit of work for one request. */
  actingOf({ professionalId }: Pick<Actor, 'professionalId'>, householdId: string | null, activity: Permission): Acting {
    return { professionalId, householdId, ownHouseholds: permissionRule(activity).ownHouseholds ?? false, activity, traceId: newId(), today: this.clock.today() };
  }

  /** Its person shows anew that it is really them; answers until when that holds. */
  async stepUp(sessionId: string): Promise<Date> {
    const now = this.clock.now();
    await this.work.manager.update(Session, { id: sessionId }, { steppedUpAt: now });
    await recordSession(this.work.manager, 'E', sessionId);
    return new Date(now.getTime() + this.config.stepUpMinutes * MINUTE);
  }

  isSteppedUp({ steppedUpAt }: SignedIn): boolean {
    return steppedUpAt !== null && this.clock.now().getTime() < steppedUpAt.getTime() + this.config.stepUpMinutes * MINUTE;
  }

  end(which: FindOptionsWhere<Session>): Promise<number> {
    return endSessions(this.work.manager, which);
  }

  /** When the session ends by itself if nothing more is done, or at its last moment if that is sooner. */
  expiryOf(session: { lastSeenAt: Date; endsAt: Date }): Date {
    const idle = session.lastSeenAt.getTime() + this.config.sessionIdleMinutes * MINUTE;
    return new Date(Math.min(idle, session.endsAt.getTime()));
  }

  private async read(manager: EntityManager, tokenHash: Buffer, householdId: string | null): Promise<SignedIn | undefined> {
    const { now, idleSince } = this.moments();
    const rows = await runPrepared<SignedIn>(manager, FIND, [tokenHash, householdId, now, idleSince, this.clock.today()]);
    return rows[0];
  }

  private moments(): { now: Date; idleSince: Date } {
    const now = this.clock.now();
    return { now, idleSince: new Date(now.getTime() - this.config.sessionIdleMinutes * MINUTE) };
  }
}
