import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import type { HouseholdScope } from '../../../server/access/access-rules.js';
import { LIFE_DOMAINS } from '../../../server/contract/life-domains.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../../../server/contract/overlap-thresholds.js';
import type { ChangeGoal } from '../../../server/contract/plans.js';
import type { RecordVisit } from '../../../server/contract/visits.js';
import { LOCK_HOUSEHOLD } from '../../../server/database/derivations.js';
import { prepared, type Prepared } from '../../../server/database/prepared.js';
import { readingOf, type About } from '../../../server/households/reading.js';
import { noRareParts, PICTURE, pictureOf } from '../../../server/picture/picture.sql.js';
import { addDays, dayOf, ZONE } from '../../../server/shared/day.js';
import { newId } from '../../../server/shared/identifier.js';
import { aroundOf, type AroundRow } from '../../../server/visits/overlap-around.js';
import { differenceOf } from '../../../server/visits/overlap-difference-rules.js';
import { findOverlaps, reachInDays } from '../../../server/visits/overlap-rules.js';
import { touching, zoneOfChange } from '../../../server/visits/overlap-window-rules.js';
import { AROUND, DELETE_OVERLAPS, INSERT_OVERLAPS, UPDATE_OVERLAPS } from '../../../server/visits/overlap.sql.js';
import { RECORD_VISIT } from '../../../server/visits/visit-writing.sql.js';
import { VISIT_OUTCOME } from '../../../server/visits/visit.sql.js';
import { spoken, todayHere } from './answers.js';

// L: what the machine can do with the product's own statements, without framework, session, access checks or actor.

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10, options: `-c timezone=${ZONE}` });

interface Query {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

async function rowOf<Row>(client: Query, statement: Prepared, values: unknown[]): Promise<Row> {
  return (await client.query({ ...statement, values })).rows[0] as Row;
}

/** The case director who leads reads all. */
function readBody(client: Query, householdId: string, professionalId: string, expression: string, about: About): Promise<{ body: string }> {
  const actor = { professionalId, organisationId: professionalId };
  const scope = { householdId, actor, mayDirect: true, domains: LIFE_DOMAINS, disclosed: [], reads: false } as unknown as HouseholdScope;
  const { statement, values } = readingOf(scope, todayHere(), expression, about);
  return rowOf(client, statement, values);
}

async function picture(householdId: string, readerId: string): Promise<string> {
  const today = todayHere();
  const { body } = await readBody(pool, householdId, readerId, PICTURE, { days: { from: addDays(today, -28), until: addDays(today, 29) } });
  // No generated household has a rare part; were there one, the comparison of the answers would say so.
  const { picture: rest } = pictureOf(body);
  return [rest, ...noRareParts([])].join(',') + '}';
}

interface Outcome {
  visit: object;
  overlaps: { memberName: string | null }[];
  memberNames: string[];
}

async function planVisit(householdId: string, readerId: string, visit: RecordVisit): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const id = newId();
    const startsAt = new Date(visit.startsAt);
    await rowOf(client, RECORD_VISIT, [
      householdId, id, startsAt, new Date(visit.endsAt), visit.kind, visit.status, visit.domains, readerId,
      visit.memberIds, visit.professionalIds, visit.note ?? null, true, readerId, visit.anywayBecause ?? null,
    ]);
    await rowOf(client, LOCK_HOUSEHOLD, [householdId]);
    const zone = zoneOfChange([dayOf(startsAt.getTime())], reachInDays(DEFAULT_OVERLAP_THRESHOLDS));
    const { stored, visits, answers } = aroundOf(await rowOf<AroundRow>(client, AROUND, [householdId, zone.firstDay, zone.lastDay]));
    const { inserted, updated, deletedIds } = differenceOf(stored, touching(zone, findOverlaps(visits, DEFAULT_OVERLAP_THRESHOLDS)), { answers, now: new Date().toISOString() });
    if (deletedIds.length > 0) await rowOf(client, DELETE_OVERLAPS, [householdId, deletedIds]);
    if (updated.length > 0) await rowOf(client, UPDATE_OVERLAPS, [householdId, JSON.stringify(updated)]);
    if (inserted.length > 0) await rowOf(client, INSERT_OVERLAPS, [householdId, JSON.stringify(inserted.map((overlap) => ({ ...overlap, id: newId() })))]);
    const outcome = JSON.parse((await readBody(client, householdId, readerId, VISIT_OUTCOME, { id })).body) as Outcome;
    await client.query('commit');
    return JSON.stringify({ visit: outcome.visit, overlaps: spoken(outcome.overlaps, outcome.memberNames) });
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const CHANGE_GOAL = prepared(
  `update goal set professional_wording = $4, state = coalesce($5, state), version = version + 1 where household_id = $1 and id = $2 and version = $3
   returning json_build_object('id', id, 'place', place, 'words', words, 'professionalWording', professional_wording, 'state', state, 'version', version)::text as body`,
);

/** A goal at its version; undefined where it is at another. */
async function changeGoal(householdId: string, goalId: string, version: number, { professionalWording, state }: ChangeGoal): Promise<string | undefined> {
  return (await rowOf<{ body: string } | undefined>(pool, CHANGE_GOAL, [householdId, goalId, version, professionalWording, state ?? null]))?.body;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, , , , householdId, , goalId] = request.url!.split('/');
  const readerId = String(request.headers['x-reader']);
  const answered = (status: number, body: string): void => void response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(body);
  try {
    if (request.method === 'POST') answered(201, await planVisit(householdId!, readerId, JSON.parse(await bodyOf(request)) as RecordVisit));
    else if (request.method === 'PATCH') {
      const version = Number(request.headers['if-match']!.replaceAll('"', ''));
      const body = await changeGoal(householdId!, goalId!, version, JSON.parse(await bodyOf(request)) as ChangeGoal);
      answered(body ? 200 : 412, body ?? '{}');
    } else answered(200, await picture(householdId!, readerId));
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    response.writeHead(500).end();
  }
}

createServer((request, response) => void answer(request, response)).listen(Number(process.env['PORT']), '127.0.0.1');
