import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ROLES, type Role } from '../server/contract/roles.js';
import { openApiDocument } from '../server/openapi.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

/**
 * `authorization.csv` says for every route, role and relation to the household who gets through. A route without a row
 * fails. A cell has one sign for each relation, in the order of RELATIONS:
 * `+` gets through (what the service says of the input is another matter), `-` 403, `.` 404, `0` 401.
 */
const RELATIONS = ['leads', 'leads the team', 'involved', 'formerly involved', 'colleague of somebody involved', 'of another organisation', 'signed out', 'session expired'] as const;
type Relation = (typeof RELATIONS)[number];

interface Row extends Record<Role, string> {
  method: string;
  path: string;
}

const rows = parse<Row>(readFileSync(join(process.cwd(), 'test/authorization.csv')), { columns: true, comment: '#' });

describe('the authorization matrix', () => {
  let test: TestApp;
  let builders: Builders;
  let ids: Record<string, string>;
  const people = new Map<string, string>();
  const keyOf = (role: Role, relation: Relation): string => `${role} ${relation}`;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    const { today } = builders;
    const organisationId = await builders.organisation();
    const team = await builders.team();
    const query = (sql: string, values: unknown[]): Promise<unknown> => test.work.run(null, () => test.work.manager.query(sql, values));
    const householdId = await builders.household({ teamId: team.id });
    const memberId = await builders.member(householdId);
    const someone = await builders.professional({ organisationId });
    ids = {
      householdId,
      memberId,
      contactId: await builders.networkContact(householdId),
      involvementId: await builders.involve(householdId, someone),
      goalId: await builders.goal(householdId),
      leadId: await builders.lead(householdId, someone, addDays(today, -90), addDays(today, -80)),
      proposalId: await builders.leadProposal(householdId, someone),
      colleagueId: someone.id,
      teamId: team.id,
      // Taken back: whoever gets through is told so.
      escalationId: await builders.escalation(householdId, someone, { id: team.leadId }, { calledOffOn: today }),
      withdrawalId: await builders.withdrawal(householdId, someone, { calledOffOn: today }),
    };
    ids['actionId'] = await builders.action(householdId, ids['goalId']!, { memberId });
    // Taken back: whoever gets through is told so, or that it is somebody else's.
    ids['questionId'] = newId();
    await query(
      `insert into visit_question (household_id, id, kind, question, domains, asked_by, asked_at, state, closed_at) values ($1, $2, 'consult', 'x', '{}', $3, now(), 'withdrawn', now())`,
      [householdId, ids['questionId'], someone.id],
    );
    const given = { rectificationId: newId(), holdId: newId(), runId: newId(), problemId: newId(), influenceId: newId() };
    await query(
      `insert into rectification (household_id, id, member_id, recorded_by, subject, what_is_wrong, own_view, asked_on, due_on) values ($1, $2, $3, $4, 'other', 'x', 'y', $5, $5)`,
      [householdId, given.rectificationId, memberId, someone.id, today],
    );
    await query(`insert into retention_hold (household_id, id, kind, reason, placed_on, placed_by) values ($1, $2, 'other', 'x', $3, $4)`, [householdId, given.holdId, today, someone.id]);
    await query(`insert into destruction_run (id, terms, proposed_at, proposed_by) values ($1, '[]', now(), $2)`, [given.runId, someone.id]);
    const problem = (id: string): Promise<unknown> =>
      query(`insert into problem (household_id, id, label, domain, said_on, recorded_by, starts_on) values ($1, $2, 'x', 'finances', $3, $4, $3)`, [householdId, id, today, someone.id]);
    const otherId = newId();
    for (const id of [given.problemId, otherId]) await problem(id);
    await query(
      `insert into influence (household_id, id, from_problem_id, to_problem_id, words, said_on, recorded_by, starts_on) values ($1, $2, $3, $4, 'x', $5, $6, $5)`,
      [householdId, given.influenceId, given.problemId, otherId, today, someone.id],
    );
    // Each in a state in which whoever gets through is told so.
    const table = { breakthroughId: newId(), pauseId: newId() };
    await query(`insert into breakthrough (household_id, id, state, knot, started_on, recorded_by) values ($1, $2, 'preparing', 'x', $3, $4)`, [householdId, table.breakthroughId, today, someone.id]);
    await query(
      `insert into pause_request (household_id, id, subject, what, domain, until, asked_id, asked_by_id, asked_on, called_off_on) values ($1, $2, 'eviction', 'x', 'finances', $3, $4, $4, $3, $3)`,
      [householdId, table.pauseId, today, someone.id],
    );
    Object.assign(ids, given, table);
    // Not of safety: whoever gets through is told that there is nothing to confirm.
    ids['answerId'] = newId();
    await query(
      `insert into signal_answer (household_id, id, code, subject, evidence, evidence_key, kind, reason, words, answered_by, answered_at) values ($1, $2, 'no_contact', '', $3, 'x', 'dismiss', 'other', 'x', $4, now())`,
      [householdId, ids['answerId'], JSON.stringify({ since: today, rows: [], term: 14 }), someone.id],
    );
    const [meetingId, caseId] = [newId(), newId()];
    await query(`insert into review_meeting (id, team_id, led_by, started_at, households) values ($1, $2, $3, now() - interval '1 hour', 1)`, [meetingId, team.id, team.leadId]);
    await query(`insert into review_case (household_id, id, meeting_id, place) values ($1, $2, $3, 1)`, [householdId, caseId, meetingId]);
    Object.assign(ids, { meetingId, caseId });
    const [person] = await test.work.run(null, () => test.work.manager.query<{ person_id: string }[]>(`select person_id from member where id = $1`, [memberId]));
    ids['personId'] = person!.person_id;
    for (const role of ROLES) {
      for (const relation of RELATIONS.slice(0, 6)) {
        const professional = await builders.professional({ roles: [role], ...(relation === 'colleague of somebody involved' ? { organisationId } : {}) });
        people.set(keyOf(role, relation), professional.id);
        if (relation === 'leads the team') await query(`insert into team_lead (team_id, professional_id) values ($1, $2)`, [team.id, professional.id]);
        if (relation === 'involved') await builders.involve(householdId, professional);
        if (relation === 'formerly involved')
          await query(
            `insert into involvement (household_id, id, professional_id, organisation_id, domains, starts_on, ends_on, end_reason) values ($1, $2, $3, $4, '{finances}', $5, $6, 'handed_over')`,
            [householdId, newId(), professional.id, professional.organisationId, addDays(today, -50), today],
          );
      }
    }
  });
  afterAll(() => test.close());

  const routes = (): { method: keyof Client; path: string }[] =>
    Object.entries(openApiDocument(test.app).paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => ({ method: method as keyof Client, path })));

  /** While `task` runs this professional leads the household: with nobody in the lead an involved case director would direct. */
  async function leading<T>(professional: { id: string }, task: () => Promise<T>): Promise<T> {
    const id = newId();
    const run = (sql: string, values: unknown[]): Promise<unknown> => test.work.run(null, () => test.work.manager.query(sql, values));
    await run(
      `insert into lead (household_id, id, professional_id, organisation_id, kind, intensity, starts_on, decided_by)
       select $1, $2, p.id, p.organisation_id, 'permanent', 'light', $4, 'professionals_together' from professional p where p.id = $3`,
      [ids['householdId'], id, professional.id, builders.today],
    );
    try {
      return await task();
    } finally {
      await run(`delete from lead where household_id = $1 and id = $2`, [ids['householdId'], id]);
    }
  }

  async function signOf(client: Client, { method, path }: { method: keyof Client; path: string }): Promise<string> {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? newId());
    const query = path.endsWith('/visits') ? { from: builders.today, until: addDays(builders.today, 7) } : path.endsWith('/ratings') ? { memberId: ids['memberId'], domain: 'finances' } : {};
    const answer = await client[method](filled).query(method === 'get' ? query : {}).send(method === 'get' || method === 'delete' ? undefined : {});
    const { code } = answer.body as { code?: string };
    if (answer.status >= 500) throw new Error(`${method} ${path} is answered ${answer.status} ${code ?? ''}: on a machine that is too busy this says nothing of access.`);
    if (answer.status === 401) return '0';
    if (code === 'access.not-allowed') return '-';
    return code === 'not-found' ? '.' : '+';
  }

  const expired = async (id: string): Promise<Client> => {
    const client = await test.as(id);
    await test.work.run(null, () => test.work.manager.query(`update session set ends_at = now() - interval '1 minute' where professional_id = $1`, [id]));
    return client;
  };

  it('has a row for every route, and no row without one', () => {
    const named = (list: readonly { method: string; path: string }[]): string[] => list.map(({ method, path }) => `${method} ${path}`).sort();
    expect(named(rows)).toEqual(named(routes()));
  });

  it.each(ROLES)('says who gets through: %s', async (role) => {
    const other = (await builders.professional({ roles: ['case_director'] })).id;
    const found: Record<string, string> = {};
    for (const relation of RELATIONS) {
      const id = people.get(keyOf(role, relation)) ?? people.get(keyOf(role, 'involved'))!;
      await leading({ id: relation === 'leads' ? id : other }, async () => {
        let client: Client | undefined;
        for (const route of routes()) {
          client ??= relation === 'signed out' ? await test.as() : relation === 'session expired' ? await expired(id) : await test.as(id);
          const key = `${route.method} ${route.path}`;
          found[key] = (found[key] ?? '') + (await signOf(client, route));
          // Signing out is one of the routes: the next one gets another session.
          if (route.path.includes('session')) client = undefined;
        }
      });
    }
    expect(found).toEqual(Object.fromEntries(rows.map((row) => [`${row.method} ${row.path}`, row[role]])));
  }, 240_000);
});
