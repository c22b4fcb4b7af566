import type { Evidence } from './signal-facts-rules.js';
import type { StuckSignal } from './why-stuck-rules.js';

/** A signal as it is stored. Instants in milliseconds; `listedFrom` null: not as long as it is the same. */
export interface KeptSignal extends Omit<StuckSignal, 'listedFrom'> {
  id: string;
  teamId: string | null;
  place: number;
  listedFrom: number | null;
}

/** Safety before all else. */
export const placeOf = (code: StuckSignal['code']): number => (code === 'unsafe' ? 0 : 1);

/**
 * What is to be stored now, each under the id that it had; undefined where that is what is stored. Spells of one subject go on
 * in their order: the first that is left is the one that was first.
 */
export function keptSignals(found: readonly StuckSignal[], stored: readonly KeptSignal[], teamId: string | null, newId: () => string): KeptSignal[] | undefined {
  const former = new Map<string, KeptSignal[]>();
  for (const signal of inOrder(stored)) former.set(keyOf(signal), [...(former.get(keyOf(signal)) ?? []), signal]);
  let same = found.length === stored.length;
  const kept = inOrder(found).map((signal) => {
    const before = former.get(keyOf(signal))?.shift();
    const now: KeptSignal = { ...signal, id: before?.id ?? newId(), teamId, place: placeOf(signal.code), listedFrom: Number.isFinite(signal.listedFrom) ? signal.listedFrom : null };
    if (!before || textOf(before) !== textOf(now)) same = false;
    return now;
  });
  return same ? undefined : kept;
}

const keyOf = ({ code, subject }: StuckSignal | KeptSignal): string => `${code} ${subject}`;

const inOrder = <Signal extends { holdsFrom: number }>(signals: readonly Signal[]): Signal[] => [...signals].sort((one, other) => one.holdsFrom - other.holdsFrom);

/** The same text for the same facts, in whatever order their fields came. */
const textOf = ({ teamId, memberId, domain, evidence, evidenceKey, place, holdsFrom, holdsUntil, listedFrom, answerId }: KeptSignal): string =>
  JSON.stringify([teamId, memberId, domain, evidenceText(evidence), evidenceKey, place, holdsFrom, holdsUntil, listedFrom, answerId]);

const evidenceText = ({ since, term, rows }: Evidence): unknown[] => [since, term, rows.map(({ kind, id, on, until, voice }) => [kind, id, on, until ?? null, voice ?? null])];
