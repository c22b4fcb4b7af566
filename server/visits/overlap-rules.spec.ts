import type { OverlapCode, OverlapThresholds } from '../contract/overlap-codes.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-thresholds.js';
import { instantAt } from '../shared/day.js';
import { findOverlaps, reachInDays } from './overlap-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

/** A visit by its organisation, its local day and times; `with` what the case is about. */
function visit(id: string, organisation: string, when: string, different: Partial<OverlapVisit> = {}): OverlapVisit {
  const [day, from, until] = when.split(' ') as [string, string, string];
  return {
    id,
    startsAt: instantAt(day, from),
    endsAt: instantAt(day, until),
    kind: 'regular',
    status: 'held',
    memberIds: ['ron'],
    professionalIds: [`someone of ${organisation}`],
    organisationIds: [organisation],
    domains: [],
    ...different,
  };
}

const found = (visits: OverlapVisit[], code: OverlapCode, thresholds: OverlapThresholds = DEFAULT_OVERLAP_THRESHOLDS) =>
  findOverlaps(visits, thresholds).filter((overlap) => overlap.code === code);
const visitsOf = (visits: OverlapVisit[], code: OverlapCode, thresholds?: OverlapThresholds) =>
  found(visits, code, thresholds).map(({ visitIds }) => visitIds.join(' '));

const FINANCES = { domains: ['finances'] } satisfies Partial<OverlapVisit>;
const INTAKE = { kind: 'intake' } satisfies Partial<OverlapVisit>;

describe('clash', () => {
  const debtHelp = visit('A', 'debt help', '2026-09-09 10:00 11:00');
  const cases: [string, OverlapVisit[], string[]][] = [
    ['periods that overlap', [debtHelp, visit('B', 'housing', '2026-09-09 10:59 11:30')], ['A B']],
    ['periods that only touch', [debtHelp, visit('B', 'housing', '2026-09-09 11:00 11:30')], []],
    ['a period within the other', [debtHelp, visit('B', 'housing', '2026-09-09 10:15 10:30')], ['A B']],
    [
      'a long visit clashes with one after a shorter one, each pair for itself',
      [visit('A', 'school', '2026-09-09 09:00 17:00'), visit('B', 'housing', '2026-09-09 10:00 10:30'), visit('C', 'police', '2026-09-09 15:00 16:00')],
      ['A B', 'A C'],
    ],
    ['three at once are three pairs', [debtHelp, visit('B', 'housing', '2026-09-09 10:00 11:00'), visit('C', 'police', '2026-09-09 10:00 11:00')], ['A B', 'A C', 'B C']],
    ['no member in common', [debtHelp, visit('B', 'housing', '2026-09-09 10:00 11:00', { memberIds: ['mirella'] })], []],
    ['one of two members in common', [{ ...debtHelp, memberIds: ['ron', 'dion'] }, visit('B', 'school', '2026-09-09 10:00 11:00', { memberIds: ['mirella', 'dion'] })], ['A B']],
    ['the same organisation', [debtHelp, visit('B', 'debt help', '2026-09-09 10:00 11:00')], []],
    ['a joint visit in which the other takes part', [debtHelp, visit('B', 'housing', '2026-09-09 10:00 11:00', { organisationIds: ['housing', 'debt help'] })], []],
    ['nobody at home at either', [{ ...debtHelp, status: 'no_show' }, visit('B', 'housing', '2026-09-09 10:00 11:00', { status: 'refused' })], ['A B']],
    ['a cancelled one', [debtHelp, visit('B', 'housing', '2026-09-09 10:00 11:00', { status: 'cancelled' })], []],
    [
      'past midnight, on two days',
      [visit('A', 'crisis team', '2026-09-09 23:30 23:59', { endsAt: instantAt('2026-09-10', '01:00') }), visit('B', 'police', '2026-09-10 00:30 02:00')],
      ['A B'],
    ],
  ];
  it.each(cases)('%s', (_name, visits, expected) => expect(visitsOf(visits, 'clash')).toEqual(expected));
});

describe('same day', () => {
  const cases: [string, OverlapVisit[], string[]][] = [
    ['two organisations, also to different members', [visit('A', 'school', '2026-09-09 09:00 10:00'), visit('B', 'police', '2026-09-09 20:00 21:00', { memberIds: ['dion'] })], ['A B']],
    ['before and after midnight', [visit('A', 'school', '2026-09-09 23:00 23:30'), visit('B', 'police', '2026-09-10 00:00 00:30')], []],
    ['one organisation twice', [visit('A', 'school', '2026-09-09 09:00 10:00'), visit('B', 'school', '2026-09-09 20:00 21:00')], []],
    [
      'a joint visit coordinates with both, who are uncoordinated with each other',
      [
        visit('A', 'school', '2026-09-09 09:00 10:00'),
        visit('B', 'joint', '2026-09-09 11:00 12:00', { organisationIds: ['school', 'police'] }),
        visit('C', 'police', '2026-09-09 13:00 14:00'),
      ],
      ['A C'],
    ],
    ['two pairs on one day are one overlap', ['A', 'B', 'C', 'D'].map((id, hour) => visit(id, id < 'C' ? 'school' : 'police', `2026-09-09 1${hour}:00 1${hour}:30`)), ['A B C D']],
    // Summer time ends at 3:00 on 25 October 2026: the day has 25 hours, of which the last begins at 22:00 UTC.
    ['the long day in autumn, first and last hour', [visit('A', 'school', '2026-10-25 00:00 00:30'), visit('B', 'police', '2026-10-25 23:30 23:45')], ['A B']],
    ['the last hour before the long day', [visit('A', 'school', '2026-10-24 23:30 23:45'), visit('B', 'police', '2026-10-25 00:00 00:30')], []],
    // It begins at 2:00 on 29 March 2026: the day has 23 hours.
    ['the short day in spring, first and last hour', [visit('A', 'school', '2026-03-29 00:00 00:30'), visit('B', 'police', '2026-03-29 23:30 23:45')], ['A B']],
    ['the first hour after the short day', [visit('A', 'school', '2026-03-29 23:30 23:45'), visit('B', 'police', '2026-03-30 00:00 00:30')], []],
  ];
  it.each(cases)('%s', (_name, visits, expected) => expect(visitsOf(visits, 'same_day')).toEqual(expected));
});

describe('same topic', () => {
  const first = visit('A', 'debt help', '2026-09-01 23:30 23:59', FINANCES);
  const cases: [string, OverlapVisit[], string[]][] = [
    ['6 days apart', [first, visit('B', 'housing', '2026-09-07 08:00 09:00', FINANCES)], ['A B']],
    ['7 days apart, in less than 7 times 24 hours', [first, visit('B', 'housing', '2026-09-08 00:00 01:00', FINANCES)], []],
    ['6 days apart over the change to winter time', [visit('A', 'debt help', '2026-10-20 00:00 01:00', FINANCES), visit('B', 'housing', '2026-10-26 23:00 23:30', FINANCES)], ['A B']],
    ['a chain of links', [first, visit('B', 'housing', '2026-09-07 08:00 09:00', FINANCES), visit('C', 'debt help', '2026-09-13 08:00 09:00', FINANCES)], ['A B C']],
    [
      'visits of one organisation join through another',
      [first, visit('B', 'debt help', '2026-09-02 08:00 09:00', FINANCES), visit('C', 'housing', '2026-09-08 08:00 09:00', FINANCES)],
      ['B C'],
    ],
    ['another domain', [first, visit('B', 'housing', '2026-09-02 08:00 09:00', { domains: ['housing'] })], []],
    ['another member', [first, visit('B', 'housing', '2026-09-02 08:00 09:00', { ...FINANCES, memberIds: ['mirella'] })], []],
    ['planned counts', [first, visit('B', 'housing', '2026-09-02 08:00 09:00', { ...FINANCES, status: 'planned' })], ['A B']],
    ['no-show does not count', [first, visit('B', 'housing', '2026-09-02 08:00 09:00', { ...FINANCES, status: 'no_show' })], []],
    ['refused does not count', [first, visit('B', 'housing', '2026-09-02 08:00 09:00', { ...FINANCES, status: 'refused' })], []],
    ['one organisation', [first, visit('B', 'debt help', '2026-09-02 08:00 09:00', FINANCES)], []],
  ];
  it.each(cases)('%s', (_name, visits, expected) => expect(visitsOf(visits, 'same_topic')).toEqual(expected));

  it('is an overlap for each member and domain that two visits share', () => {
    const both: Partial<OverlapVisit> = { memberIds: ['ron', 'mirella'], domains: ['finances', 'housing'] };
    const overlaps = found([visit('A', 'debt help', '2026-09-01 10:00 11:00', both), visit('B', 'housing', '2026-09-03 10:00 11:00', both)], 'same_topic');
    expect(overlaps.map(({ memberId, domain }) => `${memberId} ${domain}`)).toEqual(['ron finances', 'ron housing', 'mirella finances', 'mirella housing']);
    expect(overlaps[0]).toMatchObject({ firstDay: '2026-09-01', lastDay: '2026-09-03', visits: 2, professionals: 2, organisations: 2 });
  });
});

describe('repeated intake', () => {
  const first = visit('A', 'debt help', '2026-09-01 10:00 11:00', INTAKE);
  const cases: [string, OverlapVisit[], string[]][] = [
    ['30 days apart', [first, visit('B', 'housing', '2026-10-01 10:00 11:00', INTAKE)], ['A B']],
    ['31 days apart', [first, visit('B', 'housing', '2026-10-02 10:00 11:00', INTAKE)], []],
    ['a visit of another kind', [first, visit('B', 'housing', '2026-09-02 10:00 11:00')], []],
    ['a no-show counts', [first, visit('B', 'housing', '2026-09-02 10:00 11:00', { ...INTAKE, status: 'no_show' })], ['A B']],
  ];
  it.each(cases)('%s', (_name, visits, expected) => expect(visitsOf(visits, 'repeated_intake')).toEqual(expected));
});

describe('member crowding', () => {
  const fourIn = (lastDay: string) =>
    ['school', 'police', 'housing', 'debt help'].map((organisation, number) =>
      visit('ABCD'[number]!, organisation, `${['2026-09-01', '2026-09-02', '2026-09-03', lastDay][number]} 10:00 11:00`),
    );

  it('is four organisations in 7 days', () => expect(visitsOf(fourIn('2026-09-07'), 'member_crowding')).toEqual(['A B C D']));
  it('is not four organisations in 8 days', () => expect(visitsOf(fourIn('2026-09-08'), 'member_crowding')).toEqual([]));
  it('counts organisations, a joint visit for each of them', () => {
    const joint = visit('A', 'x', '2026-09-01 10:00 11:00', { organisationIds: ['school', 'police', 'housing', 'debt help'] });
    expect(found([joint], 'member_crowding')).toMatchObject([{ visitIds: ['A'], visits: 1, professionals: 1, organisations: 4 }]);
  });
  it('is six organisations in 28 days, and one episode with a crowded week in it', () => {
    const slow = ['1', '2', '3', '4', '5', '6'].map((id, number) => visit(id, `organisation ${id}`, `2026-09-${String(1 + number * 5).padStart(2, '0')} 10:00 11:00`));
    expect(visitsOf(slow, 'member_crowding')).toEqual(['1 2 3 4 5 6']);
    expect(found([...slow, ...fourIn('2026-09-04')], 'member_crowding')).toMatchObject([
      { visitIds: ['1', 'A', 'B', 'C', 'D', '2', '3', '4', '5', '6'], organisations: 10 },
    ]);
  });
  it('makes two episodes of windows that share days but no visit', () => {
    const visits = ['2026-09-01', '2026-09-02', '2026-09-08', '2026-09-09'].map((day, number) => visit('ABCD'[number]!, number % 2 ? 'school' : 'police', `${day} 10:00 11:00`));
    const thresholds = { ...DEFAULT_OVERLAP_THRESHOLDS, memberCrowding: [{ days: 6, organisations: 2 }] };
    expect(visitsOf(visits, 'member_crowding', thresholds)).toEqual(['A B', 'C D']);
  });
});

describe('household crowding', () => {
  const five = (lastDay: string) =>
    ['2026-09-01', '2026-09-01', '2026-09-02', '2026-09-03', lastDay].map((day, number) =>
      visit('ABCDE'[number]!, 'district team', `${day} 1${number}:00 1${number}:30`, { memberIds: [`member ${number}`] }),
    );

  it('is five visits in 7 days, of one organisation too', () => expect(visitsOf(five('2026-09-07'), 'household_crowding')).toEqual(['A B C D E']));
  it('is not five visits in 8 days', () => expect(visitsOf(five('2026-09-08'), 'household_crowding')).toEqual([]));

  it('reports the peak: most organisations, then most visits, then the earliest', () => {
    const of = (id: string, organisation: string, day: string) => visit(id, organisation, `${day} 10:00 11:00`);
    const visits = [
      of('A', 'school', '2026-09-01'), of('B', 'police', '2026-09-02'), of('C', 'housing', '2026-09-03'), of('D', 'debt help', '2026-09-04'),
      of('E', 'school', '2026-09-11'), of('F', 'police', '2026-09-11'), of('G', 'housing', '2026-09-11'), of('H', 'debt help', '2026-09-12'), of('I', 'school', '2026-09-13'),
    ];
    const [early, late] = found(visits, 'household_crowding');
    expect(early).toMatchObject({ visitIds: ['A', 'B', 'C', 'D'], visits: 4, organisations: 4, peakFirstDay: '2026-09-01' });
    expect(late).toMatchObject({ visitIds: ['E', 'F', 'G', 'H', 'I'], visits: 5, organisations: 4, peakFirstDay: '2026-09-11', peakLastDay: '2026-09-13' });

    const joined = [...visits, of('J', 'district team', '2026-09-07')];
    expect(found(joined, 'household_crowding')).toMatchObject([
      { firstDay: '2026-09-01', lastDay: '2026-09-13', visits: 6, organisations: 5, peakFirstDay: '2026-09-07', peakLastDay: '2026-09-13' },
    ]);
  });
});

describe('the whole', () => {
  it('finds nothing without visits, or in one visit', () => {
    expect(findOverlaps([], DEFAULT_OVERLAP_THRESHOLDS)).toEqual([]);
    expect(findOverlaps([visit('A', 'school', '2026-09-01 10:00 11:00', FINANCES)], DEFAULT_OVERLAP_THRESHOLDS)).toEqual([]);
  });

  it('counts a visit that names its member, organisation or domain twice once', () => {
    const twice: Partial<OverlapVisit> = { memberIds: ['ron', 'ron'], organisationIds: ['school', 'school'], domains: ['finances', 'finances'] };
    const overlaps = found([visit('A', '', '2026-09-01 10:00 11:00', twice), visit('B', 'housing', '2026-09-02 10:00 11:00', FINANCES)], 'same_topic');
    expect(overlaps).toMatchObject([{ visitIds: ['A', 'B'], visits: 2, organisations: 2 }]);
  });

  it('counts right where there are more organisations than bits in a number', () => {
    const visits = Array.from({ length: 70 }, (_, number) => visit(`visit ${number}`, `organisation ${number}`, '2026-09-01 10:00 11:00'));
    expect(found(visits, 'same_day')).toMatchObject([{ visits: 70, professionals: 70, organisations: 70 }]);
    expect(found(visits, 'member_crowding')).toMatchObject([{ visits: 70, professionals: 70, organisations: 70 }]);
    expect(found(visits, 'clash')).toHaveLength((70 * 69) / 2);
  });

  it('looks only at what is switched on', () => {
    const visits = [visit('A', 'school', '2026-09-01 10:00 11:00'), visit('B', 'housing', '2026-09-01 10:00 11:00')];
    expect(findOverlaps(visits, { ...DEFAULT_OVERLAP_THRESHOLDS, clash: false, sameDay: false })).toEqual([]);
  });

  it('stays quick where thousands of visits fall close together', () => {
    const one = visit('', '', '2026-09-01 10:00 10:30', { ...FINANCES, ...INTAKE });
    const busy = Array.from({ length: 60_000 }, (_, number) => ({
      ...one,
      id: `visit ${number}`,
      organisationIds: [`organisation ${number % 3}`],
      startsAt: number * 20_000,
      endsAt: (number + 1) * 20_000,
    }));
    const started = performance.now();
    expect(found(busy, 'same_topic')).toMatchObject([{ visits: 60_000 }]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('reaches as far as its longest rule', () => {
    expect(reachInDays(DEFAULT_OVERLAP_THRESHOLDS)).toBe(30);
    expect(reachInDays({ ...DEFAULT_OVERLAP_THRESHOLDS, repeatedIntakeDays: 10 })).toBe(27);
    const least = { clash: true, sameDay: true, sameTopicDays: 0, repeatedIntakeDays: 0, memberCrowding: [], householdCrowding: [] };
    expect([reachInDays(least), reachInDays({ ...least, clash: false })]).toEqual([1, 0]);
  });
});
