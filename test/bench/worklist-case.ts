import pg from 'pg';
import { DataSource } from 'typeorm';
import { DEFAULT_SIGNAL_TERMS as TERMS } from '../../server/contract/signal-words.js';
import { beginning } from '../../server/database/acting.js';
import { APPLICATION_ROLE, upkeepConnection } from '../../server/database/connection.js';
import { Derivations } from '../../server/database/derivations.js';
import { Clock } from '../../server/shared/clock.js';
import { dayOf, ZONE } from '../../server/shared/day.js';
import { tellProgress } from '../../server/shared/progress.js';
import { newId } from '../../server/shared/identifier.js';
import { SignalDerivation } from '../../server/signals/signal-derivation.js';
import { WORKLIST_ITEMS, WORKLIST_PLACES } from '../../server/signals/worklist.sql.js';
import type { Case, World } from './case.js';
import { asSuperuser } from './filled-database.js';
import { median } from './load.js';

export interface WorklistFigures {
  households: number;
  /** Of the team whose lead reads. */
  householdsOfTeam: number;
  /** Milliseconds in the database for the first page, under row-level security. */
  databaseTime: number;
  /** How many times longer a query takes that groups the facts of the same team anew, without row-level security. */
  ratio: number;
}

const PAGE = 26;
const ROUNDS = 15;
const AT_ONCE = 4;
const BATCH = 250;

/** The first page of a team lead's worklist, from the stored signals and from the facts. */
export const worklistCase: Case<WorklistFigures> = {
  name: 'worklist',
  measure,
  lines: ({ households, householdsOfTeam, databaseTime: time, ratio }) => [
    `${households} households, ${householdsOfTeam} of the team, its first page ${time.toFixed(2)} ms in the database;`,
    `a query that groups the facts anew takes ${ratio.toFixed(0)} times as long`,
  ],
};

async function measure({ options, size: sized, tell }: World): Promise<WorklistFigures> {
  const { url, size } = await sized(options.households);
  const name = new URL(url).pathname.slice(1);
  // All of them on one list: how long it is must not matter.
  await asSuperuser(url, name, async (client) => {
    await client.query(`set session_replication_role = replica`);
    for (const table of ['household', 'signal']) await client.query(`update ${table} set team_id = (select id from team order by id limit 1) where team_id is distinct from (select id from team order by id limit 1)`);
    await client.query(`vacuum analyze household`);
  });
  await deriveSignals(url, tell);
  const lead = await asSuperuser(url, name, async (client) => {
    const { rows } = await client.query<{ team_id: string; organisation_id: string; households: number }>(
      `select h.team_id, t.organisation_id, count(*)::int as households from household h join team t on t.id = h.team_id group by 1, 2 order by 3 desc, 1 limit 1`,
    );
    const { team_id: teamId, organisation_id: organisationId, households } = rows[0]!;
    const id = newId();
    await client.query(`insert into professional (id, organisation_id, name, function, email, roles) values ($1::uuid, $2, 'Teamleider', 'Teamleider', $1::text || '@bench.example', '{team_lead}')`, [id, organisationId]);
    await client.query(`insert into team_lead (team_id, professional_id) values ($1, $2)`, [teamId, id]);
    return { id, households };
  });
  const client = new pg.Client({ connectionString: url, options: `-c timezone=${ZONE} -c role=${APPLICATION_ROLE} -c app.actor=` });
  await client.connect();
  try {
    const today = dayOf(Date.now());
    const values = [lead.id, new Date(), null, today, null, null, null, null, null, null, null, PAGE];
    await client.query(beginning({ professionalId: lead.id, householdId: null, activity: 'worklist:read', traceId: newId(), today }));
    const ours = (await client.query<{ householdId: string }>({ text: WORKLIST_PLACES, values })).rows.map(({ householdId }) => householdId);
    const asked = [ours, ...values.slice(1, 4)];
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // Each page finds the wall as the request opens it.
      await client.query(`select set_config('app.households', '{}', true)`);
      times.push((await executionTime(client, WORKLIST_PLACES, values)) + (await executionTime(client, WORKLIST_ITEMS, asked)));
    }
    await client.query('rollback');
    const anew: number[] = [];
    await asSuperuser(url, name, async (owner) => {
      await owner.query(`set timezone = '${ZONE}'`);
      const facts = [lead.id, today, PAGE];
      const theirs = (await owner.query<{ id: string }>(ANEW, facts)).rows.map(({ id }) => id);
      if (JSON.stringify(theirs) !== JSON.stringify(ours)) throw new Error(`The worklist from the signals and from the facts differ:\n${ours.join(' ')}\n${theirs.join(' ')}`);
      for (let round = 0; round < ROUNDS; round++) anew.push(await executionTime(owner, ANEW, facts));
      await owner.query(`delete from team_lead where professional_id = $1`, [lead.id]);
      await owner.query(`delete from professional where id = $1`, [lead.id]);
    });
    return { households: size.households, householdsOfTeam: lead.households, databaseTime: median(times), ratio: median(anew) / median(times) };
  } finally {
    await client.end();
  }
}

async function executionTime(client: pg.Client, text: string, values: unknown[]): Promise<number> {
  const { rows } = await client.query<Record<'QUERY PLAN', string>>({ text: `explain (analyze, timing off) ${text}`, values });
  return Number(/Execution Time: ([\d.]+)/.exec(rows.map((row) => row['QUERY PLAN']).join('\n'))![1]);
}

/** The signals of all households, found by the product's own derivation; once for a database that is kept. */
async function deriveSignals(url: string, tell: (sentence: string) => void): Promise<void> {
  const deriving = tellProgress('Deriving signals', 'households');
  const source = await new DataSource(upkeepConnection(url, { poolSize: AT_ONCE, statementTimeout: 60_000 })).initialize();
  try {
    const begin = performance.now();
    const derivation = new SignalDerivation(new Derivations(), new Clock());
    const ids = (await source.query<{ id: string }[]>(`select id from household h where not exists (select 1 from signal s where s.household_id = h.id) order by id`)).map(({ id }) => id);
    const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, place) => ids.slice(place * BATCH, (place + 1) * BATCH));
    let done = 0;
    const worker = async (): Promise<void> => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        const households = batch;
        await source.transaction(async (manager) => {
          for (const id of households) await derivation.derive(manager, id, 'all');
        });
        done += households.length;
        deriving.at(done, ids.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    tell(`Derived the signals of ${ids.length} households in ${((performance.now() - begin) / 1000).toFixed(0)} s.`);
  } finally {
    deriving.end();
    await source.destroy();
  }
  await asSuperuser(url, new URL(url).pathname.slice(1), (client) => client.query(`vacuum analyze signal`));
}

const START = (day: string): string => `(${day})::timestamp at time zone '${ZONE}'`;

/**
 * The same first page by a query that groups the facts of the team anew. $1: who leads it; $2: today; $3: how many. It knows the
 * signals that these households have: of people who are gone, rhythms and answers there are none.
 */
const ANEW = `
  with mine as (select h.id, h.opened_on from household h join team_lead t on t.team_id = h.team_id where t.professional_id = $1 and h.closed_on is null),
  found as (
    select m.id, ${START(`p.started_on + ${TERMS.agreementDays}`)} as since from mine m join plan p on p.household_id = m.id
      where p.started_on + ${TERMS.agreementDays} <= $2::date and not exists (select 1 from agreement g where g.household_id = m.id and g.kind = 'agrees')
    union all
    select m.id, ${START('greatest(r.rated_on, (select max(a.due_on) + 1 from action a where a.household_id = m.id and a.status = \'open\' and a.domain = r.domain and a.due_on < $2::date and a.due_on >= r.rated_on))')}
      from mine m join member b on b.household_id = m.id
      cross join lateral (select distinct on (r.domain, r.voice) r.* from rating r where r.household_id = m.id and r.member_id = b.id order by r.domain desc, r.voice desc, r.rated_on desc, r.id desc) r
      where r.level = 1 and not exists (select 1 from action a where a.household_id = m.id and a.status = 'open' and a.domain = r.domain and a.due_on between $2::date and $2::date + ${TERMS.acuteActionDays})
    union all
    select m.id, ${START(`d.due_on + ${TERMS.lateDays + 1}`)} from mine m
      cross join lateral (select a.due_on from action a where a.household_id = m.id and a.status = 'open' and a.due_on is not null order by a.due_on, a.id offset ${TERMS.lateActions - 1} limit 1) d
      where d.due_on + ${TERMS.lateDays + 1} <= $2::date
    union all
    select m.id, ${START(`c.since + ${TERMS.goalDays}`)} from mine m join goal g on g.household_id = m.id and g.state in ('wanted', 'working') and g.not_now_because is null
      cross join lateral (select greatest(g.said_on, (select max(a.closed_on) from action a where a.household_id = m.id and a.goal_id = g.id)) as since) c
      where c.since + ${TERMS.goalDays} <= $2::date and not exists (select 1 from action a where a.household_id = m.id and a.goal_id = g.id and a.status = 'open')
    union all
    select m.id, ${START(`p.next_evaluation_on + 1`)} from mine m join plan p on p.household_id = m.id where p.next_evaluation_on < $2::date
    union all
    select m.id, ${START(`l.since + ${TERMS.noLeadDays}`)} from mine m
      cross join lateral (select coalesce((select max(e.ends_on) from lead e where e.household_id = m.id and e.ends_on > e.starts_on and e.ends_on <= $2::date), m.opened_on) as since) l
      where l.since + ${TERMS.noLeadDays} <= $2::date and not exists (select 1 from lead e where e.household_id = m.id and e.starts_on <= $2::date and (e.ends_on is null or e.ends_on > $2::date))
    union all
    select m.id, max(l.starts_on)::timestamp at time zone '${ZONE}' from mine m join lead l on l.household_id = m.id and l.starts_on > $2::date - interval '${TERMS.leadMonths} months' and l.starts_on <= $2::date
      group by m.id having count(*) >= ${TERMS.leadChanges}
    union all
    select m.id, min(v.starts_at) from mine m join visit v on v.household_id = m.id and v.status in ('no_show', 'refused')
      and v.starts_at >= ${START(`$2::date - ${TERMS.missedDays - 1}`)} and v.starts_at < now() group by m.id having count(*) >= ${TERMS.missedVisits})
  select f.id from found f group by f.id order by min(f.since), f.id limit $3`;
