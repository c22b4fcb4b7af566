import type { Request } from 'autocannon';
import { asSuperuser, whenNobodyWorks } from './filled-database.js';
import { headersOf, requestsASecond } from './load.js';
import type { Bench } from './prepared-size.js';
import type { Sampled } from './sample.js';

/** A goal that is changed over and over, and the version at which it stands. */
export interface ChangedGoal {
  household: Sampled;
  id: string;
  version: number;
}

/** `state`: something from which signals follow, so they are derived; `words`: nothing follows from it. */
export type GoalChange = 'state' | 'words';

/** The first goal of each sampled household, as it stands now. */
export async function goalsOf({ url, sample }: Bench): Promise<ChangedGoal[]> {
  await whenNobodyWorks(url);
  return asSuperuser(url, new URL(url).pathname.slice(1), async (client) => {
    const { rows } = await client.query<{ household_id: string; id: string; version: number }>(
      `select household_id, id, version from goal where household_id = any($1) and place = 1`,
      [sample.map(({ householdId }) => householdId)],
    );
    const found = new Map(rows.map((row) => [row.household_id, row]));
    return sample.map((household) => ({ household, id: found.get(household.householdId)!.id, version: found.get(household.householdId)!.version }));
  });
}

/** What is asked to change a goal at its version; words and state differ each time. */
export function changeOf({ household, id, version }: ChangedGoal, change: GoalChange): { method: 'PATCH'; path: string; headers: Record<string, string>; body: string } {
  return {
    method: 'PATCH',
    path: `/api/v1/households/${household.householdId}/goals/${id}`,
    headers: { ...headersOf(household), 'if-match': `"${version}"` },
    body: JSON.stringify({ professionalWording: `Overzicht over het geld, gesprek ${version}`, ...(change === 'state' && { state: version % 2 ? 'working' : 'wanted' }) }),
  };
}

/** Changes a second, each of a goal at the version that it has. */
export async function changesASecond(address: string, bench: Bench, change: GoalChange, seconds: number): Promise<number> {
  const requests = (await goalsOf(bench)).map(
    (goal): Request => ({
      ...changeOf(goal, change),
      setupRequest: (request) => ({ ...request, ...changeOf(goal, change) }),
      onResponse: (status) => {
        if (status === 200) goal.version++;
      },
    }),
  );
  return requestsASecond(address, requests, seconds, { apart: true });
}
