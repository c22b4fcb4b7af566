import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { settingsOfText } from '../server/settings/setting-rules.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { readSignalFacts } from '../server/signals/signal-facts.js';
import { whyStuck } from '../server/signals/why-stuck-rules.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { rounds } from './support/effort.js';

const DAY = 86_400_000;

/** Whatever people do, in whatever order, and however much time goes by: what is stored is what the rules find anew. */
describe('stored signals', () => {
  let test: TestApp;
  let builders: Builders;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const query = <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> => test.work.run(null, () => test.work.manager.query<Row[]>(sql, values));

  it('equal those found anew, after anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 40 })), { minLength: 8, maxLength: 20 }), async (steps) => {
        const team = await builders.team();
        const director = await builders.professional({ roles: ['case_director'], organisationId: team.organisationId, teamId: team.id });
        const householdId = await builders.household({ teamId: team.id, openedOn: addDays(builders.today, -30) });
        const memberId = await builders.member(householdId);
        await builders.involve(householdId, director, ['finances', 'housing', 'domestic_relations']);
        const household = { householdId, at: `/households/${householdId}`, memberId, director, team };
        let days = 0;
        const moved = jest.spyOn(test.clock, 'now').mockImplementation(() => new Date(Date.now() + days * DAY));
        try {
          for (const [kind, amount] of steps) {
            // A night, or weeks, in which nobody does anything.
            if (kind === 0) days += 1 + (amount % 12);
            else await change(kind, amount, household);
            expect(await stored(householdId)).toEqual(await anew(householdId));
          }
        } finally {
          moved.mockRestore();
        }
      }),
      { numRuns: rounds(4, 60) },
    );
  }, 600_000);

  /** Who may read only the columns whose change notes the household: then what signals follow from is all there, or it is refused. */
  it('follow from no column whose change would go unnoticed', async () => {
    const householdId = await builders.household();
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    const read = (): Promise<unknown> => client.query(`select app_signal_facts($1, $2), app_waiting($1)`, [householdId, builders.today]);
    try {
      await client.query(`begin; set local app.actor = 'system'; create role reads_what_counts; grant reads_what_counts to current_user; grant usage, create on schema public to reads_what_counts;
        grant select on all tables in schema public to reads_what_counts; grant update on household to reads_what_counts; create policy of_the_test on household to reads_what_counts using (true)`);
      const { rows } = await client.query<{ table: string; columns: string }>(`
        select t.tgrelid::regclass::text as table, string_agg(quote_ident(a.attname), ', ') as columns from pg_trigger t
        join pg_attribute a on a.attrelid = t.tgrelid and (a.attnum = any(t.tgattr) or a.attname in ('household_id', 'id'))
        where t.tgname = 'touches' and t.tgattr <> '' and t.tgrelid <> 'household'::regclass group by 1`);
      expect(rows.map(({ table }) => table).sort()).toEqual(['action', 'goal', 'plan']);
      for (const { table, columns } of rows) await client.query(`revoke select on ${table} from reads_what_counts; grant select (${columns}) on ${table} to reads_what_counts`);
      await client.query(`alter function app_signal_facts(uuid, date) owner to reads_what_counts; alter function app_waiting(uuid) owner to reads_what_counts`);
      await read();
      await client.query(`revoke select (not_now_because) on goal from reads_what_counts`);
      await expect(read()).rejects.toThrow('permission denied for table goal');
    } finally {
      await client.query('rollback');
      await client.end();
    }
  });

  type Household = { householdId: string; at: string; memberId: string; director: { id: string; organisationId: string }; team: { leadId: string } };

  /** Through the API, as people do it; what is refused has changed nothing. */
  async function change(kind: number, amount: number, { householdId, at, memberId, director, team }: Household): Promise<void> {
    const today = test.clock.today();
    // As somebody who signs in on that day.
    const client = await test.as(kind >= 10 ? team.leadId : director.id);
    const domain = (['finances', 'housing', 'domestic_relations'] as const)[amount % 3]!;
    const send = (method: keyof Client, path: string, body: object, version?: number) => {
      const request = client[method](`${at}${path}`);
      return (version === undefined ? request : request.set('If-Match', `"${version}"`)).send(body).expect(({ status }: { status: number }) => expect(status).toBeLessThan(500));
    };
    const any = async <Row extends object>(table: string): Promise<(Row & { id: string; version: number }) | undefined> => (await query<Row & { id: string; version: number }>(`select * from ${table} where household_id = $1 order by id offset $2 % greatest(1, (select count(*) from ${table} where household_id = $1)) limit 1`, [householdId, amount]))[0];
    switch (kind) {
      case 1: return void (await send('post', '/ratings', { memberId, domain, voice: amount % 2 ? 'own' : 'professional', level: 1 + (amount % 2) }));
      case 2: return void (await send('post', '/goals', { words: 'Rust.', domains: [domain], ...(amount % 2 && { saidByMemberId: memberId }) }));
      case 3: {
        const goal = await any('goal');
        const rhythm = amount % 3 === 0 ? { rhythm: 'weekly', startsOn: today, endsOn: addDays(today, amount) } : { rhythm: 'once', dueOn: addDays(today, amount - 15) };
        return goal && void (await send('post', '/actions', { goalId: goal.id, what: 'Bellen.', owners: [{ kind: 'member', id: memberId }], domain, ...rhythm }));
      }
      case 4: {
        const action = await any('action');
        return action && void (await send('patch', `/actions/${action.id}`, { status: (['done', 'dropped', 'open'] as const)[amount % 3] }, action.version));
      }
      case 5: return void (await send('post', '/safety', { answer: (['yes', 'no', 'not_known'] as const)[amount % 3], words: 'x', ...(amount % 2 && { memberId }) }));
      case 6: {
        const startsAt = new Date(test.clock.now().getTime() - (amount % 9) * DAY - 3_600_000);
        const status = (['no_show', 'refused', 'planned'] as const)[amount % 3];
        return void (await send('post', '/visits', { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 1_800_000).toISOString(), kind: 'regular', status, domains: [], memberIds: [memberId], professionalIds: [director.id] }));
      }
      case 7: {
        const lead = (await query<{ id: string; version: number }>(`select id, version from lead where household_id = $1 and ends_on is null`, [householdId]))[0];
        return void (lead ? await query(`update lead set ends_on = greatest(starts_on, $2) where household_id = $1 and ends_on is null`, [householdId, today]) : await builders.lead(householdId, director, today).catch(() => undefined));
      }
      case 8: return void (await query(`update plan set started_on = $2, next_evaluation_on = $3 where household_id = $1`, [householdId, addDays(today, -(amount % 35)), amount % 4 ? addDays(today, (amount % 20) - 5) : null]));
      case 9: {
        const goal = await any('goal');
        const on = addDays(today, -(amount % 3));
        return goal && void (await send('post', '/plan/evaluations', { heldOn: on, goals: [{ goalId: goal.id, change: (amount % 3) - 1 }] }));
      }
      case 10: {
        const signal = await any<{ code: string }>('signal');
        const answer = amount % 2 ? { kind: 'snooze', reason: 'other', words: 'x', until: addDays(today, 1 + (amount % 20)) } : { kind: 'dismiss', reason: 'other', words: 'x' };
        return signal && void (await send('post', `/signals/${signal.id}/answers`, answer));
      }
      default: {
        const answer = (await query<{ id: string }>(`select id from signal_answer where household_id = $1 and code = 'unsafe' and answered_by <> $2`, [householdId, director.id]))[0];
        if (answer) await (await test.as(director.id)).post(`${at}/signal-answers/${answer.id}/confirmation`);
      }
    }
  }

  /** What is stored and not over, without the ids under which it is. */
  const stored = async (householdId: string): Promise<string[]> => {
    const now = test.clock.now();
    const rows = await query<{ told: string }>(
      `select json_build_array(code, subject, member_id, domain, evidence -> 'since', evidence_key, (date_part('epoch', holds_from) * 1000)::bigint, (date_part('epoch', holds_until) * 1000)::bigint,
        case when isfinite(listed_from) then (date_part('epoch', listed_from) * 1000)::bigint end, answer_id)::text as told
       from signal where household_id = $1 and (holds_until is null or holds_until > $2)`,
      [householdId, now],
    );
    return rows.map(({ told }) => JSON.stringify(JSON.parse(told))).sort();
  };
  const anew = async (householdId: string): Promise<string[]> => {
    const read = await test.work.run(null, () => readSignalFacts(test.work.manager, householdId, test.clock.today()));
    return whyStuck(read!.facts, settingsOfText(read!.settings), test.clock.now().getTime())
      .map(({ code, subject, memberId, domain, evidence, evidenceKey, holdsFrom, holdsUntil, listedFrom, answerId }) =>
        JSON.stringify([code, subject, memberId, domain, evidence.since, evidenceKey, holdsFrom, holdsUntil, Number.isFinite(listedFrom) ? listedFrom : null, answerId]))
      .sort();
  };

  it('are there for each change that no service made, too', async () => {
    const householdId = await builders.household({ openedOn: addDays(builders.today, -30) });
    expect(await stored(householdId)).toEqual(await anew(householdId));
    await query(`insert into lead (household_id, id, professional_id, organisation_id, kind, intensity, starts_on, decided_by) select $1, $2, p.id, p.organisation_id, 'permanent', 'light', $3, 'imported' from professional p limit 1`, [householdId, newId(), builders.today]);
    expect((await stored(householdId)).length).toBe(0);
  });
});
