// Who may give consent about whom, by age (Jeugdwet 7.3.4; WGBO, BW 7:450). Server and client ask the same. No decorators.
import type { MemberRole } from './household-words.js';

/** From this age a child gives consent too, beside who has authority over them. */
export const CONSENT_TOO_FROM_AGE = 12;
/** From this age nobody else does. */
export const CONSENT_ALONE_FROM_AGE = 16;
/** From this age somebody can have authority over a child. */
export const AUTHORITY_FROM_AGE = 18;

/** Those who live as adults in a household, also where their birth date is not known. */
const GROWN_UP: readonly MemberRole[] = ['partner', 'single', 'parent', 'grandparent'];

/** What is known of a member when it is asked who gives consent. */
export interface ConsentMember {
  id: string;
  birthDate: string | null;
  role: MemberRole;
}

/** Who gives: the one whom it is about, or somebody who has authority over them. */
export type ConsentVoice = 'self' | 'authority';

/** In whole years on a day; both as `YYYY-MM-DD`. Who was born on 29 February grows older on 1 March. */
export const ageOn = (birthDate: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);

/** All who must give consent about this member on a day; undefined where their age would have to be known and is not. */
export function whoGives({ birthDate, role }: ConsentMember, day: string): readonly ConsentVoice[] | undefined {
  if (birthDate === null) return GROWN_UP.includes(role) ? ['self'] : undefined;
  const age = ageOn(birthDate, day);
  if (age < CONSENT_TOO_FROM_AGE) return ['authority'];
  return age < CONSENT_ALONE_FROM_AGE ? ['self', 'authority'] : ['self'];
}

/** Whether a member is of age, and so can have authority over a child. That they have it, whoever records it has asked. */
export const canHaveAuthority = ({ birthDate, role }: ConsentMember, day: string): boolean =>
  birthDate === null ? GROWN_UP.includes(role) : ageOn(birthDate, day) >= AUTHORITY_FROM_AGE;

/**
 * Whether `by` may take consent back. Wider than giving it: each of those who gave, the member themselves from twelve on
 * (also who has grown up since), and whoever may have authority over a child under sixteen.
 */
export function mayTakeBack(about: ConsentMember, givenBy: readonly string[], by: ConsentMember, day: string): boolean {
  if (givenBy.includes(by.id)) return true;
  if (by.id === about.id) return about.birthDate === null || ageOn(about.birthDate, day) >= CONSENT_TOO_FROM_AGE;
  return Boolean(whoGives(about, day)?.includes('authority')) && canHaveAuthority(by, day);
}
