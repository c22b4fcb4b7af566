import pg from 'pg';
import { beginning } from '../../server/database/acting.js';
import { APPLICATION_ROLE } from '../../server/database/connection.js';
import { FOUND_BY, FOUND_PLACES } from '../../server/picture/household-search.sql.js';
import { MY_HOUSEHOLDS } from '../../server/picture/my-households.sql.js';
import { addDays, dayOf, ZONE } from '../../server/shared/day.js';
import { newId } from '../../server/shared/identifier.js';
import type { Case, World } from './case.js';
import { asSuperuser } from './filled-database.js';
import { median } from './load.js';

export interface SearchFigures {
  /** All of them the reader's own. */
  households: number;
  /** Milliseconds in the database to find the first page, under row-level security; and to tell what stands on it as well. */
  finding: number;
  whole: number;
  /** How many times longer `ilike` over the same names takes behind the same wall; at least, where it was cut off. */
  ratio: number;
  cutOff: boolean;
  /** The same where no wall holds it up. */
  ratioWithoutWall: number;
}

const PAGE = 26;
const WORDS = 3;
const ROUNDS = 9;
const BATCH = 1_000;
/** `ilike` behind the wall compares each name's household with each of one's own: it may take minutes. */
const LONGEST = 60_000;

/** $1: what is sought, between two `%`; $2: who leads the team; $3: how many. */
const ILIKE = `
  select h.id from household h
  where h.closed_on is null and h.team_id in (select t.team_id from team_lead t where t.professional_id = $2)
    and (h.name ilike $1 or (not h.address_shielded and h.address ilike $1)
      or exists (select 1 from member m join person p on p.id = m.person_id where m.household_id = h.id and p.name ilike $1)
      or exists (select 1 from network_contact n where n.household_id = h.id and n.name ilike $1))
  order by h.id limit $3`;

/** Some surnames that stand in names as they are typed, without accents, and only where a word begins: both ways must find the same by them. */
const SOUGHT = `
  select word from (
    select word, count(*) as households from household_word where word ~ '^[a-z]{6,}$' group by word order by hashtext(word)) w
  where households between 5 and $1::int / 10
    and not exists (select 1 from person p where p.name ~* ('[^ -]' || word) or (word = any(app_name_words(p.name)) and p.name !~* word))
    and not exists (select 1 from household h where h.name ~* ('[^ -]' || word) or h.address ~* ('[^ -]' || word) or (word = any(app_name_words(h.name)) and h.name !~* word))
    and not exists (select 1 from network_contact n where n.name ~* ('[^ -]' || word) or (word = any(app_name_words(n.name)) and n.name !~* word))
  limit ${WORDS}`;

/** Finding households by a word among one's own, which are all: with the index of words, and with `ilike` over the names. */
export const searchCase: Case<SearchFigures> = {
  name: 'search',
  measure,
  lines: ({ households, finding, whole, ratio, cutOff, ratioWithoutWall }) => [
    `${households} households, all one's own: the first page is found in ${finding.toFixed(2)} ms in the database, and told in ${whole.toFixed(2)};`,
    `ilike over the same names takes ${cutOff ? 'more than ' : ''}${ratio.toFixed(0)} times as long behind the same wall, ${ratioWithoutWall.toFixed(0)} times without any`,
  ],
};

async function measure({ options, size: sized, tell }: World): Promise<SearchFigures> {
  const { url, size } = await sized(options.households);
  const name = new URL(url).pathname.slice(1);
  const lead = await asSuperuser(url, name, (client) => oneTeam(client, tell));
  const walled = new pg.Client({ connectionString: url, options: `-c timezone=${ZONE} -c role=${APPLICATION_ROLE} -c app.actor= -c plan_cache_mode=force_generic_plan` });
  await walled.connect();
  try {
    const today = dayOf(Date.now());
    await walled.query(beginning({ professionalId: lead, householdId: null, ownHouseholds: true, activity: 'household:list', traceId: newId(), today }));
    return await asSuperuser(url, name, async (open) => {
      const { rows } = await open.query<{ word: string }>(SOUGHT, [size.households]);
      if (rows.length < WORDS) throw new Error('There are too few words to look for.');
      const times: Record<'finding' | 'whole' | 'walled' | 'open', number[]> = { finding: [], whole: [], walled: [], open: [] };
      let cutOff = false;
      for (const { word } of rows) {
        const [ours, theirs] = [await found(walled, lead, today, word, size.households), (await open.query<{ id: string }>(ILIKE, [`%${word}%`, lead, size.households])).rows.map(({ id }) => id)];
        if (ours.length === 0 || JSON.stringify([...ours].sort()) !== JSON.stringify([...theirs].sort())) throw new Error(`${word}: the search finds ${ours.length} households, and ilike ${theirs.length}`);
        for (let round = 0; round < ROUNDS; round++) {
          const ids = (await found(walled, lead, today, word, PAGE)).slice(0, PAGE - 1);
          await walled.query(`select app_widen()`);
          const finding = await executionTime(walled, FOUND_PLACES, [lead, today, [word], null, null, PAGE]);
          times.finding.push(finding);
          times.whole.push(finding + (await executionTime(walled, MY_HOUSEHOLDS, [lead, true, today, false, addDays(today, -28), null, null, null, PAGE])) + (await executionTime(walled, FOUND_BY, [ids, [word]])));
          times.open.push(await executionTime(open, ILIKE, [`%${word}%`, lead, PAGE - 1]));
        }
        if (!cutOff) {
          const time = await ilikeBehindTheWall(walled, word, lead);
          cutOff = time === undefined;
          times.walled.push(time ?? LONGEST);
        }
      }
      await walled.query('rollback');
      await open.query(`delete from team_lead where professional_id = $1`, [lead]);
      await open.query(`delete from professional where id = $1`, [lead]);
      const finding = median(times.finding);
      return { households: size.households, finding, whole: median(times.whole), ratio: median(times.walled) / finding, cutOff, ratioWithoutWall: median(times.open) / finding };
    });
  } finally {
    await walled.end();
  }
}

/** Puts all of them into one team, with their words; answers who leads it. How many are one's own must not matter. */
async function oneTeam(client: pg.Client, tell: (sentence: string) => void): Promise<string> {
  const { rows } = await client.query<{ id: string; organisation_id: string }>(`select id, organisation_id from team order by id limit 1`);
  const [team] = rows;
  await client.query(`set session_replication_role = replica`);
  for (const table of ['household', 'household_word']) await client.query(`update ${table} set team_id = $1 where team_id is distinct from $1`, [team!.id]);
  await client.query(`set session_replication_role = origin`);
  const begin = performance.now();
  const waiting = (await client.query<{ id: string }>(`select id from household h where not exists (select 1 from household_word w where w.household_id = h.id) order by id`)).rows.map(({ id }) => id);
  for (let from = 0; from < waiting.length; from += BATCH) await client.query(`select app_keep_words($1::uuid[])`, [waiting.slice(from, from + BATCH)]);
  if (waiting.length > 0) tell(`Kept the words of ${waiting.length} households in ${((performance.now() - begin) / 1_000).toFixed(0)} s.`);
  for (const table of ['household', 'household_word']) await client.query(`vacuum analyze ${table}`);
  const id = newId();
  await client.query(`insert into professional (id, organisation_id, name, function, email, roles) values ($1::uuid, $2, 'Teamleider', 'Teamleider', $1::text || '@bench.example', '{team_lead}')`, [id, team!.organisation_id]);
  await client.query(`insert into team_lead (team_id, professional_id) values ($1, $2)`, [team!.id, id]);
  return id;
}

async function found(client: pg.Client, lead: string, today: string, word: string, most: number): Promise<string[]> {
  // Each search finds the wall as the request opens it.
  await client.query(`select app_widen()`);
  return (await client.query<{ id: string }>(FOUND_PLACES, [lead, today, [word], null, null, most])).rows.map(({ id }) => id);
}

/** Undefined: it was cut off. */
async function ilikeBehindTheWall(client: pg.Client, word: string, lead: string): Promise<number | undefined> {
  await client.query(`select app_widen()`);
  await client.query(`savepoint before_it`);
  await client.query(`set local statement_timeout = ${LONGEST}`);
  try {
    return await executionTime(client, ILIKE, [`%${word}%`, lead, PAGE - 1]);
  } catch (error) {
    if ((error as { code?: string }).code !== '57014') throw error;
    return undefined;
  } finally {
    await client.query(`rollback to before_it`);
  }
}

async function executionTime(client: pg.Client, text: string, values: unknown[]): Promise<number> {
  const { rows } = await client.query<Record<'QUERY PLAN', string>>({ text: `explain (analyze, timing off) ${text}`, values });
  return Number(/Execution Time: ([\d.]+)/.exec(rows.map((row) => row['QUERY PLAN']).join('\n'))![1]);
}
