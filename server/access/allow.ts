import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Acting } from '../database/acting.js';
import type { Begun } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import type { HouseholdScope, Permission } from './access-rules.js';
import type { SignedIn } from './session-store.js';

declare module 'fastify' {
  interface FastifyRequest {
    signedIn?: SignedIn;
    household?: HouseholdScope;
    acting?: Acting;
    /** Of a request about one household: found together with the session, and waiting for its work. */
    begun?: Begun | undefined;
  }
}

export const PERMISSION = 'samenregie:permission';

/** Says who may use a route. A route without this mark is refused. */
export const Allow = (permission: Permission) => SetMetadata(PERMISSION, permission);

export const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** The session of whoever makes the request. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = requestOf(context);
  if (!signedIn) throw new BrokenRule('session.none');
  return signedIn;
});

/** The household of the address, with what the actor may do in it: the guard has looked it up. */
export const InHousehold = createParamDecorator((_: unknown, context: ExecutionContext): HouseholdScope => {
  const { household } = requestOf(context);
  if (!household) throw new BrokenRule('not-found');
  return household;
});

/** The version that the sender read, from `If-Match: "3"`. Without it 428: a change must say what it changes. */
export const ExpectedVersion = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined) throw new BrokenRule('input.no-version');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new BrokenRule('input.stale-version');
  return Number(version);
});
