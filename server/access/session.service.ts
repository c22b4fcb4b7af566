import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config.js';
import type { ChangePreferences, DemoAccount, SessionView, SignIn } from '../contract/session.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { FailedAttempts } from './failed-attempts.js';
import { passwordMatches } from './password.js';
import { sessionCookie } from './session-cookie.js';
import { SessionStore, type SignedIn } from './session-store.js';

@Injectable()
export class SessionService {
  /** What the sign-in page offers; filled by the demo only. */
  private offered: readonly DemoAccount[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: SessionStore,
    private readonly attempts: FailedAttempts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async begin(input: SignIn, address: string, reply: FastifyReply): Promise<SessionView> {
    const email = input.email.toLowerCase();
    await this.attempts.take(email, address);
    const account = await this.work.run(null, () => this.accountOf(email));
    if (!(await passwordMatches(input.password, account?.hash)) || !account) throw new BrokenRule('session.wrong-credentials');
    await this.attempts.forget(email, address);
    // Always a new token: one from before signing in is never taken over.
    const { token, signedIn } = await this.work.run(this.store.actingOf({ professionalId: account.id }, null, 'session:begin'), () => this.store.begin(account.id));
    sessionCookie.write(reply, token, this.config);
    return this.view(signedIn);
  }

  async changePreferences(session: SignedIn, input: ChangePreferences): Promise<SessionView> {
    await this.work.manager.query(`update professional set language = $2 where id = $1`, [session.professionalId, input.language]);
    return this.view({ ...session, language: input.language });
  }

  async end(session: SignedIn, reply: FastifyReply): Promise<void> {
    await this.store.end(session.tokenHash);
    sessionCookie.clear(reply, this.config);
  }

  view(session: SignedIn): SessionView {
    return {
      professionalId: session.professionalId,
      name: session.name,
      function: session.function,
      organisation: { id: session.organisationId, name: session.organisationName },
      roles: [...session.roles],
      language: session.language,
      expiresAt: this.store.expiryOf(session).toISOString(),
    };
  }

  demoAccounts(): DemoAccount[] {
    return [...this.offered];
  }

  offer(accounts: readonly DemoAccount[]): void {
    this.offered = accounts;
  }

  private async accountOf(email: string): Promise<{ id: string; hash: string } | undefined> {
    const rows = await this.work.manager.query<{ id: string; hash: string }[]>(
      `select p.id, a.password_hash as hash from professional p join local_account a on a.professional_id = p.id
       where p.email = $1 and (p.left_on is null or p.left_on > $2)`,
      [email, this.clock.today()],
    );
    return rows[0];
  }
}
