import type { VisitStatus } from '@contract/overlap-codes';
import type { VisitView } from '@contract/visits';
import { instantAt } from '../shared/day';
import { firstHour, freeSlots } from './free-slots';

const DAY = '2026-09-18';
const visit = (from: string, until: string, status: VisitStatus = 'planned') => ({ startsAt: instantAt(DAY, from), endsAt: until === '+1' ? instantAt('2026-09-19', '00:30') : instantAt(DAY, until), status }) as VisitView;

describe('free parts of a day', () => {
  it.each<[string, VisitView[], string[]]>([
    ['nobody comes', [], ['09:00–17:00']],
    ['around a visit', [visit('11:00', '11:45')], ['09:00–11:00', '11:45–17:00']],
    ['from the next quarter', [visit('09:00', '10:05')], ['10:15–17:00']],
    ['not where less than an hour is left', [visit('09:45', '16:30')], []],
    ['visits at the same time take one part', [visit('09:00', '12:00'), visit('10:00', '10:30')], ['12:00–17:00']],
    ['a cancelled visit takes nothing', [visit('11:00', '12:00', 'cancelled')], ['09:00–17:00']],
    ['before and after usual hours', [visit('07:00', '08:00'), visit('19:00', '20:00')], ['09:00–17:00']],
    ['a visit over midnight', [visit('16:30', '+1')], ['09:00–16:30']],
  ])('%s', (_, visits, expected) => {
    expect(freeSlots(visits, DAY).map(({ from, until }) => `${from}–${until}`)).toEqual(expected);
  });

  it('are offered by their first hour, else at ten', () => {
    expect(firstHour([{ from: '11:45', until: '17:00' }])).toEqual({ from: '11:45', until: '12:45' });
    expect(firstHour([])).toEqual({ from: '10:00', until: '11:00' });
  });
});
