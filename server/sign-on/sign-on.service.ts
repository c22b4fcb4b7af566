import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Secrets } from '../access/secrets.js';
import { sessionCookie } from '../access/session-cookie.js';
import { SessionStore } from '../access/session-store.js';
import { CONFIG, type Config } from '../config.js';
import type { BeginSignOn, ContinueAt, SignInOptions, WaitingFor } from '../contract/sign-on.js';
import { brokenRuleOfDatabase } from '../database/constraint-codes.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { SignOnAttempts } from './attempts.js';
import { ownPath, personOf } from './claims-rules.js';
import { Identities, type Recognised } from './identities.js';
import { SignOnProvider, type SignedOn } from './provider.js';
import type { SignOnAttempt } from './sign-on.entity.js';

/** How far the provider's clock may be behind ours, in milliseconds. */
const CLOCK_DIFFERENCE = 30_000;
/** The page in which a sign-on for stepping up ends: it tells the page that asked, and closes itself. */
const STEP_UP_PAGE = '/signed-on';

/** The way to the provider and back. */
@Injectable()
export class SignOnService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly provider: SignOnProvider,
    private readonly attempts: SignOnAttempts,
    private readonly identities: Identities,
    private readonly sessions: SessionStore,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  options(): SignInOptions {
    const { localAccounts, signOn } = this.config;
    return { localAccounts, signOn: signOn && { name: signOn.name } };
  }

  /** Where the browser goes to sign on. Throws `sign-on.off` or `sign-on.provider-unreachable`. */
  async begin({ purpose, next }: BeginSignOn, request: FastifyRequest, reply: FastifyReply): Promise<ContinueAt> {
    const stepsUp = purpose === 'step_up';
    const session = stepsUp ? await this.sessionOf(request) : undefined;
    const what = { purpose, next: stepsUp ? STEP_UP_PAGE : ownPath(next), sessionId: session?.sessionId ?? null };
    const checks = await this.work.run(null, () => this.attempts.begin(request, reply, what));
    return { continueAt: await this.provider.authorizationUrl(checks, stepsUp) };
  }

  /** The browser is back: answers the path to go on to. A refusal goes along as its code, and nothing else. */
  async finish(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const search = new URL(request.url, 'http://here').search;
    const state = new URLSearchParams(search).get('state') ?? '';
    const attempt = await this.work.run(null, () => this.attempts.use(request, state));
    const page = attempt?.purpose === 'step_up' ? STEP_UP_PAGE : '/sign-in';
    try {
      if (!attempt || attempt.purpose === 'sign_out') throw new BrokenRule('sign-on.expired');
      const who = await this.provider.redeem(search, attempt);
      await (attempt.purpose === 'sign_in' ? this.signIn(attempt, who, request, reply) : this.stepUp(attempt, who, request));
      return attempt.next;
    } catch (error) {
      const rule = error instanceof BrokenRule ? error : brokenRuleOfDatabase(error);
      if (rule) return `${page}?refusal=${rule.code}`;
      throw error;
    }
  }

  /** For whose administrator this browser's person waits. */
  async waitsFor(request: FastifyRequest): Promise<WaitingFor> {
    const organisation = await this.work.run(null, () => this.attempts.waitsFor(request));
    if (!organisation) throw new BrokenRule('not-found');
    return { organisation };
  }

  private async signIn(attempt: SignOnAttempt, who: SignedOn, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const recognised = await this.recognise(attempt, who);
    if ('refusal' in recognised) throw new BrokenRule(recognised.refusal);
    const { professionalId } = recognised;
    const provider = { issuer: who.issuer, subject: who.subject, session: who.session, idToken: await this.secrets.seal(who.idToken, 'id token') };
    const { token } = await this.work.run(this.sessions.actingOf({ professionalId }, null, 'session:begin'), () =>
      this.sessions.begin(professionalId, { userAgent: request.headers['user-agent'], provider }),
    );
    sessionCookie.write(reply, token, this.config);
  }

  private async recognise(attempt: SignOnAttempt, { issuer, subject, claims }: SignedOn): Promise<Recognised> {
    const { organisationClaim: organisation, rolesClaim: roles } = this.provider.settings;
    try {
      return await this.work.run(null, async () => {
        const found = await this.identities.recognise(issuer, subject, personOf(claims, { organisation, roles }));
        if ('refusal' in found && found.organisationId) await this.attempts.waits(attempt, found.organisationId);
        return found;
      });
    } catch (error) {
      const refusal = brokenRuleOfDatabase(error)?.code;
      if (refusal !== 'colleague.last-administrator') throw error;
      // An organisation keeps an administrator: the role stays in the books, but the provider lets nobody use it any more.
      await this.work.run(null, () => this.sessions.end({ issuer, subject }));
      return { refusal };
    }
  }

  /** Only the person of this very session, who showed who they are after it was asked. */
  private async stepUp(attempt: SignOnAttempt, who: SignedOn, request: FastifyRequest): Promise<void> {
    const { sessionId, professionalId } = await this.sessionOf(request);
    if (sessionId !== attempt.sessionId) throw new BrokenRule('sign-on.expired');
    const identity = await this.work.run(null, () => this.identities.find(who.issuer, who.subject));
    if (identity?.professionalId !== professionalId) throw new BrokenRule('sign-on.other-person');
    const asked = attempt.begunAt.getTime() - CLOCK_DIFFERENCE;
    if (!who.authenticatedAt || who.authenticatedAt.getTime() < asked) throw new BrokenRule('sign-on.not-fresh');
    await this.work.run(this.sessions.actingOf({ professionalId }, null, 'session:step-up'), () => this.sessions.stepUp(sessionId));
  }

  /** Sign-on is open to anybody, so that the guard has not looked at the session. */
  private async sessionOf(request: FastifyRequest) {
    const token = sessionCookie.read(request, this.config);
    const found = token ? await this.sessions.find(token) : undefined;
    if (!found) throw new BrokenRule('session.none');
    return found;
  }
}
