import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { BrokenRule } from '../shared/broken-rule.js';

interface VersionedRow extends ObjectLiteral {
  version: number;
}

/** Fields that are undefined stay as they are. */
type Changes<Row> = { [Column in keyof Row]?: Row[Column] | undefined };

/**
 * The one way to change a versioned row: a single statement that changes it only if nobody else did since it was read, and
 * raises its version.
 * @param view what stands there now, as the writer may see it: they can put it beside what they wrote
 * Throws `not-found`, `input.nothing-to-change`, or `input.stale-version` with the present version among its facts.
 */
export async function changeVersioned<Row extends VersionedRow>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  key: Partial<Row>,
  version: number,
  changes: Changes<Row>,
  view?: () => Promise<object>,
): Promise<void> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) throw new BrokenRule('input.nothing-to-change');
  const result = await manager.update(target, { ...key, version } as never, { ...given, version: () => 'version + 1' } as never);
  if (result.affected) return;
  const present = await manager.findOne(target, { where: key as never });
  if (!present) throw new BrokenRule('not-found');
  throw new BrokenRule('input.stale-version', { version: present.version, ...(view && { present: await view() }) });
}
