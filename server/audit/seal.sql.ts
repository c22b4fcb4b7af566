import { EVENT_AS_TEXT } from './event-form.js';

/** Held by whoever seals, until the end of the transaction. The number says nothing but that it is ours. */
export const SEALING_LOCK = 7_314_001;

const COLUMNS = [
  'number', 'kind', 'epoch', 'form', 'from_transaction', 'from_id', 'until_transaction', 'until_id', 'after_id', 'highest_id', 'count',
  'first_at', 'last_at', 'sealed_at', 'events', 'note', 'previous_hash', 'previous_key', 'public_key', 'hash', 'signature',
] as const;

export const SEAL_COLUMNS: readonly (typeof COLUMNS)[number][] = COLUMNS;
const columns = COLUMNS.join(', ');

export const INSERT_SEAL = `insert into audit_seal (${columns}) values (${COLUMNS.map((_, index) => `$${index + 1}`).join(', ')})`;
export const LAST_SEAL = `select ${columns} from audit_seal order by number desc limit 1`;
export const SEAL_NUMBERED = `select hash from audit_seal where number = $1`;
/** $1: the number to go on from; $2: how many. */
export const SEALS_AFTER = `select ${columns} from audit_seal where number > $1 order by number limit $2`;
/** Those that name the key before theirs, newest first: few. */
export const SEALS_OF_NEW_KEYS = `select ${columns} from audit_seal where previous_key is not null order by number desc`;
/** The first seal of each epoch: few. */
export const FIRST_OF_EPOCHS = `select ${columns} from audit_seal where number in (select min(number) from audit_seal group by epoch) order by epoch`;

/** `next`: the transaction that comes next, or one after it. */
export const HORIZON = `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, pg_snapshot_xmax(pg_current_snapshot())::text as next`;

/** Lower than any id, and higher than any id or transaction. */
export const NO_BEGINNING = '-9223372036854775808';
export const NO_END = '9223372036854775807';

/** The next events of an epoch. $1, $2: from this place; $3: before this transaction; $4, $5: ids above and up to; $6: how many. */
export const EVENTS_TO_SEAL = `select ${EVENT_AS_TEXT} from audit_event e
  where (e.transaction, e.id) >= ($1::xid8, $2::bigint) and e.transaction < $3::xid8 and e.id > $4::bigint and e.id <= $5::bigint
  order by e.transaction, e.id limit $6`;

/** The same for verifying, with their contents. $1, $2, $3: after this place and moment; $4, $5: ids above and up to; $6: how many. */
export const EVENTS_TO_VERIFY = `select ${EVENT_AS_TEXT}, e.occurred_at::text as moment,
    c.event_id is not null as has_content, c.salt::text as salt, c.before::text as before, c.after::text as after,
    c.household_id is distinct from e.household_id as content_moved
  from audit_event e left join audit_content c on c.event_id = e.id
  where (e.transaction, e.id, e.occurred_at) > ($1::xid8, $2::bigint, $3::timestamptz) and e.id > $4::bigint and e.id <= $5::bigint
  order by e.transaction, e.id, e.occurred_at limit $6`;

/** The highest id that was written before the cluster changed: sealed, or at a place beyond the last seal. $1: that place's transaction; $2: highest sealed. */
export const HIGHEST_BEFORE = `select greatest($2::bigint, coalesce((select max(id) from audit_event where transaction >= $1::xid8), 0))::text as id`;

/** $1, $2: from this place; $3: ids above. `beyond`: the id of an event at a place that this cluster has not come to. */
export const UNSEALED = `select count(*)::integer as count, min(e.occurred_at) as oldest,
    count(e.beyond)::integer as beyond, min(e.beyond)::text as "lowestBeyond", max(e.beyond)::text as "highestBeyond"
  from (select *, case when transaction >= pg_snapshot_xmax(pg_current_snapshot()) then id end as beyond from audit_event) e where (e.transaction, e.id) >= ($1::xid8, $2::bigint) and e.id > $3::bigint`;

/** Contents without an event. */
export const LOST_CONTENTS = `select c.event_id::text as id from audit_content c
  where not exists (select 1 from audit_event e where e.id = c.event_id) order by c.event_id limit $1`;
/** Which of these ids still are somewhere in the log. */
export const STILL_THERE = `select distinct id::text as id from audit_event where id = any($1::bigint[])`;
export const PARTITIONS = `select c.relname::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'audit_event'::regclass`;
