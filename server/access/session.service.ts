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
    const account = await this.accountOf(email, input);
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

  /**
   * The account of this address and password. Who works for two organisations has an account at each, and the password
   * tells which; only where that is the same too, they are asked.
   */
  private async accountOf(email: string, { password, organisationId }: SignIn): Promise<Account> {
    const accounts = await this.work.run(null, () =>
      this.work.manager.query<Account[]>(
        `select p.id, a.password_hash as hash, o.id as "organisationId", o.name as "organisationName"
         from professional p join local_account a on a.professional_id = p.id join organisation o on o.id = p.organisation_id
         where p.email = $1 and (p.left_on is null or p.left_on > $2) order by o.name`,
        [email, this.clock.today()],
      ),
    );
    // Also without any account it takes its time.
    const matches = await Promise.all((accounts.length > 0 ? accounts : [undefined]).map((account) => passwordMatches(password, account?.hash)));
    const right = accounts.filter((account, place) => matches[place] && (organisationId === undefined || account.organisationId === organisationId));
    if (right.length > 1)
      throw new BrokenRule('session.choose-organisation', { organisations: right.map((account) => ({ id: account.organisationId, name: account.organisationName })) });
    if (!right[0]) throw new BrokenRule('session.wrong-credentials');
    return right[0];
  }
}

interface Account {
  id: string;
  hash: string;
  organisationId: string;
  organisationName: string;
}
