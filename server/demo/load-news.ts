import type { EntityManager } from 'typeorm';
import { PlanStatement } from '../plans/plan.entity.js';
import { PlanLook } from '../plans/plan-look.entity.js';
import { newId } from '../shared/identifier.js';
import type { WorkedCase } from './load-worked-case.js';

/** Noor looked at the plan before Jolanda wrote down what Ron said: so there is something new for her. */
export async function loadNews(manager: EntityManager, { household: householdId, professionals: { noor, jolanda } }: WorkedCase): Promise<void> {
  const said = await manager.findOneByOrFail(PlanStatement, { householdId, recordedBy: jolanda });
  await manager.delete(PlanStatement, { householdId, id: said.id });
  await manager.insert(PlanLook, { householdId, id: newId(), professionalId: noor, lookedAt: () => `now() - interval '2 days'`, snapshot: () => 'pg_current_snapshot()::text' });
  const [{ actor }] = await manager.query<[{ actor: string }]>(`select current_setting('app.actor') as actor`);
  await manager.query(`select set_config('app.actor', $1, true)`, [jolanda]);
  await manager.insert(PlanStatement, said);
  await manager.query(`select set_config('app.actor', $1, true)`, [actor]);
}
