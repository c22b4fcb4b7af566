import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../shared/clock.js';
import { EVENT_FORM, eventHash, momentOf, type EventAsText } from './event-form.js';
import { makeKey, readHead, writeHead, type SealFiles, type SealKey } from './seal-files.js';
import { SealRefusal } from './seal-refusal.js';
import { readState, refuse, type SealState } from './seal-state.js';
import { NO_HASH, packEvents, signSeal, type Seal } from './seal.js';
import { EVENTS_TO_SEAL, HIGHEST_BEFORE, INSERT_SEAL, NO_END, SEAL_COLUMNS, SEALING_LOCK } from './seal.sql.js';

/** What a seal is about; the rest follows from the seal before it. */
type Contents = Partial<Pick<Seal, 'epoch' | 'from_transaction' | 'from_id' | 'until_transaction' | 'until_id' | 'after_id' | 'highest_id' | 'count' | 'first_at' | 'last_at' | 'events' | 'note' | 'previous_key'>>;

export interface SealingOptions {
  files: SealFiles;
  /** At most so many events in a seal. */
  eventsPerSeal: number;
}

export interface Sealed {
  seals: number;
  events: number;
}

/**
 * Seals the log behind the writers: over a range of transactions that have all ended, so that nothing is added to a range
 * later, however long a writer took. A seal is committed first and then told to the head file: after a crash between the
 * two the head is behind, which is no ground for alarm, and never ahead.
 */
export class Sealing {
  constructor(
    private readonly source: DataSource,
    private readonly options: SealingOptions,
    private readonly clock: Clock,
  ) {}

  /** Seals all that can be sealed now, one transaction a seal. Nothing where another process is at it. Throws SealRefusal. */
  async seal(signal?: AbortSignal): Promise<Sealed> {
    const done: Sealed = { seals: 0, events: 0 };
    while (!signal?.aborted) {
      const made = await this.one();
      if (!made) break;
      done.seals++;
      done.events += made.count;
      if (made.count < this.options.eventsPerSeal) break;
    }
    return done;
  }

  /** From here on with the key that is at the place of the key; one is made where there is none. */
  async rotate(): Promise<Seal> {
    const seal = await this.underLock(true, async (manager, state) => {
      if (!state.last) throw new SealRefusal('Nothing has been sealed yet, so there is no key to go over from.');
      refuse(state.troubles, ['key-missing', 'key-other']);
      if (state.troubles.size === 0) throw new SealRefusal(`The last seal was made with the key at ${this.options.files.key}. Move that file away first; a new key is made, or put your own in its place.`);
      return this.add(manager, state, 'key', { previous_key: state.last.public_key });
    });
    return seal!;
  }

  /**
   * Goes on after a restore, or after the head was lost: signed and with the reason, for all time. What was sealed before
   * stays verified. Where the cluster counts its transactions from lower, places in the log start over in a new epoch.
   */
  async begin(because: string): Promise<Seal> {
    const seal = await this.underLock(true, async (manager, state) => {
      const causes = [...state.troubles].filter(([trouble]) => trouble.startsWith('head-') || trouble === 'counter-lower');
      if (causes.length === 0) {
        refuse(state.troubles);
        throw new SealRefusal('Nothing asks for a new beginning: the seals go on from the last one.');
      }
      const { last, head } = state;
      const note = `${because} [${causes.map(([trouble]) => trouble).join(', ')}; head: ${head ? `seal ${head.number}, ${head.hash}` : 'none'}; last seal: ${last?.number ?? 'none'}]`;
      const previous_key = last && !last.public_key.equals((await this.keyOf(state)).publicKey) ? last.public_key : null;
      if (!last || !state.troubles.has('counter-lower')) return this.add(manager, state, 'begin', { note, previous_key });
      const [{ id }] = await manager.query<[{ id: string }]>(HIGHEST_BEFORE, [last.until_transaction, last.highest_id]);
      // What the old cluster wrote after its last seal is closed first; places start over after it.
      while ((await this.addEvents(manager, state, NO_END, id, previous_key))?.count === this.options.eventsPerSeal);
      const zero = { from_transaction: '0', from_id: '0', until_transaction: '0', until_id: '0' };
      return this.add(manager, state, 'begin', { ...zero, epoch: last.epoch + 1, after_id: id, highest_id: id, note, previous_key: state.last === last ? previous_key : null });
    });
    return seal!;
  }

  private one(): Promise<Seal | undefined> {
    return this.underLock(false, async (manager, state) => {
      refuse(state.troubles);
      return this.addEvents(manager, state, state.horizon, NO_END, null);
    });
  }

  /** Undefined where somebody else seals, or `task` made nothing. */
  private async underLock(wait: boolean, task: (manager: EntityManager, state: SealState) => Promise<Seal | undefined>): Promise<Seal | undefined> {
    const seal = await this.source.transaction('READ COMMITTED', async (manager) => {
      // The head must never be ahead: not even where the database is set to forget the last moments in a crash.
      await manager.query(`set local synchronous_commit = on`);
      const [{ held }] = await manager.query<[{ held: boolean }]>(
        wait ? `select pg_advisory_xact_lock($1) is not null as held` : `select pg_try_advisory_xact_lock($1) as held`, [SEALING_LOCK],
      );
      if (!held) return undefined;
      const state = await readState(manager, this.options.files);
      // Before the first seal: then a head that is missing later is missed.
      if (!state.last && !state.head) await writeHead(this.options.files.head, { number: 0, hash: NO_HASH.toString('hex') });
      return task(manager, state);
    });
    if (seal) await this.tell(seal);
    return seal;
  }

  private async addEvents(manager: EntityManager, state: SealState, beforeTransaction: string, upToId: string, previous_key: Buffer | null): Promise<Seal | undefined> {
    const { last } = state;
    const from = [last?.until_transaction ?? '0', last?.until_id ?? '0'] as const;
    const events = await manager.query<EventAsText[]>(EVENTS_TO_SEAL, [...from, beforeTransaction, last?.after_id ?? '0', upToId, this.options.eventsPerSeal]);
    const final = events.at(-1);
    if (!final) return undefined;
    const full = events.length === this.options.eventsPerSeal || beforeTransaction === NO_END;
    const moments = events.map(momentOf).filter((moment) => !Number.isNaN(moment) && Number.isFinite(moment));
    const highest = events.reduce((most, { id }) => (BigInt(id) > most ? BigInt(id) : most), BigInt(last?.highest_id ?? 0));
    return this.add(manager, state, 'events', {
      until_transaction: full ? final.transaction : beforeTransaction,
      until_id: full ? (BigInt(final.id) + 1n).toString() : '0',
      highest_id: highest.toString(),
      count: events.length,
      first_at: moments.length ? new Date(moments.reduce((one, other) => Math.min(one, other))) : null,
      last_at: moments.length ? new Date(moments.reduce((one, other) => Math.max(one, other))) : null,
      events: packEvents(events.map((event) => ({ id: event.id, hash: eventHash(event) }))),
      previous_key,
    });
  }

  /** Puts a seal after the last one, which it then is itself. A seal without a range of its own stands where the last one ends. */
  private async add(manager: EntityManager, state: SealState, kind: Seal['kind'], contents: Contents): Promise<Seal> {
    const { last } = state;
    const { privateKey, publicKey } = await this.keyOf(state);
    if (!privateKey) throw new SealRefusal(state.troubles.get('key-public')!);
    const end = { from_transaction: last?.until_transaction ?? '0', from_id: last?.until_id ?? '0' };
    const seal = signSeal(
      {
        number: (last?.number ?? 0) + 1,
        kind,
        epoch: last?.epoch ?? 1,
        form: EVENT_FORM,
        ...end,
        until_transaction: end.from_transaction,
        until_id: end.from_id,
        after_id: last?.after_id ?? '0',
        highest_id: last?.highest_id ?? '0',
        count: 0,
        first_at: null,
        last_at: null,
        sealed_at: this.clock.now(),
        events: Buffer.alloc(0),
        note: null,
        previous_hash: last?.hash ?? NO_HASH,
        previous_key: null,
        public_key: publicKey,
        ...contents,
      },
      privateKey,
    );
    await manager.query(INSERT_SEAL, SEAL_COLUMNS.map((column) => seal[column]));
    state.last = seal;
    return seal;
  }

  private async keyOf(state: SealState): Promise<SealKey> {
    return (state.key ??= await makeKey(this.options.files.key));
  }

  /** A slower process must not set the head back. After a begin the head may lie ahead of it, and goes back on purpose. */
  private async tell(seal: Seal): Promise<void> {
    const head = await readHead(this.options.files.head);
    if (head && head.number > seal.number && seal.kind !== 'begin') return;
    await writeHead(this.options.files.head, { number: seal.number, hash: seal.hash.toString('hex') });
  }
}
