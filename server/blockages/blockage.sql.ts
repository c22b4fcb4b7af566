import { IS_CONFIDENTIAL, listOf, nameOf, unlessConfidential, valuesOf } from '../households/reading.js';

const NAMED_IN_ONE = (id: string): string => `exists (select 1 from blockage n where n.household_id = reader.household_id and ${id} in (n.waiting_id, n.awaited_id))`;

/**
 * What can wait or be waited for, as this reader sees it: conditions of their own parts of life, and of the plan what is named in
 * a blockage or waits for another action. `partyKey` is who must bring a condition: for the rule, never for the reader.
 */
const ITEM = `
  select c.id, 'condition' as kind, c.label, array[c.domain] as domains,
    ${unlessConfidential('c.party')} as party, ${unlessConfidential('c.organisation_id')} as "organisationId", ${unlessConfidential('o.name')} as "organisationName",
    coalesce(${IS_CONFIDENTIAL}, false) as confidential, c.met_on is not null as over, c.version, coalesce(c.organisation_id::text, lower(c.party)) as "partyKey"
  from condition c left join organisation o on o.id = c.organisation_id
  where c.household_id = reader.household_id and c.domain = any(reader.domains)
  union all
  select a.id, 'action', a.what, case when a.domain is null then g.domains else array[a.domain] end, null, null, null, false, a.status <> 'open', null, null
  from action a join goal g on g.household_id = a.household_id and g.id = a.goal_id
  where a.household_id = reader.household_id and (a.waits_for_id is not null or ${NAMED_IN_ONE('a.id')}
    or exists (select 1 from action w where w.household_id = a.household_id and w.waits_for_id = a.id))
  union all
  select g.id, 'goal', g.words, g.domains, null, null, null, false, g.state in ('reached', 'let_go'), null, null
  from goal g where g.household_id = reader.household_id and ${NAMED_IN_ONE('g.id')}`;

const isSeen = (id: string): string => `exists (select 1 from item i where i.id = ${id})`;

/** What somebody wrote down; and what the plan says of its actions, unless that was written down as well. */
const WAIT = `
  select b.id, b.waiting_id as "waitingId", b.awaited_id as "awaitedId", b.because, ${nameOf('b.recorded_by')} as "recordedBy", b.starts_on as since, b.ends_on as until, b.version
  from blockage b where b.household_id = reader.household_id and ${isSeen('b.waiting_id')} and ${isSeen('b.awaited_id')}
  union all
  select null, a.id, a.waits_for_id, null, null, null, null, null
  from action a where a.household_id = reader.household_id and ${isSeen('a.id')} and ${isSeen('a.waits_for_id')}
    and not exists (select 1 from blockage b where b.household_id = a.household_id and b.waiting_id = a.id and b.awaited_id = a.waits_for_id and b.ends_on is null)`;

export const BLOCKAGE_MAP = `(with item as (${ITEM}), wait as (${WAIT})
  select json_build_object('items', ${listOf('item.*', 'item', 'item.id')},
    'blockages', ${listOf('wait.*', 'wait', 'wait.until is not null, wait.id nulls last, wait."waitingId"')},
    'knownToOthers', ${valuesOf('k.domain', 'app_waiting_beyond(reader.household_id) k where not reader.directs', 'k.domain')}))`;

/**
 * All that waits in household $1, whoever asks: for what is derived from it. One row; `items` and `waits` are what
 * `closedCircles` takes. Labels are not among them.
 */
export const WAITING_FACTS = `select items, waits from app_waiting($1)`;
