import { canHaveAuthority, whoGives, type ConsentMember } from '../contract/consent-ages.js';
import type { GivingWay, LegalBasis } from '../contract/disclosure-words.js';
import { brokenField as at } from '../shared/broken-rule.js';
import { daysBetween, type Day } from '../shared/day.js';

export interface DisclosureDraft {
  memberId: string | null;
  toOrganisationId: string | null;
  toProfessionalId: string | null;
  legalBasis: LegalBasis;
  givenBy: readonly string[];
  givenOn: Day | null;
  givenHow: GivingWay | null;
  from: Day;
  /** Half open: the first day on which it no longer holds. */
  until: Day | null;
}

/** Refuses a disclosure of which a part is missing, or which says of the law that somebody gave it. */
export function checkWhole({ memberId, toOrganisationId, toProfessionalId, legalBasis, givenBy, givenOn, givenHow, until }: DisclosureDraft): void {
  if ((toOrganisationId === null) === (toProfessionalId === null)) throw at('toOrganisationId', 'disclosure.one-recipient');
  if (legalBasis !== 'consent') {
    if (givenBy.length > 0 || givenOn !== null || givenHow !== null) throw at('legalBasis', 'disclosure.only-consent-is-given');
    return;
  }
  if (memberId === null) throw at('memberId', 'disclosure.consent-of-one');
  if (until === null) throw at('until', 'disclosure.until-missing');
  if (givenHow === null) throw at('givenHow', 'disclosure.way-missing');
}

/** Refuses a period that cannot be; consent lasts at most `mostDays` from the day on which it was given. */
export function checkPeriod({ givenOn, from, until }: Pick<DisclosureDraft, 'givenOn' | 'from' | 'until'>, today: Day, mostDays: number): void {
  if (givenOn !== null && givenOn > today) throw at('givenOn', 'disclosure.given-in-future');
  if (givenOn !== null && from < givenOn) throw at('from', 'disclosure.starts-before-given');
  if (until === null) return;
  if (until <= from) throw at('until', 'disclosure.ends-before-start');
  if (until <= today) throw at('until', 'disclosure.already-over');
  if (givenOn !== null && daysBetween(givenOn, until) > mostDays) throw at('until', 'disclosure.too-long', { days: mostDays });
}

/** Refuses consent that is not given by exactly those who give it at the age of `about` on that day. */
export function checkGivers(about: ConsentMember, givers: readonly ConsentMember[], day: Day): void {
  const voices = whoGives(about, day);
  if (!voices) throw at('memberId', 'disclosure.age-unknown');
  for (const giver of givers) {
    if (giver.id === about.id && !voices.includes('self')) throw at('givenBy', 'disclosure.too-young-to-give');
    if (giver.id !== about.id && !(voices.includes('authority') && canHaveAuthority(giver, day))) throw at('givenBy', 'disclosure.giver-not-entitled');
  }
  if (voices.includes('self') && !givers.some(({ id }) => id === about.id)) throw at('givenBy', 'disclosure.own-consent-missing');
  if (voices.includes('authority') && givers.every(({ id }) => id === about.id)) throw at('givenBy', 'disclosure.authority-missing');
}
