import type { DataSource } from 'typeorm';

/**
 * TypeORM reads the schema with several statements at once on one connection, which its driver is about to refuse: here each
 * waits for the one before.
 */
export function oneQueryAtATime(source: DataSource): DataSource {
  const make = source.createQueryRunner.bind(source);
  source.createQueryRunner = (mode) => {
    const runner = make(mode);
    const query = runner.query.bind(runner) as (...asked: unknown[]) => Promise<unknown>;
    let before: Promise<unknown> = Promise.resolve();
    runner.query = ((...asked: unknown[]) => (before = before.catch(() => undefined).then(() => query(...asked)))) as typeof runner.query;
    return runner;
  };
  return source;
}
