import type { HouseholdScope } from '../../server/access/access-rules.js';
import { LIFE_DOMAINS } from '../../server/contract/life-domains.js';
import { readingOf, type Reading } from '../../server/households/reading.js';
import { PICTURE } from '../../server/picture/picture.sql.js';
import { addDays, dayOf } from '../../server/shared/day.js';
import type { Sampled } from './sample.js';

/** The product's statement for a household's page; `reads`: with its line in the log. */
export function pictureReading({ householdId, readerId }: Sampled, reads: boolean): Reading {
  const today = dayOf(Date.now());
  const actor = { professionalId: readerId, organisationId: readerId, teamId: null, roles: ['case_director'] as const };
  const scope = { householdId, actor, mayDirect: true, domains: LIFE_DOMAINS, disclosed: [], reads } as unknown as HouseholdScope;
  return readingOf(scope, today, PICTURE, { days: { from: addDays(today, -28), until: addDays(today, 29) } });
}
