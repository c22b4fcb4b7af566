import type { OverlapFacts } from '../contract/overlap-codes.js';
import { differenceOf as difference, type StandingOverlap, type StoredOverlap } from './overlap-difference-rules.js';
import type { AnsweredOverlap } from './overlap-standing-rules.js';

const overlap = (visits: string, different: Partial<OverlapFacts> = {}): OverlapFacts => ({
  code: 'same_topic',
  memberId: 'ron',
  domain: 'finances',
  visitIds: visits.split(' '),
  firstDay: '2026-09-01',
  lastDay: '2026-09-05',
  visits: visits.split(' ').length,
  professionals: 2,
  organisations: 2,
  peakFirstDay: '2026-09-01',
  peakLastDay: '2026-09-05',
  ...different,
});
const BEFORE = '2026-09-06T10:00:00.000Z';
const NOW = '2026-09-09T10:00:00.000Z';
const stored = (id: string, visits: string, different: Partial<StandingOverlap> = {}): StoredOverlap => ({ id, openSince: BEFORE, ...overlap(visits, different) });
const fresh = (visits: string, different: Partial<OverlapFacts> = {}): StandingOverlap => ({ ...overlap(visits, different), openSince: NOW });
const answered = (visits: string, different: Partial<AnsweredOverlap> = {}): AnsweredOverlap => ({ ...overlap(visits), ...different });
const differenceOf = (before: readonly StoredOverlap[], computed: readonly OverlapFacts[], ...answers: AnsweredOverlap[]) => difference(before, computed, { answers, now: NOW });
const NOTHING = { inserted: [], updated: [], deletedIds: [] };

describe('what to write', () => {
  it('is nothing where nothing changed', () => {
    expect(differenceOf([stored('1', 'A B'), stored('2', 'C D')], [overlap('C D'), overlap('A B')])).toEqual(NOTHING);
  });

  it('is a new overlap, and one that is gone', () => {
    expect(differenceOf([stored('1', 'A B')], [overlap('C D')])).toEqual({ ...NOTHING, inserted: [fresh('C D')], deletedIds: ['1'] });
  });

  it('keeps the id of one that grew or shrank', () => {
    expect(differenceOf([stored('1', 'A B')], [overlap('A B C')])).toEqual({ ...NOTHING, updated: [stored('1', 'A B C')] });
    expect(differenceOf([stored('1', 'A B C')], [overlap('A B')])).toEqual({ ...NOTHING, updated: [stored('1', 'A B')] });
  });

  it('writes new facts of the same visits: moved, or seen by others', () => {
    for (const different of [{ lastDay: '2026-09-06' }, { professionals: 3 }, { peakFirstDay: '2026-09-02' }]) {
      expect(differenceOf([stored('1', 'A B')], [overlap('A B', different)])).toEqual({ ...NOTHING, updated: [stored('1', 'A B', different)] });
    }
    expect(differenceOf([stored('1', 'A B')], [overlap('B A')])).toEqual({ ...NOTHING, updated: [stored('1', 'B A')] });
  });

  it('gives two that grow together the id of the larger', () => {
    expect(differenceOf([stored('1', 'A B'), stored('2', 'C D E')], [overlap('A B C D E F')])).toEqual({ inserted: [], updated: [stored('2', 'A B C D E F')], deletedIds: ['1'] });
  });

  it('gives the larger part of one that falls apart its id', () => {
    expect(differenceOf([stored('1', 'A B C D E')], [overlap('A B'), overlap('C D E')])).toEqual({ inserted: [fresh('A B')], updated: [stored('1', 'C D E')], deletedIds: [] });
  });

  it('takes the same visits before the most shared', () => {
    expect(differenceOf([stored('1', 'A B'), stored('2', 'A B C')], [overlap('A B C D'), overlap('A B C')])).toEqual({ inserted: [], updated: [stored('1', 'A B C D')], deletedIds: [] });
  });

  it.each([{ code: 'repeated_intake' }, { memberId: 'mirella' }, { memberId: null }, { domain: 'housing' }, { domain: null }] as const)(
    'never turns one into an overlap on another subject: %j',
    (different) => {
      expect(differenceOf([stored('1', 'A B')], [overlap('A B', different)])).toEqual({ inserted: [fresh('A B', different)], updated: [], deletedIds: ['1'] });
    },
  );
});

describe('since when one is open', () => {
  it.each([
    ['stays while nobody answers', stored('1', 'A B'), overlap('A B'), [], BEFORE],
    ['stays when it grows', stored('1', 'A B'), overlap('A B C'), [], BEFORE],
    ['is no moment once it is answered', stored('1', 'A B'), overlap('A B'), [answered('A B')], null],
    ['is none either when it shrinks', stored('1', 'A B C', { openSince: null }), overlap('A B'), [answered('A B C')], null],
    ['begins now when a visit comes to what was answered', stored('1', 'A B', { openSince: null }), overlap('A B C'), [answered('A B')], NOW],
    ['is none when all of it was answered, in parts of which one is whole', stored('1', 'A B', { openSince: null }), overlap('A B C'), [answered('A B'), answered('C B A')], null],
    ['goes on when two answers have only together all visits', stored('1', 'A B C'), overlap('A B C'), [answered('A B'), answered('B C')], BEFORE],
    ['goes on when another subject was answered', stored('1', 'A B'), overlap('A B'), [answered('A B', { memberId: 'mirella' }), answered('A B', { domain: null }), answered('A B', { code: 'same_day' })], BEFORE],
    ['begins anew when an answer holds no more', stored('1', 'A B', { openSince: null }), overlap('A B'), [], NOW],
  ])('%s', (_, before, computed, answers, expected) => {
    const { updated } = differenceOf([before], [computed], ...answers);
    expect(updated[0]?.openSince ?? (updated.length > 0 ? null : before.openSince)).toBe(expected);
  });

  it('is none for a part that falls off what was answered', () => {
    const { inserted, updated } = differenceOf([stored('1', 'A B C D E', { openSince: null })], [overlap('A B'), overlap('C D E')], answered('A B C D E'));
    expect([inserted, updated]).toEqual([[{ ...overlap('A B'), openSince: null }], [stored('1', 'C D E', { openSince: null })]]);
  });

  it('is not written where nothing became different', () => {
    expect(differenceOf([stored('1', 'A B', { openSince: null })], [overlap('A B')], answered('A B C'))).toEqual(NOTHING);
  });
});
