import type { Readable } from 'node:stream';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { permissionRule, scopeOf } from '../access/access-rules.js';
import { SessionStore } from '../access/session-store.js';
import { CONFIG, type Config } from '../config.js';
import { DATABASES, type Databases } from '../database/databases.js';
import { changedIn, concerns, EVERYTHING, type ChangedBy } from '../database/news-rules.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { HeardLately } from './heard-lately.js';
import { NewsListener } from './news-listener.js';
import { NewsStream, type Follower } from './news-stream.js';

/** Pages that one session may follow households with at once: as many as windows somebody looks at. */
export const MOST_OF_A_SESSION = 6;
/** Between two signs of life, in milliseconds. At each it is asked as well whether the reader still may. */
const BEAT_EVERY = 25_000;
/** How many checks run at once: they leave the connections to who works. */
const CHECKS_AT_ONCE = 2;
/** How long the first stream of a process waits until it listens, in milliseconds. */
const PATIENCE = 1_000;

/** The pages that follow a household in this process. While nothing happens none of them holds a connection or a transaction. */
@Injectable()
export class NewsStreams implements OnModuleDestroy {
  private readonly logger = new Logger('news');
  private readonly listener: NewsListener;
  private readonly lately = new HeardLately();
  private readonly streams = new Set<NewsStream>();
  private readonly queue: NewsStream[] = [];
  private checks = 0;
  private beats: NodeJS.Timeout | undefined;
  private stopping = false;
  private listened = false;
  /** Events that were told, since the start. */
  told = 0;

  constructor(
    private readonly sessions: SessionStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASES) databases: Databases,
  ) {
    this.listener = new NewsListener(config.databaseNewsUrl ?? databases.application, {
      news: (payload) => this.hear(payload),
      listening: () => this.listens(),
      lost: (code) => this.logger.warn(`No news is heard until the database is reached again (${code ?? 'cut off'}).`),
    });
  }

  /** How many are open. */
  get open(): number {
    return this.streams.size;
  }

  /**
   * Follows a household for somebody who may; `readAgo`: for so many milliseconds it may have missed something; null: nothing. Throws `news.too-many`, and `service.unavailable` while the process stops.
   */
  async follow(follower: Follower, readAgo: number | null): Promise<Readable> {
    if (this.stopping) throw new BrokenRule('service.unavailable', { because: 'stopping' });
    const ofSession = [...this.streams].filter((each) => each.follower.sessionId === follower.sessionId).length;
    if (ofSession >= MOST_OF_A_SESSION || this.streams.size >= this.config.newsStreams) throw new BrokenRule('news.too-many');
    const stream = new NewsStream(follower);
    this.streams.add(stream);
    stream.body.once('close', () => this.streams.delete(stream));
    this.beats ??= setInterval(() => this.beat(), BEAT_EVERY).unref();
    await this.listener.ready(PATIENCE);
    stream.begin();
    if (readAgo !== null && this.lately.mayHaveMissed(follower, readAgo, performance.now())) {
      stream.owes = true;
      this.check(stream);
    }
    return stream.body;
  }

  /** A sign of life to all; who may not follow any more is let go. */
  beat(): void {
    for (const stream of this.streams) {
      stream.beat();
      this.check(stream);
    }
  }

  /** Ends all at once, so that a stop does not wait for them: the pages come back at another process. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.beats);
    for (const stream of this.streams) stream.end();
    await this.listener.stop();
  }

  /** Before it, again, anything may have been missed. */
  private listens(): void {
    if (this.listened) this.lately.remember(EVERYTHING, performance.now());
    this.listened = true;
    this.tellOf(EVERYTHING);
  }

  private hear(payload: string): void {
    const changed = changedIn(payload);
    this.lately.remember(changed, performance.now());
    this.tellOf(changed);
  }

  private tellOf(changed: ChangedBy | typeof EVERYTHING): void {
    for (const stream of this.streams) {
      if (!stream.begun || !concerns(changed, stream.follower)) continue;
      stream.owes = true;
      this.check(stream);
    }
  }

  private check(stream: NewsStream): void {
    if (stream.queued) return;
    stream.queued = true;
    this.queue.push(stream);
    if (this.checks < CHECKS_AT_ONCE) void this.checkAll();
  }

  private async checkAll(): Promise<void> {
    this.checks++;
    for (let stream = this.queue.shift(); stream; stream = this.queue.shift()) {
      stream.queued = false;
      // Where it cannot be asked nothing is told: what it owes comes with the next sign of life.
      const may = await this.mayFollow(stream.follower).catch(() => undefined);
      if (may === false) stream.end();
      else if (may && stream.owes) {
        stream.tell();
        this.told++;
      }
    }
    this.checks--;
  }

  /** One short reading, outside any unit of work. */
  private async mayFollow({ tokenHash, householdId }: Follower): Promise<boolean> {
    const signedIn = await this.sessions.look(tokenHash, householdId);
    const scope = signedIn?.household ? scopeOf(signedIn, signedIn.household, true) : undefined;
    return scope !== undefined && permissionRule('household:watch').household!(scope);
  }
}
