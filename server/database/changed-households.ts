import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { NewsGatherer } from './news-gatherer.js';
import { prepared, runPrepared } from './prepared.js';

/** On which all processes hear which households changed. */
export const NEWS_CHANNEL = 'household_news';

const TELL = prepared(`select pg_notify('${NEWS_CHANNEL}', payload) from unnest($1::text[]) payload`);

/**
 * Tells all processes on this database which households changed. Not in the transaction that changes them: one that notifies takes
 * a lock at its commit that is the same for the whole database server, so that all who write would wait in turn. A few times a
 * second one statement of its own tells all of it. It is best effort: whoever may have missed something looks anew.
 */
@Injectable()
export class ChangedHouseholds implements BeforeApplicationShutdown {
  /** Statements that told something, since the start. */
  tellings = 0;
  private readonly gatherer = new NewsGatherer(async (payloads) => {
    await runPrepared(this.dataSource.manager, TELL, [payloads]);
    this.tellings++;
  });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** These were changed, and the change is committed. @param page that asked for it; null: none */
  note(households: Iterable<string>, page: string | null): void {
    this.gatherer.add(households, page);
  }

  /** Tells what waits, without a pause. */
  flush(): Promise<void> {
    return this.gatherer.flush();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.flush();
  }
}
