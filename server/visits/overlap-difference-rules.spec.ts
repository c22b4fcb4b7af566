import type { OverlapFacts } from '../contract/overlap-codes.js';
import { differenceOf, type StoredOverlap } from './overlap-difference-rules.js';

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
const stored = (id: string, visits: string, different: Partial<OverlapFacts> = {}): StoredOverlap => ({ id, ...overlap(visits, different) });
const NOTHING = { inserted: [], updated: [], deletedIds: [] };

describe('what to write', () => {
  it('is nothing where nothing changed', () => {
    expect(differenceOf([stored('1', 'A B'), stored('2', 'C D')], [overlap('C D'), overlap('A B')])).toEqual(NOTHING);
  });

  it('is a new overlap, and one that is gone', () => {
    expect(differenceOf([stored('1', 'A B')], [overlap('C D')])).toEqual({ ...NOTHING, inserted: [overlap('C D')], deletedIds: ['1'] });
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
    const difference = differenceOf([stored('1', 'A B'), stored('2', 'C D E')], [overlap('A B C D E F')]);
    expect(difference).toEqual({ inserted: [], updated: [stored('2', 'A B C D E F')], deletedIds: ['1'] });
  });

  it('gives the larger part of one that falls apart its id', () => {
    const difference = differenceOf([stored('1', 'A B C D E')], [overlap('A B'), overlap('C D E')]);
    expect(difference).toEqual({ inserted: [overlap('A B')], updated: [stored('1', 'C D E')], deletedIds: [] });
  });

  it('takes the same visits before the most shared', () => {
    const difference = differenceOf([stored('1', 'A B'), stored('2', 'A B C')], [overlap('A B C D'), overlap('A B C')]);
    expect(difference).toEqual({ inserted: [], updated: [stored('1', 'A B C D')], deletedIds: [] });
  });

  it.each([{ code: 'repeated_intake' }, { memberId: 'mirella' }, { memberId: null }, { domain: 'housing' }, { domain: null }] as const)(
    'never turns one into an overlap on another subject: %j',
    (different) => {
      const difference = differenceOf([stored('1', 'A B')], [overlap('A B', different)]);
      expect(difference).toEqual({ inserted: [overlap('A B', different)], updated: [], deletedIds: ['1'] });
    },
  );
});
