import type { MemberView } from '@contract/households';
import type { OverlapCode } from '@contract/overlap-codes';
import type { OverlapView } from '@contract/visits';
import { overlapGroups } from './overlap-groups';

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
  const { headlines, groups } = overlapGroups(found, { members }, 'nl');

  it('begin with how crowded it is, the most organisations first', () => {
    expect(headlines.map(({ overlap: { code } }) => code)).toEqual(['member_crowding', 'household_crowding']);
  });

  it('come by kind, most urgent first, and within it the latest first', () => {
    expect(groups.map(({ code, overlaps }) => [code, overlaps.map(({ overlap: { lastDay } }) => lastDay)])).toEqual([
      ['clash', ['2026-09-08']],
      ['same_day', ['2026-09-15', '2026-09-01']],
      ['same_topic', ['2026-09-08']],
    ]);
  });

  it('call a member by the first name', () => {
    expect(headlines[0]?.sentence).toMatch(/^Ron wordt /);
    expect(overlapGroups(found, { members }, 'en').headlines[0]?.sentence).toMatch(/^Ron is seen /);
  });

  it('are none without overlaps', () => {
    expect(overlapGroups([], { members }, 'nl')).toEqual({ headlines: [], groups: [] });
  });
});
