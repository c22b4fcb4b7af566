import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../shared/clock.js';
import { readHead, readKey, type SealFiles } from './seal-files.js';
import { SealRefusal } from './seal-refusal.js';
import { authenticityOf, fromOf, type Seal } from './seal.js';
import { FIRST_OF_EPOCHS, LOST_CONTENTS, NO_BEGINNING, NO_END, PARTITIONS, UNSEALED } from './seal.sql.js';
import { SealChain, sealsOf, trustedKeys } from './seal-chain.js';
import { EventReader, SealedEvents } from './sealed-events.js';
import { Findings, inWords, type Verdict } from './verdict.js';

/** Sealing runs every minute: after a day without, it is not just behind. In milliseconds. */
const STANDSTILL = 24 * 3_600_000;

/**
 * Compares the log with its seals, from the first to the last, in one look at the database and in memory that does not
 * grow with the log. Throws SealRefusal where there is no key to verify with.
 */
export async function verify(source: DataSource, files: SealFiles, clock: Clock): Promise<Verdict> {
  const key = await readKey(files.key);
  if (!key) throw new SealRefusal(`The key of the seals is not at ${files.key}: nothing can be verified. Set AUDIT_KEY_FILE to where it, or its public half, is.`);
  // Read first: of a seal that is made meanwhile the head may know nothing yet, never the other way around.
  const head = await readHead(files.head);
  return source.transaction('REPEATABLE READ', async (manager) => {
    await manager.query(`set transaction read only`);
    await manager.query(`set local idle_in_transaction_session_timeout = 0`);
    const findings = new Findings();
    const trusted = await trustedKeys(manager, key.publicKey);
    const chain = new SealChain(trusted, head, findings);
    const events = new SealedEvents(findings);
    const span = await walk(manager, chain, events, trusted);
    chain.end();
    await events.conclude(manager);
    await missingPartitions(manager, events.incomplete, findings);
    for (const { id } of await manager.query<{ id: string }[]>(LOST_CONTENTS, [1000]))
      findings.add({ kind: 'content-without-event', events: id, sentence: `There are contents of event ${id}, and no such event.` });
    const unsealed = await waiting(manager, chain.lastTrue, clock, findings);
    return {
      well: findings.count === 0,
      seals: chain.count,
      events: events.events,
      ...span,
      contents: events.contents,
      unsealed,
      unvouched: events.unvouched,
      notes: chain.notes,
      findings: findings.listed,
      found: findings.count,
    };
  });
}

/** Along the seals and the events side by side, epoch after epoch. */
async function walk(manager: EntityManager, chain: SealChain, events: SealedEvents, trusted: ReadonlySet<string>): Promise<Pick<Verdict, 'from' | 'until'>> {
  const begins = (await manager.query<Seal[]>(FIRST_OF_EPOCHS)).filter((seal) => authenticityOf(seal, trusted) === 'authentic');
  // Ids count from 1; what was slipped in may not.
  const readerOf = (seal: Seal): EventReader => new EventReader(manager, seal.after_id === '0' ? NO_BEGINNING : seal.after_id, begins.find(({ epoch }) => epoch > seal.epoch)?.after_id ?? NO_END);
  let [from, until]: [Date | null, Date | null] = [null, null];
  let reader: EventReader | undefined;
  let previous: Seal | undefined;
  for await (const seal of sealsOf(manager)) {
    if (!chain.take(seal)) continue;
    if (!reader || previous?.epoch !== seal.epoch) {
      if (reader) await events.rest(reader);
      reader = readerOf(seal);
    }
    await events.before(fromOf(seal), reader, chain.continues(seal, previous));
    await events.compare(seal, reader);
    from ??= seal.first_at;
    until = seal.last_at ?? until;
    previous = seal;
  }
  return { from, until };
}

/** A month in which events are missing and that has no partition lost all of them at once. */
async function missingPartitions(manager: EntityManager, incomplete: ReadonlySet<string>, findings: Findings): Promise<void> {
  const present = new Set((await manager.query<{ name: string }[]>(PARTITIONS)).map(({ name }) => name));
  for (const month of [...incomplete].sort()) {
    const name = `audit_event_${month.replace('-', '_')}`;
    if (!present.has(name)) findings.add({ kind: 'partition-missing', sentence: `The partition ${name} is missing: the log of ${month} was dropped or detached.` });
  }
}

interface Unsealed {
  count: number;
  oldest: Date | null;
  beyond: number;
  lowestBeyond: string;
  highestBeyond: string;
}

async function waiting(manager: EntityManager, last: Seal | undefined, clock: Clock, findings: Findings): Promise<Verdict['unsealed']> {
  const place = last ? [last.until_transaction, last.until_id, last.after_id] : ['0', '0', '0'];
  const [{ count, oldest, beyond, lowestBeyond, highestBeyond }] = await manager.query<[Unsealed]>(UNSEALED, place);
  if (beyond > 0) {
    const events = lowestBeyond === highestBeyond ? lowestBeyond : `${lowestBeyond}–${highestBeyond}`;
    const which = beyond === 1 ? `Event ${events}, not sealed yet,` : `${beyond} events among ${events}, not sealed yet,`;
    findings.add({ kind: 'beyond-this-cluster', events, sentence: `${which} ${beyond === 1 ? 'carries' : 'carry'} a transaction number that this database has yet to come to: slipped in, or the database was restored into another cluster.` });
  }
  if (oldest && clock.now().getTime() - oldest.getTime() > STANDSTILL)
    findings.add({ kind: 'sealing-stands-still', sentence: `Sealing stands still: the oldest event that waits is of ${inWords(oldest)}.` });
  return { count, oldest };
}
