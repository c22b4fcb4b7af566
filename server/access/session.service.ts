import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config.js';
import type { ChangePreferences, DemoAccount, DraftKey, SessionView, SignIn } from '../contract/session.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LocalCredentials } from './local-credentials.js';
import { Secrets } from './secrets.js';
import { sessionCookie } from './session-cookie.js';
import { SessionStore, type SignedIn } from './session-store.js';

@Injectable()
export class SessionService {
  /** What the sign-in page offers; filled by the demo only. */
  private offered: readonly DemoAccount[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: SessionStore,
    private readonly credentials: LocalCredentials,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async begin(input: SignIn, from: { address: string; userAgent: string | undefined }, reply: FastifyReply): Promise<SessionView> {
    const professionalId = await this.credentials.prove({ email: input.email.toLowerCase(), organisationId: input.organisationId }, input, from.address);
    // Always a new token: one from before signing in is never taken over.
    const { token, signedIn } = await this.work.run(this.store.actingOf({ professionalId }, null, 'session:begin'), () =>
      this.store.begin(professionalId, { userAgent: from.userAgent }),
    );
    sessionCookie.write(reply, token, this.config);
    return this.view(signedIn);
  }

  async changePreferences(session: SignedIn, input: ChangePreferences): Promise<SessionView> {
    await this.work.manager.query(`update professional set language = $2 where id = $1`, [session.professionalId, input.language]);
    return this.view({ ...session, language: input.language });
  }

  async end(session: SignedIn, reply: FastifyReply): Promise<void> {
    await this.store.end({ tokenHash: session.tokenHash });
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
      signedInWith: session.signedInWith,
      expiresAt: this.store.expiryOf(session).toISOString(),
    };
  }

  async draftKey({ professionalId }: SignedIn): Promise<DraftKey> {
    return { key: (await this.secrets.keyFor(`drafts of ${professionalId}`)).toString('base64') };
  }

  demoAccounts(): DemoAccount[] {
    return this.config.localAccounts ? [...this.offered] : [];
  }

  offer(accounts: readonly DemoAccount[]): void {
    this.offered = accounts;
  }
}
