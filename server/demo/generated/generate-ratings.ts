import { LIFE_DOMAINS, type LifeDomain, type RatingLevel, type RatingVoice } from '../../contract/life-domains.js';
import type { Member } from '../../households/household.entity.js';
import { addDays, type Day } from '../../shared/day.js';
import { keyIn, workerOn, type HouseholdDraft } from './household-draft.js';
import { OWN_WORDS } from './spoken-words.js';

/** Parts of life that are rated of a child. */
const OF_CHILDREN: readonly LifeDomain[] = ['work_and_education', 'domestic_relations', 'social_network', 'mental_health'];

/** A round of ratings some time ago, sometimes one before it, and here and there the household's own view beside them. */
export function addRatings(draft: HouseholdDraft): void {
  const { random, setting, openedOn, concerns } = draft;
  // Over 30 days counts as dated: about a third of the households is.
  const latest = addDays(setting.today, -random.whole(2, 45));
  const before = addDays(latest, -random.whole(60, 120));
  for (const member of draft.adults) {
    const domains = new Set([...concerns, ...random.some(LIFE_DOMAINS, 4)]);
    for (const domain of domains) rate(draft, member, domain, concerns.includes(domain) ? [1, 3] : [3, 5], latest, before > openedOn ? before : null);
  }
  for (const member of draft.children)
    for (const domain of random.some(OF_CHILDREN, 2)) rate(draft, member, domain, [2, 4], latest, null);
}

function rate(draft: HouseholdDraft, member: Member, domain: LifeDomain, [least, most]: readonly [number, number], latest: Day, before: Day | null): void {
  const { random } = draft;
  const level = random.whole(least, most);
  // An acute problem is the exception.
  const now = level === 1 && random.chance(0.5) ? 2 : level;
  if (before) write(draft, member, domain, 'professional', bounded(now + random.whole(-1, 1)), before, null);
  write(draft, member, domain, 'professional', bounded(now), latest, null);
  if (!random.chance(0.25)) return;
  const own = bounded(now + random.whole(-1, 2));
  write(draft, member, domain, 'own', own, latest, random.chance(0.7) ? random.pick(OWN_WORDS[own]) : null);
}

function write(draft: HouseholdDraft, member: Member, domain: LifeDomain, voice: RatingVoice, level: RatingLevel, ratedOn: Day, words: string | null): void {
  draft.rows.ratings.push({ ...keyIn(draft), memberId: member.id, domain, voice, level, words, ratedOn, recordedBy: workerOn(draft, domain).id });
}

const bounded = (level: number): RatingLevel => Math.min(5, Math.max(1, level)) as RatingLevel;
