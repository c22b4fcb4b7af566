import pg from 'pg';
import { MY_HOUSEHOLDS } from '../../server/picture/my-households.sql.js';
import { addDays, dayOf, ZONE } from '../../server/shared/day.js';
import { asApplication, beginFor } from './application.js';
import type { Case, World } from './case.js';
import { peersUrl } from './filled-database.js';
import { median } from './load.js';
import { pictureReading } from './picture-reading.js';
import type { Sampled } from './sample.js';

export interface WallFigures {
  /** Time in the database under row-level security, as a part of that without: medians over households, one after the other. */
  picture: number;
  list: number;
}

/** What row-level security costs, against the same without it, in turns. */
export const wallCase: Case<WallFigures> = {
  name: 'wall',
  measure,
  lines: ({ picture, list }) => [`${picture.toFixed(2)} times the time in the database for the picture, ${list.toFixed(2)} for the list`],
};

async function measure({ options, size }: World): Promise<WallFigures> {
  const { url, sample } = await size(options.households);
  const walled = await asApplication(url);
  const open = new pg.Client({ connectionString: peersUrl(url), options: `-c timezone=${ZONE} -c plan_cache_mode=force_generic_plan` });
  await open.connect();
  const today = dayOf(Date.now());
  try {
    const households = sample.slice(0, 200);
    const ratio = async (readingOf: (household: Sampled) => { text: string; values: unknown[] }, about: (household: Sampled) => string | null): Promise<number> => {
      const timed = async (client: pg.Client, household: Sampled): Promise<number> => {
        await client.query(beginFor(household, today, about(household)));
        const { text, values } = readingOf(household);
        const { rows } = await client.query<Record<'QUERY PLAN', string>>({ text: `explain (analyze, timing off) ${text}`, values });
        await client.query('rollback');
        return Number(/Execution Time: ([\d.]+)/.exec(rows.map((row) => row['QUERY PLAN']).join('\n'))![1]);
      };
      for (const household of households) for (const client of [walled, open]) await timed(client, household);
      const ratios: number[] = [];
      for (const household of households) {
        const [inside, outside] = [await timed(walled, household), await timed(open, household)];
        ratios.push(inside / outside);
      }
      return median(ratios);
    };
    const list = ({ readerId }: Sampled) => ({ text: MY_HOUSEHOLDS, values: [readerId, false, today, true, addDays(today, -28), null, null, null, 101] });
    return {
      picture: await ratio((household) => { const { statement, values } = pictureReading(household, false); return { text: statement.text, values }; }, ({ householdId }) => householdId),
      list: await ratio(list, () => null),
    };
  } finally {
    await walled.end();
    await open.end();
  }
}
