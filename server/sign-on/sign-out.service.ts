import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Secrets } from '../access/secrets.js';
import { sessionCookie } from '../access/session-cookie.js';
import { Session } from '../access/session.entity.js';
import { SessionStore, type SignedIn } from '../access/session-store.js';
import { CONFIG, type Config } from '../config.js';
import type { ContinueAt } from '../contract/sign-on.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { SignOnAttempts } from './attempts.js';
import { SignOnProvider } from './provider.js';
import { UsedLogoutToken } from './sign-on.entity.js';

const START = '/sign-in';
/** Longer than any logout token is taken for new. */
const KEPT_MINUTES = 60;

/** Signing out at both ends, whichever end begins. */
@Injectable()
export class SignOutService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: SessionStore,
    private readonly provider: SignOnProvider,
    private readonly attempts: SignOnAttempts,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Ends the session here; the browser goes on by an address of ours, so that no script sees the provider's token. */
  async here(session: SignedIn, request: FastifyRequest, reply: FastifyReply): Promise<ContinueAt> {
    const { manager } = this.work;
    const { idToken } = await manager.findOneByOrFail(Session, { tokenHash: session.tokenHash });
    await this.sessions.end({ tokenHash: session.tokenHash });
    sessionCookie.clear(reply, this.config);
    if (!idToken || !this.config.signOn) return { continueAt: START };
    await this.attempts.begin(request, reply, { purpose: 'sign_out', idToken });
    return { continueAt: '/api/v1/sign-on/sign-out' };
  }

  /** Where the browser goes on to, to sign out at the provider; once. */
  async atProvider(request: FastifyRequest): Promise<string> {
    if (!this.config.signOn) return START;
    const sealed = await this.work.run(null, () => this.attempts.takeSignOut(request));
    if (!sealed) return START;
    return (await this.provider.endSessionUrl(await this.secrets.open(sealed, 'id token'))) ?? START;
  }

  /** The provider says that a session there has ended: those here that came of it end too. */
  async byProvider(token: unknown): Promise<void> {
    if (typeof token !== 'string' || token.length > 8000) throw new BrokenRule('sign-on.logout-token-invalid');
    const { issuer, tokenId, session, subject } = await this.provider.readLogoutToken(token);
    await this.work.run(null, async () => {
      const { manager } = this.work;
      const now = this.clock.now();
      await manager.query('delete from used_logout_token where ends_at < $1', [now]);
      const first = await manager
        .createQueryBuilder()
        .insert()
        .into(UsedLogoutToken)
        .values({ issuer, tokenId, endsAt: new Date(now.getTime() + KEPT_MINUTES * 60_000) })
        .orIgnore()
        .returning('token_id')
        .execute();
      if ((first.raw as unknown[]).length === 0) throw new BrokenRule('sign-on.logout-token-invalid');
      // A session that is named ends alone; else all of its person do.
      await this.sessions.end(session === null ? { issuer, subject: subject! } : { issuer, providerSession: session, ...(subject === null ? {} : { subject }) });
    });
  }
}
