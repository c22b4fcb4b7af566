import type { UnitOfWork } from '../database/unit-of-work.js';
import { OUTDATED } from './settings.sql.js';

const BATCH = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Derives anew, as the system, what was derived with other settings than the household's team has now. Can stop and go on at any time. */
export class OutdatedHouseholds {
  constructor(private readonly work: UnitOfWork) {}

  /** Each household in a unit of work of its own; one that fails stops no other. Answers how many were derived; throws the first failure at the end. */
  async derive(signal?: AbortSignal): Promise<number> {
    const failures: unknown[] = [];
    let derived = 0;
    let last = BEFORE_ALL;
    for (;;) {
      const households = await this.work.run(null, () =>
        this.work.manager.query<{ id: string }[]>(`select distinct o.id from (${OUTDATED}) o where o.id > $1 order by o.id limit ${BATCH}`, [last]),
      );
      for (const { id } of households) {
        if (signal?.aborted) return derived;
        try {
          await this.work.run(null, () => this.work.rebuild(id));
          derived++;
        } catch (error) {
          failures.push(error);
        }
      }
      last = households.at(-1)?.id ?? last;
      if (households.length < BATCH) break;
    }
    if (failures.length > 0) throw failures[0];
    return derived;
  }
}
