import type { DataSource } from 'typeorm';
import type { Derivations } from './derivations.js';
import type { UnitOfWork } from './unit-of-work.js';

const BATCH = 500;
/** Units of work at once: as many as keep two processors busy, and few enough to leave connections to others. */
const AT_ONCE = 4;

export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Derives everything that follows from the facts anew, for all households that come after one of them (`BEFORE_ALL`: all), each in
 * a unit of work of its own: the same code as after a change. Answers how many.
 */
export async function rebuildHouseholds(source: DataSource, work: UnitOfWork, derivations: Derivations, after: string, told: (households: number) => void): Promise<number> {
  let last = after;
  let done = 0;
  for (;;) {
    const households = await source.query<{ id: string }[]>(`select id from household where id > $1 order by id limit ${BATCH}`, [last]);
    last = households.at(-1)?.id ?? last;
    const waiting = [...households];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { id } = next;
        await work.run(null, () => derivations.rebuild(work.manager, id));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    done += households.length;
    if (households.length < BATCH) return done;
    told(done);
  }
}
