import { LOOK_MINUTES } from '../contract/view-words.js';
import { ZONE } from '../shared/day.js';

/** A reading in a household, as a row of the log. */
export const isReading = (e: string): string => `(${e}.kind = 'read' and ${e}.household_id is not null)`;

const PAUSE = `interval '${LOOK_MINUTES} minutes'`;

/** When the day of a moment began, or the one after it: bounds for the index of the household. */
const midnight = (at: string, daysOn: 0 | 1): string => `((date_trunc('day', ${at} at time zone '${ZONE}') + interval '${daysOn} days') at time zone '${ZONE}')`;

/** Whether both are readings by one person in one household. */
const isBeside = (one: string, other: string): string =>
  `${one}.household_id = ${other}.household_id and ${one}.kind = 'read' and ${one}.actor_id is not distinct from ${other}.actor_id`;

/**
 * Whether reading `e` begins a look: that day its reader had read nothing in that household for `LOOK_MINUTES`. Of each
 * reading that goes on with a look, an earlier one is found at once in the index of the household.
 */
export const beginsLook = (e: string): string => `not exists (
  select 1 from audit_event earlier where ${isBeside('earlier', e)}
    and earlier.occurred_at > ${e}.occurred_at - ${PAUSE} and earlier.occurred_at >= ${midnight(`${e}.occurred_at`, 0)}
    and (earlier.occurred_at, earlier.id) < (${e}.occurred_at, ${e}.id))`;

/** The readings of the look that reading `first` begins, to select from: up to the first pause, or midnight. */
export const readingsOfLook = (first: string): string => `(
  select followed.* from (
    select each.*, count(*) filter (where each.pause >= ${PAUSE}) over (order by each.occurred_at, each.id) as pauses from (
      select l.*, l.occurred_at - lag(l.occurred_at) over (order by l.occurred_at, l.id) as pause from audit_event l
      where ${isBeside('l', first)} and l.occurred_at >= ${first}.occurred_at and l.occurred_at < ${midnight(`${first}.occurred_at`, 1)}) each) followed
  where followed.pauses = 0)`;
