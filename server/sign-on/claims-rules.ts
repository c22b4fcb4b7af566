import { ROLES, type Role } from '../contract/roles.js';

/** What the provider says of somebody, under the names that it uses. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who signed on, in our words. */
export interface Person {
  /** What the provider calls the organisation; undefined where it says none, or more than one. */
  organisation: string | undefined;
  roleClaims: string[];
  name: string | null;
  email: string | null;
}

const LONGEST = 200;
const MOST = 200;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.isWellFormed() && !value.includes('\u0000');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter(isText).filter(({ length }) => length <= LONGEST).slice(0, MOST);
const shortened = (value: unknown, longest: number): string | null => (isText(value) ? value.trim().slice(0, longest) || null : null);

/** A claim by its name, or by its path where the provider nests it (`realm_access.roles`); a name with dots goes first. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((value, part) => (typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Claims)[part] : undefined), claims);
}

/** Reads a person out of claims. What is no text is not there; of two organisations none is taken. */
export function personOf(claims: Claims, names: { organisation: string; roles: string }): Person {
  const organisations = texts(claimOf(claims, names.organisation));
  return {
    organisation: organisations.length === 1 ? organisations[0] : undefined,
    roleClaims: texts(claimOf(claims, names.roles)),
    name: shortened(claims['name'], LONGEST),
    email: shortened(claims['email'], 254),
  };
}

/** A line of what an organisation makes of the provider's words, and the administrator who wrote it. */
export interface MappingLine {
  claim: string;
  role: Role;
  givenBy: string | null;
}

/**
 * The roles that an organisation makes of claims; undefined where it maps none at all, and gives roles itself. Nobody gives a
 * role to themselves, not by a line of the mapping either: what `who` wrote only lets them keep what they had.
 */
export function mappedRoles(claims: readonly string[], mapping: readonly MappingLine[], who: { id: string; roles: readonly Role[] } | null): Role[] | undefined {
  if (mapping.length === 0) return undefined;
  const counts = ({ claim, role, givenBy }: MappingLine): boolean => claims.includes(claim) && (givenBy === null || givenBy !== who?.id || who.roles.includes(role));
  const given = new Set(mapping.filter(counts).map(({ role }) => role));
  return ROLES.filter((role) => given.has(role));
}

/**
 * The roles that somebody has from this sign-in on. Who is privacy officer is not for an organisation or its provider to say:
 * that role is neither given nor taken here.
 */
export function rolesAfter(before: readonly Role[], mapped: readonly Role[]): Role[] {
  return ROLES.filter((role) => (role === 'privacy_officer' ? before : mapped).includes(role));
}

/** A path of this product to go on to: never an address of elsewhere, however it is written. */
export const ownPath = (path: string | undefined): string => (path !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : '/');
