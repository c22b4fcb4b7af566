import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isUUID } from 'class-validator';
import { CONFIG, type Config } from '../config.js';
import type { Acting } from '../database/acting.js';
import { UnitOfWork, type Begun } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { permissionRule, scopeOf, type HouseholdScope, type Permission } from './access-rules.js';
import { PERMISSION, requestOf } from './allow.js';
import { isUnattended, READS } from './reading-methods.js';
import { Refusals } from './refusals.js';
import { sessionCookie } from './session-cookie.js';
import { SessionStore, type SignedIn } from './session-store.js';

interface Entered {
  signedIn: SignedIn;
  acting: Acting;
  begun?: Begun;
}

/**
 * Closed by default: a route without a mark is refused, a route with one asks its rule. What is about a household that is
 * not the actor's answers as if it did not exist.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionStore,
    private readonly refusals: Refusals,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (!permission) throw new BrokenRule('access.not-allowed');
    refuseOtherSites(request);
    const rule = permissionRule(permission);
    if (rule.open) return true;

    const householdId = householdIdOf(request);
    const token = sessionCookie.read(request, this.config);
    const entered = token ? await this.enter(token, request, householdId, permission) : undefined;
    if (!entered) throw new BrokenRule('session.none');
    Object.assign(request, entered);
    const { signedIn, acting } = entered;
    try {
      const household = allowed(request.method, permission, signedIn);
      if (household) request.household = household;
      if (rule.stepUp && !this.sessions.isSteppedUp(signedIn)) throw new BrokenRule('session.step-up-needed');
    } catch (error) {
      await this.leave(request);
      await this.refusals.record(acting, request.method, error);
      throw error;
    }
    return true;
  }

  /** Where it is about one household, the unit of work begins with finding the session. */
  private async enter(token: string, request: FastifyRequest, householdId: string | null, permission: Permission): Promise<Entered | undefined> {
    const { ownUnits, watches } = permissionRule(permission);
    if (householdId !== null && !ownUnits && !watches) return this.sessions.enter(token, householdId, permission, isUnattended(request));
    const signedIn = householdId !== null && watches ? await this.sessions.look(token, householdId) : await this.sessions.find(token);
    return signedIn && { signedIn, acting: this.sessions.actingOf(signedIn, householdId, permission) };
  }

  private async leave(request: FastifyRequest): Promise<void> {
    const { begun } = request;
    request.begun = undefined;
    if (begun) await this.work.abandon(begun);
  }
}

/** The household, with what the actor may do in it, where the permission is about one. Throws where it is not given. */
function allowed(method: string, permission: Permission, signedIn: SignedIn): HouseholdScope | undefined {
  const rule = permissionRule(permission);
  if (rule.roles && !rule.roles.some((role) => signedIn.roles.includes(role))) throw new BrokenRule('access.not-allowed');
  if (!rule.household) return undefined;
  const reads = READS.has(method);
  const scope = signedIn.household ? scopeOf(signedIn, signedIn.household, reads) : undefined;
  if (!scope) throw new BrokenRule('not-found');
  if (!rule.household(scope)) throw new BrokenRule('access.not-allowed');
  if (scope.closed && !reads && !rule.whenClosed) throw new BrokenRule('household.closed');
  return scope;
}

/** Browsers say where a request comes from; a change that another site sends is refused even with the cookie. */
function refuseOtherSites(request: FastifyRequest): void {
  if (READS.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new BrokenRule('session.cross-site');
  const origin = request.headers.origin;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host)) throw new BrokenRule('session.cross-site');
}

function householdIdOf(request: FastifyRequest): string | null {
  const { householdId } = request.params as { householdId?: string };
  if (householdId === undefined) return null;
  if (!isUUID(householdId)) throw new BrokenRule('not-found');
  return householdId;
}
