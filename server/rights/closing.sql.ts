import { listOf, valuesOf } from '../households/reading.js';

/** Whether and why the household is closed, and what keeps it. */
export const CLOSING = `(select json_build_object('closedOn', h.closed_on,
  'reason', (select c.reason from household_closing c where c.household_id = h.id and c.reopened_on is null),
  'laws', ${valuesOf('l.law', 'household_law l where l.household_id = h.id', 'l.law')},
  'holds', ${listOf(
    `r.id, r.kind, r.reason, r.placed_on as "placedOn", r.lifted_on as "liftedOn"`,
    'retention_hold r where r.household_id = h.id',
    'r.lifted_on is not null, r.placed_on desc, r.id desc',
  )},
  'terms', ${listOf('t.law, t.name, t.years, t.source, t.version', 'retention_term t', 't.name')})
  from household h where h.id = reader.household_id)`;
