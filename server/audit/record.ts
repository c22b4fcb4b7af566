import type { EntityManager } from 'typeorm';
import { prepared, runPrepared } from '../database/prepared.js';

/**
 * The log of who did what: `audit_event`. Actor, organisation, ground, activity and request are the settings of the
 * transaction, which the table itself takes as its defaults; changes are written by triggers. Here is what is no change.
 */

/**
 * A reading of one household, to stand in the statement that reads: `with …, ${recordRead(…)}`. `reader` has the household, what is
 * read and, where the reading is about one member, its id. What is read because it was disclosed is on record with the legal
 * basis of the disclosure: apart where it stands among other things, as in the picture and among problems.
 */
export const recordRead = ({ isAbout, hasDisclosed }: { isAbout: boolean; hasDisclosed: boolean }): string =>
  hasDisclosed ? `${DISCLOSED}, recorded as (${record(isAbout, BASIS_OF_DISCLOSURE)} ${RECORD_DISCLOSED})` : `recorded as (${record(isAbout, 'null')})`;

const record = (isAbout: boolean, basis: string): string => `
    insert into audit_event (kind, action, household_id, person_id, object_type, legal_basis)
    select 'read', 'R', reader.household_id,
      ${isAbout ? '(select m.person_id from member m where m.household_id = reader.household_id and m.id = reader.about_id)' : 'null::uuid'}, reader.what, coalesce(${basis}, nullif(current_setting('app.legal_basis', true), ''))
    from reader`;

const DISCLOSED = `disclosed as (
    select d.member_id, d.domain, d.legal_basis
    from reader cross join lateral app_disclosed(reader.professional_id, reader.household_id, reader.today) d)`;

const BASIS_OF_DISCLOSURE = `(select d.legal_basis from disclosed d where d.member_id = reader.about_id and d.domain = reader.about_domain and d.domain <> all(reader.domains))`;

const RECORD_DISCLOSED = `
    union all
    select distinct 'read', 'R', reader.household_id, m.person_id, 'rating', d.legal_basis
    from reader cross join disclosed d
    join rating r on r.household_id = reader.household_id and r.member_id = d.member_id and r.domain = d.domain and r.domain <> all(reader.domains)
    join member m on m.household_id = r.household_id and m.id = r.member_id
    where reader.what = 'household'
    union all
    select distinct 'read', 'R', reader.household_id, m.person_id, 'influence', d.legal_basis
    from reader cross join disclosed d
    join problem p on p.household_id = reader.household_id and p.member_id = d.member_id and p.domain = d.domain and p.domain <> all(reader.domains)
    join member m on m.household_id = p.household_id and m.id = p.member_id
    where reader.what = 'influence'`;

const RECORD_LIST = prepared(`insert into audit_event (kind, action, object_type, listed) values ('read', 'R', $1, $2)`);
const RECORD_REFUSAL = prepared(`insert into audit_event (kind, action, household_id, object_type, outcome) values ('refusal', $1, $2, $3, $4)`);

/** A list in which these households stood, each with a line. */
export async function recordList(manager: EntityManager, what: string, householdIds: readonly string[]): Promise<void> {
  await runPrepared(manager, RECORD_LIST, [what, householdIds]);
}

const RECORD_EACH = prepared(`insert into audit_event (kind, action, object_type, household_id) select 'read', 'R', $1, id from unnest($2::uuid[]) id`);

/** The same where it is no list of one's own: each household's own log tells of it. */
export async function recordEach(manager: EntityManager, what: string, householdIds: readonly string[]): Promise<void> {
  await runPrepared(manager, RECORD_EACH, [what, householdIds]);
}

const ACTIONS: Record<string, string> = { GET: 'R', HEAD: 'R', POST: 'C', PATCH: 'U', PUT: 'U', DELETE: 'D' };

/** An attempt that was refused; the code of the refusal is its outcome. The household need not exist. */
export async function recordRefusal(manager: EntityManager, method: string, householdId: string | null, code: string): Promise<void> {
  await runPrepared(manager, RECORD_REFUSAL, [ACTIONS[method] ?? 'E', householdId, householdId ? 'household' : 'route', code]);
}

const RECORD_SESSION = prepared(`insert into audit_event (kind, action, object_type, object_id) values ('session', $1, 'session', $2)`);

/** That a session began (`C`), ended (`D`), or was shown anew to be its person's (`E`); the activity of the transaction says the rest. */
export async function recordSession(manager: EntityManager, action: 'C' | 'D' | 'E', sessionId: string): Promise<void> {
  await runPrepared(manager, RECORD_SESSION, [action, sessionId]);
}

const RECORD_EMERGENCY = prepared(`insert into audit_event (kind, action, object_type, outcome, household_id, object_id) values ('emergency', 'E', 'emergency_access', $1, $2, $3)`);

/** A try at emergency access: the code of its refusal, or `opened` with the household and the access that it gave. */
export async function recordEmergency(manager: EntityManager, outcome: string, opened?: { householdId: string; id: string }): Promise<void> {
  await runPrepared(manager, RECORD_EMERGENCY, [outcome, opened?.householdId ?? null, opened?.id ?? null]);
}
