import { Injectable } from '@nestjs/common';
import { FailedAttempts } from '../access/failed-attempts.js';
import { hashPassword } from '../access/password.js';
import { LocalAccount } from '../access/session.entity.js';
import { SessionStore } from '../access/session-store.js';
import type { AcceptInvitation, OpenedInvitation } from '../contract/administration.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Professional } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { hashOfToken } from './invitations.service.js';

/** What is counted as one account in the failed attempts: all invitations together, from one address. */
const COUNTED_AS = 'invitation';

type Accepted = Pick<Professional, 'organisationId' | 'teamId' | 'name' | 'function' | 'email' | 'roles'>;

/** The other side of an invitation: whoever holds the link. Unknown, used, withdrawn and too old are told alike. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly attempts: FailedAttempts,
    private readonly sessions: SessionStore,
  ) {}

  async open(token: string, address: string): Promise<OpenedInvitation> {
    return this.counted(address, () =>
      this.work.run(null, async () => {
        const [found] = await this.work.manager.query<OpenedInvitation[]>(
          `select i.name, i.email, o.name as "organisationName", to_json(i.expires_at) #>> '{}' as "expiresAt"
           from invitation i join organisation o on o.id = i.organisation_id where i.token_hash = $1 and i.expires_at > $2`,
          [hashOfToken(token), this.clock.now()],
        );
        return found;
      }),
    );
  }

  /** The invitation becomes an account with this password. Of two who hold the same link, the first. */
  async accept({ token, password }: AcceptInvitation, address: string): Promise<void> {
    await this.open(token, address);
    // Outside the transaction: deriving a key takes its time.
    const passwordHash = await hashPassword(password);
    const id = newId();
    // In the log it is the new colleague who accepts.
    const acting = this.sessions.actingOf({ professionalId: id }, null, 'invitation:accept');
    await this.counted(address, () =>
      this.work.run(acting, async () => {
        const [[accepted]] = await this.work.manager.query<[Accepted[], number]>(
          `delete from invitation where token_hash = $1 and expires_at > $2
           returning organisation_id as "organisationId", team_id as "teamId", name, function, email, roles`,
          [hashOfToken(token), this.clock.now()],
        );
        if (!accepted) return undefined;
        await this.work.manager.insert(Professional, { ...accepted, id });
        await this.work.manager.insert(LocalAccount, { professionalId: id, passwordHash });
        return id;
      }),
    );
  }

  /** Throws `invitation.not-usable` where nothing was found, and `session.too-many-attempts` where that happened often. */
  private async counted<T>(address: string, task: () => Promise<T | undefined>): Promise<T> {
    await this.attempts.take(`${COUNTED_AS} ${address}`, address);
    const found = await task();
    if (found === undefined) throw new BrokenRule('invitation.not-usable');
    await this.attempts.forget(`${COUNTED_AS} ${address}`, address);
    return found;
  }
}
