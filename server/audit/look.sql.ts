import { LOOK_MINUTES } from '../contract/view-words.js';
import { ZONE } from '../shared/day.js';

/** A reading in a household, as a row of the log. */
export const isReading = (e: string): string => `(${e}.kind = 'read' and ${e}.household_id is not null)`;

const dayOf = (e: string): string => `(${e}.occurred_at at time zone '${ZONE}')::date`;

/** Whether two readings are by one person in one household on one day. */
const isBeside = (one: string, other: string): string =>
  `${one}.household_id = ${other}.household_id and ${one}.kind = 'read' and ${one}.actor_id is not distinct from ${other}.actor_id and ${dayOf(one)} = ${dayOf(other)}`;

/**
 * Whether reading `e` begins a look: that day its reader had read nothing in that household for `LOOK_MINUTES`. Of each
 * reading that goes on with a look, the earlier one is found at once in the index of the household.
 */
export const beginsLook = (e: string): string => `not exists (
  select 1 from audit_event earlier where ${isBeside('earlier', e)}
    and earlier.occurred_at > ${e}.occurred_at - interval '${LOOK_MINUTES} minutes' and (earlier.occurred_at, earlier.id) < (${e}.occurred_at, ${e}.id))`;

/** No day is longer: how far on the readings of a day are sought. */
const A_DAY = `interval '25 hours'`;

/** When that reader begins the next look there that day, for the reading `first` that begins one; null: not again. */
export const nextLook = (first: string): string => `(
  select min(next.occurred_at) from audit_event next
  where ${isBeside('next', first)} and next.occurred_at > ${first}.occurred_at and next.occurred_at < ${first}.occurred_at + ${A_DAY} and ${beginsLook('next')})`;

/** Whether reading `e` belongs to the look that `first` begins; `next` is the moment of its `nextLook`. */
export const isOfLook = (e: string, first: string, next: string): string =>
  `${isBeside(e, first)} and ${e}.occurred_at >= ${first}.occurred_at and ${e}.occurred_at < coalesce(${next}, ${first}.occurred_at + ${A_DAY})`;
