import type { MemberView } from '@contract/households';
import type { OverlapCode } from '@contract/overlap-codes';
import type { OverlapView } from '@contract/visits';
import type { Words } from '../shared/words';
import { doorFirst, openOverlaps, overlapDays, overlapGroups, saidOverlaps, type SaidOverlap } from './overlap-groups';

const members = [{ id: 'ron', name: 'Ron de Graaf' }] as MemberView[];
const overlap = (code: OverlapCode, facts: Partial<OverlapView> = {}): OverlapView => ({
  id: `${code} ${facts.lastDay ?? ''}`,
  code,
  memberId: null,
  domain: code === 'same_topic' ? 'finances' : null,
  visitIds: ['a', 'b'],
  firstDay: '2026-09-08',
  lastDay: '2026-09-08',
  visits: 2,
  professionals: 2,
  organisations: 2,
  peakFirstDay: '2026-09-08',
  peakLastDay: '2026-09-08',
  openSince: '2026-09-08T10:00:00Z',
  answer: null,
  ...facts,
});

describe('overlaps in groups', () => {
  const found = [
    overlap('same_topic', { memberId: 'ron' }),
    overlap('household_crowding', { organisations: 4 }),
    overlap('clash'),
    overlap('member_crowding', { memberId: 'ron', organisations: 6 }),
    overlap('same_day', { lastDay: '2026-09-01' }),
    overlap('same_day', { lastDay: '2026-09-15' }),
  ];
  const said = saidOverlaps(found, { members }, 'nl');
  const codes = (list: readonly SaidOverlap[]) => list.map(({ overlap: { code, lastDay } }) => `${code} ${lastDay}`);
  const worstFirst = ['member_crowding 2026-09-08', 'household_crowding 2026-09-08', 'clash 2026-09-08', 'same_day 2026-09-15', 'same_day 2026-09-01', 'same_topic 2026-09-08'];

  it('begin with how crowded it is, the most organisations first, and go on by kind, the latest first', () => {
    expect(codes(said)).toEqual(worstFirst);
    expect(codes(saidOverlaps([...found].reverse(), { members }, 'nl'))).toEqual(worstFirst);
  });

  it('begin at the door for who looks at a visit', () => {
    expect(codes(doorFirst(said))).toEqual([...worstFirst.slice(2), ...worstFirst.slice(0, 2)]);
  });

  it.each([
    [6, 3, [['same_day', 2], ['same_topic', 1]]],
    [5, 3, [['same_day', 2]]],
    [4, 4, []],
    [0, 0, []],
  ])('of %d the worst %d are in sight, and the others by kind', (all, worst, others) => {
    const parts = overlapGroups(said.slice(0, all));
    expect(codes(parts.worst)).toEqual(worstFirst.slice(0, worst));
    expect(parts.groups.map(({ code, overlaps }) => [code, overlaps.length])).toEqual(others);
  });

  it('call a member by the first name', () => {
    expect(said[0]?.sentence).toMatch(/^Ron wordt /);
    expect(saidOverlaps(found, { members }, 'en')[0]?.sentence).toMatch(/^Ron is seen /);
  });

  it('are counted while nobody has answered them', () => {
    expect(openOverlaps([overlap('clash'), overlap('same_day', { openSince: null })]).map(({ code }) => code)).toEqual(['clash']);
  });
});

describe('the days of an overlap', () => {
  const words = { day: (day: string) => day, count: (key: string, count: number, facts: Record<string, unknown>) => `${key} ${count} ${String(facts['days'])}` } as unknown as Words;
  const days = { firstDay: '2026-09-01', lastDay: '2026-09-18', visitIds: ['a', 'b', 'c'] };

  it('are those of its peak, of which its sentence tells, and apart those of all of it', () => {
    expect(overlapDays(words, { ...days, peakFirstDay: '2026-09-07', peakLastDay: '2026-09-11' })).toEqual({ days: '2026-09-07 – 2026-09-11', inAll: 'overlaps.inAll 3 2026-09-01 – 2026-09-18' });
  });

  it('are told once where the peak is all of it', () => {
    expect(overlapDays(words, { ...days, peakFirstDay: days.firstDay, peakLastDay: days.lastDay })).toEqual({ days: '2026-09-01 – 2026-09-18', inAll: null });
    expect(overlapDays(words, { ...days, lastDay: days.firstDay, peakFirstDay: days.firstDay, peakLastDay: days.firstDay }).days).toBe('2026-09-01');
  });
});
