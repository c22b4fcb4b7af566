import { randomUUID } from 'node:crypto';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../../server/contract/overlap-thresholds.js';
import { addDays, dayOf } from '../../server/shared/day.js';
import { reachInDays } from '../../server/visits/overlap-rules.js';
import { AROUND } from '../../server/visits/overlap.sql.js';
import { FEW_HOUSEHOLDS, type Bench } from './prepared-size.js';
import type { Case, World } from './case.js';
import { databaseTime } from './database-time.js';
import { asSuperuser, whenNobodyWorks } from './filled-database.js';
import { figuresOf, headersOf, requestsASecond, type Figures } from './load.js';
import { VARIANTS, type Variant } from './programs.js';
import { visitToPlan, type Sampled } from './sample.js';
import { mustBeTheSame } from './same-answers.js';

export interface PlanVisitFigures extends Figures {
  visits: number;
  /** Of the one read around the change, in the database, in milliseconds. */
  databaseTime: number;
  /** How many times longer that read takes than among so many visits. */
  growth: number;
  growthFromVisits: number;
}

const requestFor = (household: Sampled, n: number) => ({
  method: 'POST' as const,
  path: `/api/v1/households/${household.householdId}/visits`,
  headers: headersOf(household),
  body: JSON.stringify(visitToPlan(household, n)),
});

async function answer(address: string, household: Sampled, n: number): Promise<{ visit: { id: string }; overlaps: { id: string; openSince: string }[] }> {
  const { path, ...request } = requestFor(household, n);
  const response = await fetch(address + path, request);
  if (response.status !== 201) throw new Error(`${address} answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as { visit: { id: string }; overlaps: { id: string; openSince: string }[] };
}

/** A visit recorded, its overlaps derived and stored, and told in the answer. */
export const planVisitCase: Case<PlanVisitFigures> = {
  name: 'planVisit',
  measure,
  rates: (figures) => figures,
  lines: ({ visits, databaseTime: time, growth, growthFromVisits }) => [
    `${visits} visits, its read ${time.toFixed(3)} ms in the database;`,
    `${growth.toFixed(2)} times that among ${growthFromVisits} visits`,
  ],
};

async function measure({ options, size }: World): Promise<PlanVisitFigures> {
  const small = await size(FEW_HOUSEHOLDS);
  const large = await size(options.households, VARIANTS);
  const times = { small: await timeOf(small), large: await timeOf(large) };
  const restore = await restorer(large);
  for (const variant of VARIANTS.slice(1)) await compare(variant, large, restore);
  const rounds: Record<Variant, number[]> = { ours: [], L: [], P1: [], P2: [] };
  for (let round = -1; round < options.rounds; round++) {
    for (const variant of VARIANTS) {
      const requests = large.sample.map((household, n) => requestFor(household, n + round * 7 + 7));
      const rate = await requestsASecond(large.programs[variant].address, requests, round < 0 ? 1 : options.seconds);
      if (round >= 0) rounds[variant].push(rate);
      // The next one finds the households as this one did.
      await restore();
    }
  }
  return {
    visits: large.size.households * large.size.visitsPerHousehold,
    ...figuresOf(rounds),
    databaseTime: times.large,
    growth: times.large / times.small,
    growthFromVisits: small.size.households * small.size.visitsPerHousehold,
  };
}

/** Each plans the same visits in the same households, one variant after the other. */
async function compare(variant: Variant, { programs, sample }: Bench, restore: () => Promise<void>): Promise<void> {
  const some = sample.slice(0, 30);
  const plan = async (address: string) => {
    const answers = [];
    for (const [n, household] of some.entries()) answers.push(await answer(address, household, n));
    await restore();
    return answers;
  };
  const ours = await plan(programs.ours.address);
  const theirs = await plan(programs[variant].address);
  for (const [n, one] of ours.entries()) {
    // Overlaps that one request made anew have identifiers and a moment of their own; those of before keep theirs.
    const other = theirs[n]!;
    const before = new Set(other.overlaps.map(({ id }) => id).filter((id) => one.overlaps.some((overlap) => overlap.id === id)));
    const made = new Set([one, other].flatMap(({ visit, overlaps }) => [visit.id, ...overlaps.flatMap((overlap) => (before.has(overlap.id) ? [] : [overlap.id, overlap.openSince]))]));
    mustBeTheSame(variant, one, other, made);
  }
}

/** Takes away what was planned since, and puts the overlaps back. */
async function restorer({ url, sample }: Bench): Promise<() => Promise<void>> {
  const database = new URL(url).pathname.slice(1);
  const ids = sample.map(({ householdId }) => householdId);
  // Generated identifiers are of November 2023; those of the requests begin with the present.
  const since = `${(Date.now() - 60_000).toString(16).padStart(12, '0').replace(/(.{8})(.{4})/, '$1-$2')}-7000-8000-000000000000`;
  const copy = `overlap_before_${randomUUID().slice(0, 8)}`;
  await asSuperuser(url, database, (client) => client.query(`create unlogged table ${copy} as select * from overlap where household_id = any($1)`, [ids]));
  return async () => {
    await whenNobodyWorks(url);
    await asSuperuser(url, database, async (client) => {
      await client.query(`set session_replication_role = replica`);
      for (const table of ['visit_member', 'visit_professional']) await client.query(`delete from ${table} where household_id = any($1) and visit_id >= $2`, [ids, since]);
      await client.query(`delete from visit where household_id = any($1) and id >= $2`, [ids, since]);
      await client.query(`delete from overlap where household_id = any($1)`, [ids]);
      await client.query(`insert into overlap select * from ${copy}`);
      await client.query(`vacuum analyze visit, visit_member, visit_professional, overlap`);
    });
  };
}

function timeOf({ url, sample }: Bench): Promise<number> {
  const today = dayOf(Date.now());
  const reach = reachInDays(DEFAULT_OVERLAP_THRESHOLDS);
  const runs = sample.slice(0, 500).map((household) => ({ household, values: [household.householdId, addDays(today, -reach), addDays(today, reach)] }));
  return databaseTime(url, AROUND, runs);
}
