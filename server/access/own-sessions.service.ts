import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { OwnSession, StepUp, SteppedUp } from '../contract/account.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { LocalCredentials } from './local-credentials.js';
import { Session } from './session.entity.js';
import { SessionStore, type SignedIn } from './session-store.js';

@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: SessionStore,
    private readonly credentials: LocalCredentials,
    private readonly clock: Clock,
  ) {}

  /** Those that have not ended by themselves; the one that was used last comes first. */
  async list({ professionalId, sessionId }: SignedIn): Promise<OwnSession[]> {
    const found = await this.work.manager.find(Session, { where: { professionalId }, order: { lastSeenAt: 'DESC' } });
    return found
      .filter((session) => this.store.expiryOf(session) > this.clock.now())
      .map(({ id, startedAt, lastSeenAt, browser, system, signedInWith }) => ({
        id,
        startedAt: startedAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        browser,
        system,
        signedInWith,
        current: id === sessionId,
      }));
  }

  /** A session of somebody else is "not there". */
  async endOne({ professionalId }: SignedIn, sessionId: string): Promise<void> {
    const ended = await this.store.end({ id: sessionId, professionalId });
    if (ended === 0) throw new BrokenRule('not-found');
  }

  async endOthers({ professionalId, sessionId }: SignedIn): Promise<void> {
    await this.store.end({ professionalId, id: Not(sessionId) });
  }

  async stepUp(session: SignedIn, given: StepUp, address: string): Promise<SteppedUp> {
    if (session.signedInWith !== 'password') throw new BrokenRule('session.no-password');
    await this.credentials.prove({ professionalId: session.professionalId }, given, address);
    const until = await this.work.run(this.store.actingOf(session, null, 'session:step-up'), () => this.store.stepUp(session.sessionId));
    return { until: until.toISOString() };
  }
}
