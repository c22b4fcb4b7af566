import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { NEWS_CHANNEL } from '../database/changed-households.js';
import { APPLICATION_ROLE } from '../database/connection.js';

/** How often it is asked whether the connection still is one, in milliseconds: an end that never arrives looks like silence. */
const ASK_EVERY = 30_000;
/** How long an answer may take, in milliseconds. */
const PATIENCE = 5_000;
/** Pauses between tries to come back, in milliseconds: the first, and the longest. */
const COME_BACK = { first: 250, longest: 30_000 };

export interface Heard {
  /** A payload of the channel. */
  news(payload: string): void;
  /** It listens (again): before this anything may have been missed. */
  listening(): void;
  /** It does not for a while. `code` is that of the failure, where it has one. */
  lost(code: string | undefined): void;
}

/** The one connection on which a process hears what changed, apart from the pool. It comes back by itself. */
export class NewsListener {
  private readonly stopping = new AbortController();
  private going: Promise<void> | undefined;
  private listens = false;
  private readonly waiting = new Set<() => void>();
  private client: pg.Client | undefined;

  constructor(
    private readonly url: string,
    private readonly heard: Heard,
  ) {}

  /** Begins where it has not; waits until it listens, so long at most (in milliseconds). */
  async ready(patience: number): Promise<void> {
    this.going ??= this.keepListening();
    if (this.listens) return;
    const done = new AbortController();
    const go = (): void => done.abort();
    this.waiting.add(go);
    await pause(patience, undefined, { signal: done.signal }).catch(() => undefined);
    this.waiting.delete(go);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.letGo();
    await this.going;
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted; failures++) {
      let code: string | undefined;
      try {
        const client = this.newClient();
        const ended = new AbortController();
        client.once('end', () => ended.abort());
        await client.connect();
        await client.query(`listen ${NEWS_CHANNEL}`);
        failures = 0;
        this.begins();
        await this.watch(client, ended.signal);
      } catch (error) {
        ({ code } = error as { code?: string });
      }
      this.listens = false;
      this.letGo();
      if (signal.aborted) return;
      if (failures === 0) this.heard.lost(code);
      const wait = Math.min(COME_BACK.first * 2 ** failures, COME_BACK.longest);
      await pause(wait * (0.5 + Math.random() / 2), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private newClient(): pg.Client {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'samenregie-news',
      options: `-c role=${APPLICATION_ROLE} -c idle_session_timeout=0`,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ payload = '' }) => this.heard.news(payload));
    this.client = client;
    return client;
  }

  private begins(): void {
    this.listens = true;
    this.heard.listening();
    for (const go of this.waiting) go();
  }

  /** Until the connection ends; throws where it does not answer any more. */
  private async watch(client: pg.Client, ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      await pause(ASK_EVERY, undefined, { signal: ended, ref: false }).catch(() => undefined);
      if (!ended.aborted) await client.query('select 1');
    }
  }

  /** Not waited for: a connection whose other end is gone says nothing at its end either. */
  private letGo(): void {
    void this.client?.end().catch(() => undefined);
    this.client = undefined;
  }
}
