import type { EntityManager } from 'typeorm';
import type { Head } from './seal-files.js';
import { authenticityOf, fingerprint, isBefore, fromOf, NO_HASH, untilOf, type Seal } from './seal.js';
import { SEALS_AFTER, SEALS_OF_NEW_KEYS } from './seal.sql.js';
import { inWords, type Findings } from './verdict.js';

const PAGE = 200;
/** How far from its place a seal that got another number is looked for. */
const NEARBY = 1000;

/** All seals in the order of their numbers, a page at a time. */
export async function* sealsOf(manager: EntityManager): AsyncGenerator<Seal> {
  let last = -(2 ** 31);
  for (;;) {
    const page = await manager.query<Seal[]>(SEALS_AFTER, [last, PAGE]);
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)!.number;
  }
}

/** The keys to trust: ours, and from there back each key that a seal we trust names as the one before it. */
export async function trustedKeys(manager: EntityManager, ours: Buffer): Promise<Set<string>> {
  const trusted = new Set([ours.toString('hex')]);
  for (const seal of await manager.query<Seal[]>(SEALS_OF_NEW_KEYS)) {
    if (authenticityOf(seal, trusted) === 'authentic') trusted.add(seal.previous_key!.toString('hex'));
  }
  return trusted;
}

/** Goes along the seals and says of each whether it is the one that was made, and whether it follows the one before it. */
export class SealChain {
  readonly notes: string[] = [];
  count = 0;
  /** The last one that is as it was made. */
  lastTrue: Seal | undefined;
  private before: Seal | undefined;
  private atHead: string | undefined;

  constructor(
    private readonly trusted: ReadonlySet<string>,
    private readonly head: Head | undefined,
    private readonly findings: Findings,
  ) {}

  /** Whether this seal can be believed. */
  take(seal: Seal): boolean {
    this.count++;
    if (seal.number === this.head?.number) this.atHead = seal.hash.toString('hex');
    this.place(seal);
    const authenticity = authenticityOf(seal, this.trusted);
    if (authenticity === 'authentic') {
      this.follows(seal);
      this.remember(seal);
      this.lastTrue = seal;
    } else this.tell(seal, authenticity);
    this.before = seal;
    return authenticity === 'authentic';
  }

  /** After the last seal: whether that is the last one that was made. */
  end(): void {
    const { head } = this;
    const last = this.before?.number ?? 0;
    if (!head) {
      if (last > 0) this.findings.add({ kind: 'head-missing', sentence: 'The file with the number of the last seal is missing: whether the end of the log was cut off cannot be told.' });
    } else if (head.number > last) {
      this.findings.add({
        kind: 'cut-off-at-end',
        seal: head.number,
        sentence: `The log was cut off at its end: seal ${head.number} was made, and ${last === 0 ? 'there is no seal any more' : `the last one that is there is seal ${last}`}. Or an older copy of the database was restored.`,
      });
    } else if (this.atHead !== undefined && this.atHead !== head.hash) {
      this.findings.add({ kind: 'head-other', seal: head.number, sentence: `Seal ${head.number} is not the one that was made: its hash is another than the one kept outside the database.` });
    }
  }

  /** Whether the range of this seal begins where that of the seal before it ended. */
  continues(seal: Seal, previous: Seal | undefined): boolean {
    if (!previous) return seal.number === 1;
    if (previous.epoch !== seal.epoch) return seal.number === previous.number + 1;
    return !isBefore(untilOf(previous), fromOf(seal));
  }

  private place(seal: Seal): void {
    const expected = (this.before?.number ?? 0) + 1;
    if (seal.number === expected) return;
    if (!this.before)
      this.findings.add({ kind: 'cut-off-at-beginning', seal: seal.number, sentence: `The log was cut off at its beginning: the first seal that is there is number ${seal.number}.` });
    else {
      const gone = expected === seal.number - 1 ? `Seal ${expected} was removed` : `Seals ${expected} to ${seal.number - 1} were removed`;
      this.findings.add({ kind: 'seals-removed', seal: expected, sentence: `${gone}.` });
    }
  }

  private follows(seal: Seal): void {
    const previous = this.lastTrue?.number === seal.number - 1 ? this.lastTrue.hash : seal.number === 1 ? NO_HASH : undefined;
    if (previous && !previous.equals(seal.previous_hash))
      this.findings.add({ kind: 'chain-broken', seal: seal.number, sentence: `Seal ${seal.number} does not follow the seal before it.` });
  }

  private remember(seal: Seal): void {
    if (seal.kind === 'begin') this.notes.push(`Begun anew with seal ${seal.number} on ${inWords(seal.sealed_at)}: ${seal.note}.`);
    if (seal.previous_key) this.notes.push(`Another key (${fingerprint(seal.public_key)}) from seal ${seal.number} of ${inWords(seal.sealed_at)} on; before it ${fingerprint(seal.previous_key)}.`);
  }

  private tell(seal: Seal, authenticity: 'changed' | 'unknown-key' | 'false-signature'): void {
    const { number } = seal;
    const of = `Its ${seal.count} events cannot be vouched for.`;
    if (authenticity === 'unknown-key') {
      this.findings.add({ kind: 'unknown-key', seal: number, sentence: `Seal ${number} was signed with a key that is not ours (${fingerprint(seal.public_key)}). ${of}` });
    } else if (authenticity === 'false-signature') {
      this.findings.add({ kind: 'false-signature', seal: number, sentence: `Seal ${number} carries a false signature. ${of}` });
    } else {
      const made = this.numberWhenMade(seal);
      if (made) this.findings.add({ kind: 'seal-renumbered', seal: number, sentence: `What stands as seal ${number} was made as seal ${made}: seals were put in another order. ${of}` });
      else this.findings.add({ kind: 'seal-changed', seal: number, sentence: `Seal ${number} was changed after it was made. ${of}` });
    }
  }

  private numberWhenMade(seal: Seal): number | undefined {
    for (let away = 1; away <= NEARBY; away++) {
      for (const number of [seal.number - away, seal.number + away]) if (authenticityOf({ ...seal, number }, this.trusted) === 'authentic') return number;
    }
    return undefined;
  }
}
