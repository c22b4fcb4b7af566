import { ZONE } from '../shared/day.js';

export type FindingKind =
  | 'event-changed'
  | 'event-moved'
  | 'events-removed'
  | 'event-slipped-in'
  | 'content-changed'
  | 'content-without-event'
  | 'partition-missing'
  | 'seal-changed'
  | 'seal-renumbered'
  | 'seals-removed'
  | 'chain-broken'
  | 'unknown-key'
  | 'false-signature'
  | 'cut-off-at-beginning'
  | 'cut-off-at-end'
  | 'head-missing'
  | 'head-other'
  | 'beyond-this-cluster'
  | 'sealing-stands-still';

export interface Finding {
  kind: FindingKind;
  /** The seal that tells. */
  seal?: number;
  /** The ids it is about: one, or ranges as `501–503, 510`. */
  events?: string;
  sentence: string;
}

export interface Verdict {
  /** Nothing was found. */
  well: boolean;
  seals: number;
  /** Sealed, and there as they were written. */
  events: number;
  from: Date | null;
  until: Date | null;
  /** Of the contents of changes: still there and as written, and erased, which is allowed. */
  contents: { kept: number; erased: number };
  unsealed: { count: number; oldest: Date | null };
  /** Events whose seal is missing or false, so that nothing can be said of them. */
  unvouched: number;
  /** Restores and changes of key, as the seals tell them. */
  notes: string[];
  findings: Finding[];
  /** Found in all; beyond the first thousand they are only counted. */
  found: number;
}

const LISTED = 1000;

/** Gathers what is found, in bounded memory. */
export class Findings {
  readonly listed: Finding[] = [];
  count = 0;

  add(finding: Finding): void {
    if (this.count++ < LISTED) this.listed.push(finding);
  }
}

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: ZONE });

/** In words; a moment that no clock gives is called that. */
export const inWords = (moment: Date | number | null): string => (moment === null || Number.isNaN(Number(moment)) || !Number.isFinite(Number(moment)) ? 'an impossible moment' : format.format(moment));

/** `['1', '2', '3', '7']` → `1–3, 7`. */
export function rangesOf(ids: readonly string[]): string {
  const sorted = ids.map(BigInt).sort((one, other) => (one < other ? -1 : 1));
  const ranges: [bigint, bigint][] = [];
  for (const id of sorted) {
    const last = ranges.at(-1);
    if (last && id === last[1] + 1n) last[1] = id;
    else ranges.push([id, id]);
  }
  const shown = ranges.slice(0, 20).map(([from, until]) => (from === until ? `${from}` : `${from}–${until}`));
  return shown.join(', ') + (ranges.length > 20 ? `, and ${ranges.length - 20} more ranges` : '');
}

export const plural = (count: number, one: string, more = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

/** What a person reads: whether all is well, and every finding in a sentence. */
export function sentencesOf(verdict: Verdict): string[] {
  const { contents, unsealed } = verdict;
  const span = verdict.from ? `, from ${inWords(verdict.from)} until ${inWords(verdict.until)}` : '';
  return [
    verdict.well ? 'All is well.' : `Not well: ${plural(verdict.found, 'finding')}.`,
    `${plural(verdict.seals, 'seal holds', 'seals hold')} ${plural(verdict.events, 'event')} as they were written${span}.`,
    `Contents of changes: ${contents.kept} as they were written, ${contents.erased} erased (which is allowed).`,
    unsealed.count === 0 ? 'Nothing waits to be sealed.' : `${plural(unsealed.count, 'event')} not sealed yet, the oldest of ${inWords(unsealed.oldest)}.`,
    ...(verdict.unvouched ? [`Of ${plural(verdict.unvouched, 'event')} nothing can be said: their seal is missing or false.`] : []),
    ...verdict.notes,
    ...verdict.findings.map(({ sentence }) => `- ${sentence}`),
    ...(verdict.found > verdict.findings.length ? [`- And ${verdict.found - verdict.findings.length} more.`] : []),
  ];
}
