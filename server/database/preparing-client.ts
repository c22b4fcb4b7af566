import pg from 'pg';
import { prepared } from './prepared.js';

/** Texts that a connection keeps planned at most: a few hundred small ones, so that what is asked once never fills its memory. */
const MOST_PREPARED = 300;
/** What TypeORM writes quotes every name; our own statements say themselves whether they are prepared (`runPrepared`). */
const WRITTEN_BY_TYPEORM = /^(SELECT|UPDATE|DELETE FROM|INSERT INTO) "/;

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/**
 * A connection that plans what TypeORM writes once instead of each time: with the policies of the tables in it, planning
 * a change of one row takes longer than the change. A text is named when it comes a second time, so that one with as many
 * parameters as there happened to be rows is not kept.
 */
export class PreparingClient extends pg.Client {
  private readonly seen = new Set<string>();
  private readonly named = new Map<string, string>();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    const own: Query = (text, values, ...rest) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? this.nameOf(text) : undefined;
      return name ? query({ name, text, values }, ...rest) : query(text, values, ...rest);
    };
    this.query = own as typeof this.query;
  }

  private nameOf(text: string): string | undefined {
    const name = this.named.get(text);
    if (name || !WRITTEN_BY_TYPEORM.test(text)) return name;
    if (this.named.size >= MOST_PREPARED) return undefined;
    if (!this.seen.has(text)) {
      if (this.seen.size >= MOST_PREPARED) this.seen.clear();
      this.seen.add(text);
      return undefined;
    }
    this.seen.delete(text);
    const made = prepared(text).name;
    this.named.set(text, made);
    return made;
  }
}
