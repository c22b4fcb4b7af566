import { listOf } from '../households/reading.js';

const ROWS = (counts: string): string =>
  `(select coalesce(json_agg(json_build_object('table', x.key, 'rows', x.value::int) order by x.key), '[]'::json) from jsonb_each_text(${counts}) x)`;

const PERSON = (id: string): string =>
  `(select json_build_object('name', p.name, 'function', p.function, 'organisation', o.name) from professional p join organisation o on o.id = p.organisation_id where p.id = ${id})`;

/** What is past its term, without content; $1: how many at most. */
export const PREVIEW = `select coalesce(json_agg(json_build_object('householdId', r.subject, 'closedOn', r.closed_on, 'laws', r.laws, 'dueOn', r.due_on,
  'keptBecause', r.held, 'counts', ${ROWS('r.counts')}) order by r.due_on, r.subject), '[]'::json)::text as body from app_retention_preview($1) r`;

/** Runs, newest first, or the one that is named. $1: who reads; $2: the run, or null. */
export const RUNS = `select coalesce(json_agg(json_build_object('id', r.id, 'number', r.number,
  'state', case when r.finished_at is not null then 'finished' when r.approved_at is not null then 'approved' when r.withdrawn_at is not null then 'withdrawn' else 'proposed' end,
  'proposedAt', r.proposed_at, 'proposedBy', ${PERSON('r.proposed_by')}, 'own', r.proposed_by = $1::uuid,
  'approvedAt', r.approved_at, 'approvedBy', ${PERSON('r.approved_by')}, 'finishedAt', r.finished_at,
  'cases', ${listOf(
    `c.subject_id as "householdId", c.closed_on as "closedOn", c.laws, c.due_on as "dueOn", c.outcome, c.left_out_because as "leftOutBecause", c.failed_with is not null as "failed", ${ROWS('c.counts')} as "counts"`,
    'destruction_case c where c.run_id = r.id',
    'c.due_on, c.subject_id',
  )}) order by r.number desc), '[]'::json)::text as body
  from (select * from destruction_run d where $2::uuid is null or d.id = $2::uuid order by d.number desc limit 50) r`;
