import { listOf } from '../households/reading.js';

/** A stated term, as it is answered. */
export const TERM = `json_build_object('law', t.law, 'name', t.name, 'years', t.years, 'source', t.source, 'version', t.version)`;

/** Whether and why the household is closed, and what keeps it. */
export const CLOSING = `(select json_build_object('closedOn', h.closed_on,
  'reason', (select c.reason from household_closing c where c.household_id = h.id and c.reopened_on is null),
  'laws', ${listOf('l.law', 'household_law l where l.household_id = h.id', 'l.law')},
  'holds', ${listOf(
    `json_build_object('id', r.id, 'kind', r.kind, 'reason', r.reason, 'placedOn', r.placed_on, 'liftedOn', r.lifted_on)`,
    'retention_hold r where r.household_id = h.id',
    'r.lifted_on is not null, r.placed_on desc, r.id desc',
  )},
  'terms', ${listOf(TERM, 'retention_term t', 't.name')})
  from household h where h.id = reader.household_id)`;
