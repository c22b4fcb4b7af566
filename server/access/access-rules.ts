import type { LegalBasis } from '../contract/disclosure-words.js';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import type { AccessGround, Role } from '../contract/roles.js';

/** Who acts, as the session tells it. */
export interface Actor {
  professionalId: string;
  organisationId: string;
  teamId: string | null;
  roles: readonly Role[];
}

/** A part of one member's life that was disclosed to an actor, with those who consented. */
export interface Disclosed {
  memberId: string;
  domain: LifeDomain;
  legalBasis: LegalBasis;
  givenBy: readonly string[];
}

/** What the database says of one actor and one household. */
export interface HouseholdFacts {
  id: string;
  closed: boolean;
  /** Leads now, has accepted to lead from a coming day, or stands in today for who leads: a deputy has all that the lead has. */
  leads: boolean;
  leadsTheTeam: boolean;
  /** Domains of the involvement of today; null when there is none. */
  involvedFor: readonly LifeDomain[] | null;
  /** Somebody leads today, or has accepted to lead from a coming day. */
  hasLead: boolean;
  /** What holds today, to this actor or to their organisation. */
  disclosed: readonly Disclosed[];
  /** Emergency access that runs at this moment; null when there is none. */
  emergency: RunningEmergency | null;
}

/** Emergency access, as the one who has it sees it. */
export interface RunningEmergency {
  id: string;
  /** Instant at which it ends by itself. */
  until: string;
  reason: string;
}

/** What an actor may do in one household, and on what ground. */
export interface HouseholdScope {
  householdId: string;
  actor: Actor;
  ground: AccessGround;
  /** Domains whose ratings are seen and given. */
  domains: readonly LifeDomain[];
  /** Whose ratings are seen beside those, in which part of life. Gives no ground by itself: it widens what somebody involved reads. */
  disclosed: readonly Disclosed[];
  /**
   * Sets up who belongs to the household and its plan; and so reads the names of services that are confidential to
   * others, and a shielded address.
   */
  mayDirect: boolean;
  mayTakeLead: boolean;
  mayEndLead: boolean;
  mayRecordForOthers: boolean;
  /** Gives ratings, records visits, changes actions: whoever has a part in this household. Who looks in an emergency only looks. */
  takesPart: boolean;
  emergency: RunningEmergency | null;
  closed: boolean;
  /** The request only reads: what it reads goes into the log. */
  reads: boolean;
}

/** Roles that work with households at all; somebody who is only administrator or privacy officer sees none. */
const HOUSEHOLD_ROLES: readonly Role[] = ['case_director', 'partner', 'team_lead'];

/** On what ground this actor has access; undefined: none, and then the household is "not there". */
export function groundOf(actor: Actor, facts: HouseholdFacts): AccessGround | undefined {
  if (!actor.roles.some((role) => HOUSEHOLD_ROLES.includes(role))) return undefined;
  if (facts.leads) return 'lead';
  if (facts.leadsTheTeam && actor.roles.includes('team_lead')) return 'team_lead';
  if (facts.involvedFor) return 'involvement';
  return facts.emergency ? 'emergency' : undefined;
}

/** All that follows from the ground. */
export function scopeOf(actor: Actor, facts: HouseholdFacts, reads = false): HouseholdScope | undefined {
  const ground = groundOf(actor, facts);
  if (!ground) return undefined;
  const leads = ground === 'lead' || ground === 'team_lead';
  // A case director sets a household up as long as nobody leads it; from then on the lead does.
  const directs = leads || (ground === 'involvement' && !facts.hasLead && actor.roles.includes('case_director'));
  return {
    householdId: facts.id,
    actor,
    ground,
    domains: directs || ground === 'emergency' ? LIFE_DOMAINS : (facts.involvedFor ?? []),
    disclosed: ground === 'involvement' && !directs ? facts.disclosed : [],
    mayDirect: directs,
    mayTakeLead: ground === 'team_lead' || facts.involvedFor !== null,
    mayEndLead: leads,
    mayRecordForOthers: directs,
    takesPart: ground !== 'emergency',
    emergency: facts.emergency,
    closed: facts.closed,
    reads,
  };
}

interface PermissionRule {
  /** Anybody, also without a session. */
  open?: true;
  /** One of these roles; left out: any account. */
  roles?: readonly Role[];
  /** About one household: there must be a ground, and this must hold. */
  household?: (scope: HouseholdScope) => boolean;
  /** Who asks must have shown once more, a short while ago, that it is really them. */
  stepUp?: true;
  /**
   * Looks at a secret: that takes long, and a failure must be counted though the request is refused. So it begins its
   * units of work itself.
   */
  ownUnits?: true;
  /** Over all households of whoever asks. Left out: the wall lets through the one that it is about, or none. */
  ownHouseholds?: true;
  /** Only learns that something changed, for as long as that lasts: no unit of work is held, and no session is kept alive. */
  watches?: true;
  /** Also changes something when the household is closed: rights last as long as what they are about. */
  whenClosed?: true;
}

const anyGround = (): boolean => true;
const takesPart = (scope: HouseholdScope): boolean => scope.takesPart;

/** Every route names one of these. There is no other way in. */
export const PERMISSIONS = {
  'service:read': { open: true },
  'session:begin': { open: true },
  'session:own': {},
  'session:step-up': { ownUnits: true },
  'session:end-others': { stepUp: true },
  'second-factor:change': { stepUp: true },
  'second-factor:confirm': { ownUnits: true },
  'sign-on:use': { open: true },
  'sign-on:read': { roles: ['administrator'] },
  'sign-on:accept': { roles: ['administrator'], stepUp: true },
  'sign-on:refuse': { roles: ['administrator'] },
  'sign-on:map': { roles: ['administrator'], stepUp: true },
  'directory:read': { roles: [...HOUSEHOLD_ROLES, 'administrator'] },
  'colleague:administer': { roles: ['administrator'] },
  'departure:decide': { roles: ['administrator'] },
  'team:administer': { roles: ['administrator'] },
  'organisation:administer': { roles: ['administrator'] },
  'invitation:accept': { open: true },
  'household:list': { roles: HOUSEHOLD_ROLES, ownHouseholds: true },
  'household:open': { roles: HOUSEHOLD_ROLES },
  'household:see': { household: anyGround },
  'household:watch': { household: anyGround, watches: true },
  'household:direct': { household: (scope) => scope.mayDirect },
  'views:read': { household: (scope) => scope.mayDirect },
  'involvement:change': { household: takesPart },
  'rating:give': { household: takesPart },
  'visit:record': { household: takesPart },
  'overlap:answer': { household: takesPart },
  'calendar:own': { roles: HOUSEHOLD_ROLES, ownHouseholds: true },
  'calendar:fetch': { open: true },
  'visit:ask': { household: takesPart },
  'lead:take': { household: (scope) => scope.mayTakeLead },
  'lead:propose': { household: takesPart },
  'lead:answer': { household: takesPart },
  'lead:decide': { household: (scope) => scope.ground === 'team_lead' },
  'lead:deputise': { household: (scope) => scope.mayEndLead },
  'lead:import': { household: (scope) => scope.mayDirect },
  'lead:end': { household: (scope) => scope.mayEndLead },
  'disclosure:record': { household: (scope) => scope.mayDirect },
  'disclosure:withdraw': { household: takesPart },
  'level:step': { household: (scope) => scope.mayDirect },
  'escalation:ask': { household: takesPart },
  'escalation:answer': { roles: HOUSEHOLD_ROLES, ownHouseholds: true },
  'withdrawal:propose': { household: takesPart },
  'withdrawal:answer': { household: takesPart },
  'load:read': { roles: ['team_lead'], ownHouseholds: true },
  'plan:look': { household: takesPart },
  'safety:record': { household: takesPart },
  'signal:see': { household: (scope) => scope.mayDirect },
  'signal:answer': { household: (scope) => scope.ground === 'team_lead' },
  'signal:confirm': { household: (scope) => scope.mayDirect },
  'worklist:read': { roles: ['team_lead'] },
  'review:hold': { roles: ['team_lead'], ownHouseholds: true },
  'setting:see': { roles: ['team_lead'], ownHouseholds: true },
  'setting:change': { roles: ['team_lead'], ownHouseholds: true },
  'plan:shape': { household: (scope) => scope.mayDirect },
  'action:change': { household: takesPart },
  'influence:record': { household: takesPart },
  'blockage:record': { household: takesPart },
  'breakthrough:lead': { household: (scope) => scope.mayDirect },
  'pause:ask': { household: takesPart },
  'pause:answer': { household: takesPart },
  'pause:own': { roles: HOUSEHOLD_ROLES, ownHouseholds: true },
  'argument:search': { roles: ['case_director', 'team_lead'] },
  'argument:clear': { roles: ['team_lead'] },
  'responsibility:set': { household: takesPart },
  'emergency:open': { roles: HOUSEHOLD_ROLES, stepUp: true, ownHouseholds: true },
  'emergency:own': { roles: HOUSEHOLD_ROLES, ownHouseholds: true },
  'emergency:end': { household: (scope) => scope.emergency !== null },
  'emergency:review': { roles: ['privacy_officer'] },
  'privacy:read': { roles: ['privacy_officer'] },
  'notice:own': { ownHouseholds: true },
  'digest:own': { roles: HOUSEHOLD_ROLES },
  'household:close': { household: (scope) => scope.mayDirect },
  'household:reopen': { household: (scope) => scope.mayDirect, whenClosed: true },
  'member:export': { household: (scope) => scope.mayDirect, whenClosed: true, stepUp: true },
  'rectification:ask': { household: takesPart, whenClosed: true },
  'rectification:answer': { household: (scope) => scope.mayDirect, whenClosed: true },
  'retention:hold': { household: (scope) => scope.mayDirect, whenClosed: true },
  'retention:see': { roles: ['privacy_officer'] },
  'retention:set-terms': { roles: ['privacy_officer'], stepUp: true },
  'retention:destroy': { roles: ['privacy_officer'], stepUp: true },
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof PERMISSIONS;

export const permissionRule = (permission: Permission): PermissionRule => PERMISSIONS[permission];
