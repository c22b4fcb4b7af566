import { createHash } from 'node:crypto';

/** Which way of writing an event down the hashes of a seal were made with; another set of columns is another form. */
export const EVENT_FORM = 1;

/** Of the hash of an event, in bytes: finding another event with the same one takes 2¹²⁸ attempts. */
export const EVENT_HASH_LENGTH = 16;

/**
 * Form 1: the JSON array of these values in this order, in UTF-8, each as text or null. Each expression gives the same
 * text whatever the settings of the session or the version of PostgreSQL: a moment is in microseconds since 1970.
 */
const FORM: Readonly<Record<string, string>> = {
  occurred_at: `case when isfinite(e.occurred_at) then (extract(epoch from e.occurred_at) * 1000000)::bigint::text else e.occurred_at::text end`,
  transaction: `e.transaction::text`,
  id: `e.id::text`,
  kind: `e.kind`,
  action: `e.action`,
  activity: `e.activity`,
  trace_id: `e.trace_id::text`,
  household_id: `e.household_id::text`,
  person_id: `e.person_id::text`,
  object_type: `e.object_type`,
  object_id: `e.object_id::text`,
  listed: `to_json(e.listed)::text`,
  actor_id: `e.actor_id::text`,
  organisation_id: `e.organisation_id::text`,
  ground: `e.ground`,
  legal_basis: `e.legal_basis`,
  outcome: `e.outcome`,
  fields: `to_json(e.fields)::text`,
  content_hash: `encode(e.content_hash, 'hex')`,
};

/** The columns of `audit_event` that the form covers: all of them, which a test holds. */
export const EVENT_COLUMNS: readonly string[] = Object.keys(FORM);

/** To stand in a select from `audit_event e`. */
export const EVENT_AS_TEXT = EVENT_COLUMNS.map((column) => `${FORM[column]} as ${column}`).join(', ');

/** An event as `EVENT_AS_TEXT` gives it. */
export type EventAsText = Record<string, string | null> & { occurred_at: string; transaction: string; id: string };

export function eventHash(event: EventAsText): Buffer {
  const form = JSON.stringify(EVENT_COLUMNS.map((column) => event[column] ?? null));
  return createHash('sha256').update(form).digest().subarray(0, EVENT_HASH_LENGTH);
}

/** The moment of an event, in milliseconds since 1970; NaN for a moment that no clock gives. */
export const momentOf = (event: EventAsText): number => Math.floor(Number(event.occurred_at) / 1000);

/** What an event keeps of its contents once these are erased; the trigger that writes them computes the same. */
export const contentHash = (salt: string, before: string | null, after: string | null): string =>
  createHash('sha256').update(`${salt}${before ?? ''}${after ?? ''}`).digest('hex');
