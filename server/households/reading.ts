import type { EntityManager } from 'typeorm';
import type { HouseholdScope } from '../access/access-rules.js';
import { recordRead } from '../audit/record.js';
import type { LifeDomain } from '../contract/life-domains.js';
import { prepared, runPrepared, type Prepared } from '../database/prepared.js';
import { isHiddenTo } from './hidden-service.js';
import { addDays, ZONE, type Day } from '../shared/day.js';

/** Days of visits that a reading is about, half open. */
export interface Days {
  from: Day;
  until: Day;
}

/** Who reads, and what they may see: one row, on which every part of an answer in JSON leans. */
const READER = `
  with reader as (
    select $1::uuid as household_id, $2::uuid as professional_id, $3::uuid as organisation_id,
      $4::boolean as directs, $5::text[] as domains, $6::date as today,
      $7::date as days_from, $8::date as days_until,
      $7::date::timestamp at time zone '${ZONE}' as visits_from, $8::date::timestamp at time zone '${ZONE}' as visits_until,
      $9::uuid as about_id, $10::text as about_domain, $11::text as what, $12::text[] as disclosed)RECORDED
  select (EXPRESSION)::text as body from reader`;

/** What a reading is about beside the household: days of visits, half open; one row under it; a part of life. */
export interface About {
  days?: Days;
  id?: string;
  domain?: LifeDomain;
  /** What is read, for the log; left out: the household. */
  what?: 'rating' | 'disclosure' | 'lead' | 'plan' | 'visit' | 'overlap' | 'log' | 'export' | 'rectification' | 'closing' | 'level' | 'withdrawal' | 'influence' | 'blockage' | 'breakthrough' | 'responsibility' | 'signal' | 'safety_check';
}

/** A statement with its values. */
export interface Reading {
  statement: Prepared;
  values: unknown[];
}

/** By expression, then by what is a constant in it: an expression is as long as a page, and is not put together anew to look it up. */
const statements = new Map<string, Map<string, Prepared>>();

/**
 * What one reader is told by an expression. Whether they direct, whether something was disclosed to them and whether the reading
 * goes into the log is known beforehand, and stands in the statement as a constant: PostgreSQL then plans without what cannot
 * be. Preparing a plan's parts to run is half the time of a page, also of those parts that find nothing.
 */
export function readingOf(scope: HouseholdScope, today: Day, expression: string, about: About = {}): Reading {
  const { mayDirect, reads } = scope;
  const [isAbout, hasDisclosed] = [about.id !== undefined, scope.disclosed.length > 0];
  const key = [mayDirect, reads, isAbout, hasDisclosed].join(' ');
  let variants = statements.get(expression);
  if (!variants) statements.set(expression, (variants = new Map<string, Prepared>()));
  let statement = variants.get(key);
  if (!statement) {
    const parts: Record<string, string> = { RECORDED: reads ? `, ${recordRead({ isAbout, hasDisclosed })}` : '', EXPRESSION: expression.replaceAll('reader.directs', String(mayDirect)) };
    variants.set(key, (statement = prepared(READER.replaceAll(/RECORDED|EXPRESSION/g, (part) => parts[part]!))));
  }
  return { statement, values: readerValues(scope, today, about) };
}

/**
 * Lets the database build an answer as JSON in one statement. `expression` is SQL that refers to `reader`: the parts are
 * exported by the `*.sql.ts` files, and each is written once. Where the request is a reading, the same statement records
 * it. Answers the text, unparsed.
 */
export async function readJson(manager: EntityManager, scope: HouseholdScope, today: Day, expression: string, about: About = {}): Promise<string> {
  const { statement, values } = readingOf(scope, today, expression, about);
  const rows = await runPrepared<{ body: string }>(manager, statement, values);
  return rows[0]!.body;
}

/** The same, read: for one thing whose row is `about.id`, as its reader may see it. */
export async function readView<View>(manager: EntityManager, scope: HouseholdScope, today: Day, expression: string, about: About = {}): Promise<View> {
  return JSON.parse(await readJson(manager, scope, today, expression, about)) as View;
}

/** The values of such a statement, in order. */
function readerValues(scope: HouseholdScope, today: Day, about: About): unknown[] {
  const { from, until } = about.days ?? { from: today, until: addDays(today, 1) };
  return [
    scope.householdId,
    scope.actor.professionalId,
    scope.actor.organisationId,
    scope.mayDirect,
    scope.domains,
    today,
    from,
    until,
    about.id ?? null,
    about.domain ?? null,
    about.what ?? 'household',
    scope.disclosed.map(({ memberId, domain }) => `${memberId}:${domain}`),
  ];
}

/** Whether the reader may see the ratings of a row with a member and a domain: in their own part of life, or disclosed to them. */
export const isRatingSeen = (row: string): string =>
  `(${row}.domain = any(reader.domains) or ${row}.member_id || ':' || ${row}.domain = any(reader.disclosed))`;

/** Whether the organisation `o` is a confidential service to this reader: its name, and who works there, stay unsaid. */
export const IS_CONFIDENTIAL = isHiddenTo('reader.directs', 'reader.organisation_id');

/** A value that a confidential service hides. */
export const unlessConfidential = (column: string): string => `case when ${IS_CONFIDENTIAL} then null else ${column} end`;

/**
 * Joins row `id` of a table that is not the household's. A household has few such rows, so each is looked up by its key:
 * left to itself PostgreSQL reads all professionals to find the six of this household.
 */
export const lookUp = (table: string, alias: string, id: string): string =>
  `cross join lateral (select x.* from ${table} x where x.id = ${id} offset 0) ${alias}`;

/**
 * The name of professional `id`, unless they work for a confidential service. Whoever directs reads all names: for them no
 * organisation is looked up.
 */
export const nameOf = (id: string): string => `(select ${nameUnlessHidden} from professional p where p.id = ${id})`;

/** The same for many rows that mention few people: rows (`id`, `name`) of the professionals whose ids a query gives, each looked up once. */
export const namesOf = (ids: string): string => `(select p.id, ${nameUnlessHidden} as name from professional p where p.id = any(array(${ids})))`;

/** Whether professional `id` now works for a confidential service. */
export const worksHidden = (id: string): string =>
  `exists (select 1 from professional q join organisation o on o.id = q.organisation_id where q.id = ${id} and ${IS_CONFIDENTIAL})`;

const nameUnlessHidden = `case when not reader.directs and ${worksHidden('p.id')} then null else p.name end`;

// Objects are made of a row's columns, named as the contract does: half the work of `json_build_object`.

/** Rows as a JSON list of objects; `[]` where there are none. `steps` are the queries that it is made with (`x as materialized (…)`). */
export const listOf = (columns: string, from: string, order: string, steps: readonly string[] = []): string =>
  `(${steps.length > 0 ? `with ${steps.join(', ')} ` : ''}select coalesce(json_agg(listed), '[]'::json) from (select ${columns} from ${from} order by ${order}) listed)`;

/** Values as a JSON list; `[]` where there are none. */
export const valuesOf = (value: string, from: string, order: string): string =>
  `(select coalesce(json_agg(${value} order by ${order}), '[]'::json) from ${from})`;

/** A row as a JSON object; null where there is none. */
export const objectOf = (columns: string, from: string): string => `(select row_to_json(found) from (select ${columns} from ${from}) found)`;
