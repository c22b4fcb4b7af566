import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IsNull, MoreThan } from 'typeorm';
import { ownCookie } from '../access/session-cookie.js';
import { CONFIG, type Config } from '../config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import type { Checks } from './provider.js';
import { SignOnAttempt } from './sign-on.entity.js';

/** Long enough to look for a phone and type a code at the provider. */
const MINUTES = 10;
const browserCookie = ownCookie('sign-on', MINUTES * 60);

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const random = (): string => randomBytes(32).toString('base64url');

type What = Pick<SignOnAttempt, 'purpose'> & Partial<Pick<SignOnAttempt, 'next' | 'sessionId' | 'idToken'>>;

/**
 * Ways to the provider and back. Each belongs to the browser that began it, by a cookie, and is used once: an answer that
 * was fetched in another browser, or is sent again, meets nothing.
 */
@Injectable()
export class SignOnAttempts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** In a unit of work. A browser keeps its cookie, so that two tabs can be under way at once. */
  async begin(request: FastifyRequest, reply: FastifyReply, what: What): Promise<Checks> {
    const checks = { state: random(), nonce: random(), codeVerifier: random() };
    const browser = browserCookie.read(request, this.config) ?? random();
    const now = this.clock.now();
    await this.work.manager.query('delete from sign_on_attempt where ends_at < $1', [now]);
    await this.work.manager.insert(SignOnAttempt, {
      stateHash: hashOf(checks.state),
      browserHash: hashOf(browser),
      nonce: checks.nonce,
      codeVerifier: checks.codeVerifier,
      next: '/',
      ...what,
      begunAt: now,
      endsAt: new Date(now.getTime() + MINUTES * 60_000),
    });
    browserCookie.write(reply, browser, this.config);
    return checks;
  }

  /** Takes the attempt of this state out of use; undefined where this browser has none, or no more. In a unit of work. */
  async use(request: FastifyRequest, state: string): Promise<(SignOnAttempt & Checks) | undefined> {
    const key = { stateHash: hashOf(state), browserHash: this.browserHash(request) };
    const now = this.clock.now();
    const { affected } = await this.work.manager.update(SignOnAttempt, { ...key, usedAt: IsNull(), endsAt: MoreThan(now) }, { usedAt: now });
    return affected ? { ...(await this.work.manager.findOneByOrFail(SignOnAttempt, key)), state } : undefined;
  }

  /** The token that this browser was given to sign out with at the provider, encrypted; once. In a unit of work. */
  async takeSignOut(request: FastifyRequest): Promise<Buffer | undefined> {
    const [rows] = await this.work.manager.query<[{ idToken: Buffer }[], number]>(
      `delete from sign_on_attempt where browser_hash = $1 and purpose = 'sign_out' and ends_at > $2 returning id_token as "idToken"`,
      [this.browserHash(request), this.clock.now()],
    );
    return rows[0]?.idToken;
  }

  /** Notes for whose administrator the person of this attempt waits, so that the page after can name it. */
  async waits({ stateHash }: SignOnAttempt, organisationId: string): Promise<void> {
    await this.work.manager.update(SignOnAttempt, { stateHash }, { waitsForId: organisationId });
  }

  async waitsFor(request: FastifyRequest): Promise<string | undefined> {
    const rows = await this.work.manager.query<{ name: string }[]>(
      `select o.name from sign_on_attempt a join organisation o on o.id = a.waits_for_id
       where a.browser_hash = $1 and a.ends_at > $2 order by a.used_at desc limit 1`,
      [this.browserHash(request), this.clock.now()],
    );
    return rows[0]?.name;
  }

  private browserHash(request: FastifyRequest): Buffer {
    return hashOf(browserCookie.read(request, this.config) ?? '');
  }
}
