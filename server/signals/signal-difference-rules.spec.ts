import { describe, expect, it } from '@jest/globals';
import { keptSignals, type KeptSignal } from './signal-difference-rules.js';
import type { StuckSignal } from './why-stuck-rules.js';

const found = (more: Partial<StuckSignal> = {}): StuckSignal => ({
  code: 'acute_rating',
  subject: 'ron finances',
  memberId: 'ron',
  domain: 'finances',
  evidence: { since: '2026-09-01', rows: [{ kind: 'rating', id: 'rating', on: '2026-09-01', voice: 'own' }], term: 14 },
  evidenceKey: 'key',
  holdsFrom: 1_000,
  holdsUntil: null,
  answerId: null,
  listedFrom: 1_000,
  ...more,
});
const stored = (more: Partial<KeptSignal> = {}): KeptSignal => ({ ...found(), id: 'id', teamId: 'team', place: 1, ...more });

/** Ids that are made, one after the other. */
function ids(): () => string {
  let made = 0;
  return () => `new ${++made}`;
}

describe('what is stored of the signals of a household', () => {
  it.each<[string, Partial<StuckSignal>, Partial<KeptSignal>]>([
    ['all is the same', {}, {}],
    ['its facts come in another order', { evidence: { term: 14, rows: [{ voice: 'own', on: '2026-09-01', id: 'rating', kind: 'rating' }], since: '2026-09-01' } }, {}],
    ['it is kept off the list', { listedFrom: Infinity }, { listedFrom: null }],
  ])('stays as it is where %s', (_, now, before) => {
    expect(keptSignals([found(now)], [stored(before)], 'team', ids())).toBeUndefined();
  });

  it.each<[string, Partial<StuckSignal>, string | null]>([
    ['another rating says it', { evidence: { since: '2026-09-01', rows: [{ kind: 'rating', id: 'another', on: '2026-09-01', voice: 'own' }], term: 14 } }, 'team'],
    ['it is said in another voice', { evidence: { since: '2026-09-01', rows: [{ kind: 'rating', id: 'rating', on: '2026-09-01', voice: 'professional' }], term: 14 } }, 'team'],
    ['a fact counts until a day', { evidence: { since: '2026-09-01', rows: [{ kind: 'rating', id: 'rating', on: '2026-09-01', until: '2026-10-01', voice: 'own' }], term: 14 } }, 'team'],
    ['its term is another', { evidence: { since: '2026-09-01', rows: [{ kind: 'rating', id: 'rating', on: '2026-09-01', voice: 'own' }], term: 7 } }, 'team'],
    ['its end is known', { holdsUntil: 2_000 }, 'team'],
    ['it is answered', { answerId: 'answer', listedFrom: 3_000 }, 'team'],
    ['the household came to another team', {}, 'another team'],
  ])('is written under its id where %s', (_, now, teamId) => {
    expect(keptSignals([found(now)], [stored()], teamId, ids())).toEqual([{ ...stored(), ...now, teamId }]);
  });

  it('is nothing any more where nothing is found, and all of it where nothing was stored', () => {
    expect(keptSignals([], [stored()], 'team', ids())).toEqual([]);
    expect(keptSignals([found()], [], 'team', ids())).toEqual([{ ...stored(), id: 'new 1' }]);
    expect(keptSignals([], [], 'team', ids())).toBeUndefined();
  });

  it('puts safety before all else', () => {
    const kept = keptSignals([found({ code: 'unsafe', subject: 'ron' }), found()], [], null, ids());
    expect(kept!.map(({ code, place }) => [code, place])).toEqual([['unsafe', 0], ['acute_rating', 1]]);
  });

  it('keeps the ids of spells of one subject in their order, and makes one for a spell that is new', () => {
    const spells = [found({ holdsFrom: 5_000 }), found({ holdsFrom: 1_000, holdsUntil: 2_000 }), found({ holdsFrom: 3_000, holdsUntil: 4_000 })];
    const before = [stored({ id: 'second', holdsFrom: 3_000, holdsUntil: 4_000 }), stored({ id: 'first', holdsFrom: 1_000, holdsUntil: 2_000 })];
    expect(keptSignals(spells, before, 'team', ids())!.map(({ id, holdsFrom }) => [id, holdsFrom])).toEqual([['first', 1_000], ['second', 3_000], ['new 1', 5_000]]);
  });
});
