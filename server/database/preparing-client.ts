import pg from 'pg';
import { isPlanOutdated } from './overtaken.js';
import { prepared } from './prepared.js';

/** Texts that a connection keeps planned at most: a few hundred small ones, so that what is asked once never fills its memory. */
const MOST_PREPARED = 300;
/** What TypeORM writes quotes every name; our own statements say themselves whether they are prepared (`runPrepared`). */
const WRITTEN_BY_TYPEORM = /^(SELECT|UPDATE|DELETE FROM|INSERT INTO) "/;

interface Named {
  name: string;
  text: string;
  values: unknown[];
}

type Told = (error: unknown, outcome: unknown) => void;
type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/**
 * Goes up when a migration beside this process changed what a planned statement answers: PostgreSQL refuses such a plan on
 * each connection for as long as that lives, so from then on all are planned anew, under other names.
 */
let planning = 0;

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
      if (isNamed(text)) return this.planned(query, text, [values, ...rest]);
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? this.nameOf(text) : undefined;
      return name ? this.planned(query, { name, text: text as string, values: values as unknown[] }, rest) : query(text, values, ...rest);
    };
    this.query = own as typeof this.query;
  }

  /** `rest` ends with what is to be called with the outcome, as pools do; without it the outcome is promised. */
  private planned(query: Query, statement: Named, rest: unknown[]): unknown {
    const asPlanned = planning;
    const named = asPlanned === 0 ? statement : { ...statement, name: `${statement.name}.${asPlanned}` };
    const notice = (error: unknown): void => {
      if (isPlanOutdated(error) && planning === asPlanned) planning++;
    };
    const told = rest.at(-1);
    if (typeof told === 'function') return query(named, ...rest.slice(0, -1), (error: unknown, outcome: unknown) => (notice(error), (told as Told)(error, outcome)));
    return (query(named, ...rest) as Promise<unknown>).catch((error: unknown) => {
      notice(error);
      throw error;
    });
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

const isNamed = (statement: unknown): statement is Named =>
  typeof statement === 'object' && statement !== null && 'name' in statement && typeof statement.name === 'string' && 'text' in statement;
