import { readFileSync } from 'node:fs';
import { rowFaultSentence } from '../../contract/row-faults.js';
import { visitsOfCalendar } from './calendar-reading.js';
import type { FileReading } from './file-visit.js';
import { clockAt } from './moment-rules.js';

const TODAY = '2026-09-18';
const read = (text: string, today = TODAY): FileReading => visitsOfCalendar(text, today, () => undefined);
const fixture = (name: string): FileReading => read(readFileSync(new URL(`../../../test/cases/calendars/${name}`, import.meta.url), 'utf8'));
const faultsOf = ({ faults }: FileReading): string[] => faults.map((fault) => `${fault.line} ${fault.column}: ${rowFaultSentence(fault, 'en')}`);
/** Day, time from and until by the clock of the Netherlands, status and title. */
const linesOf = ({ visits }: FileReading): string[] =>
  visits.map(({ startsAt, endsAt, status, title }) => `${clockAt(startsAt, 'Europe/Amsterdam')}–${clockAt(endsAt, 'Europe/Amsterdam').slice(11)} ${status ?? '-'} ${title}`);

const calendar = (...events: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (uid: string, ...lines: string[]): string => ['BEGIN:VEVENT', `UID:${uid}`, 'SUMMARY:Bezoek', ...lines, 'END:VEVENT'].join('\r\n');

describe('in the manner of Outlook', () => {
  const reading = fixture('outlook.ics');

  it('reads names of zones of Windows, a series over the end of summer time, what moved and what was taken out', () => {
    expect(linesOf(reading)).toEqual([
      '2026-10-05 10:00–10:45 - Huisbezoek De Graaf-Pinas',
      '2026-10-06 14:00–15:00 cancelled Geannuleerd: intake Pinas',
      '2026-10-07 11:00–12:00 - Overleg op afstand',
      '2026-10-12 10:00–10:45 - Huisbezoek De Graaf-Pinas',
      '2026-10-19 10:00–10:45 cancelled Huisbezoek De Graaf-Pinas',
      '2026-10-27 13:30–14:15 - Huisbezoek De Graaf-Pinas (verzet)',
      '2026-11-02 10:00–10:45 - Huisbezoek De Graaf-Pinas',
      '2026-11-09 10:00–10:45 - Huisbezoek De Graaf-Pinas',
    ]);
    expect(reading.visits[0]!.startsAt).toBe(Date.parse('2026-10-05T08:00:00Z'));
    expect(reading.visits[6]!.startsAt).toBe(Date.parse('2026-11-02T09:00:00Z'));
  });

  it('knows each of a series by the start that it had, so that a later file finds it again', () => {
    expect(reading.visits.filter(({ title }) => title!.startsWith('Huis')).map(({ recurrence, sequence }) => [recurrence, sequence])).toEqual([
      ['2026-10-05T08:00:00.000Z', 1],
      ['2026-10-12T08:00:00.000Z', 1],
      ['2026-10-19T08:00:00.000Z', 1],
      ['2026-10-26T09:00:00.000Z', 2],
      ['2026-11-02T09:00:00.000Z', 1],
      ['2026-11-09T09:00:00.000Z', 1],
    ]);
  });

  it('takes who comes by name, without who declined and without rooms, and parts of life from categories', () => {
    expect(reading.visits[0]).toMatchObject({ professionals: ['Sanne Kuiper', 'Jolanda Meijer'], domains: ['finances', 'work_and_education'], members: null });
  });

  it('keeps for one that moved what the series says and it does not', () => {
    expect(reading.visits[5]).toMatchObject({ professionals: ['Sanne Kuiper'], domains: ['finances', 'work_and_education'] });
  });

  it('names what lasts all day, for somebody to give it a time', () => {
    expect(faultsOf(reading)).toEqual(['70 DTSTART: the appointment lasts all day; give a time at which it starts and ends']);
  });
});

describe('in the manner of Google', () => {
  const reading = fixture('google.ics');

  it('stops a series without end at the edge of the days that are looked through, and says so', () => {
    const weekly = reading.visits.filter(({ key }) => key === 'altijd@google.com');
    expect(weekly).toHaveLength(82);
    expect(linesOf({ ...reading, visits: weekly.slice(0, 2) })).toEqual(['2026-04-01 09:00–10:00 - Wekelijks zonder einde', '2026-04-08 11:00–12:00 - Wekelijks zonder einde (later)']);
    expect(clockAt(weekly.at(-1)!.startsAt, 'Europe/Amsterdam')).toBe('2027-10-20 09:00');
    expect(reading.notes).toEqual([{ kind: 'window', from: '2024-09-18', until: '2027-10-23', series: 1 }]);
  });

  it('leaves out the one night on which the clock skips the time', () => {
    expect(reading.visits.filter(({ key }) => key === 'nacht55@google.com')).toHaveLength(39);
    expect(faultsOf(reading)).toEqual(['24 DTSTART: "2026-03-29 02:30" does not exist: the clock went forward then']);
  });

  it('takes no address for a name', () => {
    expect(reading.visits.find(({ key }) => key === '3f2a9c7d1e@google.com')!.professionals).toEqual(['Jolanda Meijer']);
    expect(reading.name).toBe('Bezoeken Jolanda');
  });
});

describe('in the manner of Nextcloud', () => {
  const reading = fixture('nextcloud.ics');

  it('takes a visit over midnight, and names each that cannot be one with the line on which it begins', () => {
    expect(linesOf({ ...reading, visits: reading.visits.filter(({ key }) => key !== '9a30') })).toEqual(['2026-10-13 23:30–01:30 - Crisis, avond bij Mirella en de kinderen']);
    expect(faultsOf(reading)).toEqual([
      '18 DTSTART: the time zone "Mars/Olympus" is unknown',
      '25 DTSTART: "2027-03-28 02:30" does not exist: the clock went forward then',
      '32 DTEND: the visit is longer than 12 hours',
      '39 DTEND: the appointment has no end',
      '45 VEVENT: the appointment cannot be read',
    ]);
  });

  it('takes no more than a thousand of what repeats each second', () => {
    expect(reading.visits.filter(({ key }) => key === '9a30')).toHaveLength(1_000);
    expect(reading.notes).toContainEqual({ kind: 'most', most: 1_000, series: 1 });
  });
});

describe('a series', () => {
  const cases: [string, string[], string[]][] = [
    ['with a count', ['DTSTART:20261001T080000Z', 'DTEND:20261001T090000Z', 'RRULE:FREQ=DAILY;COUNT=3'], ['10-01 10:00', '10-02 10:00', '10-03 10:00']],
    ['until a day, which counts', ['DTSTART;TZID=Europe/Amsterdam:20261001T230000', 'DTEND;TZID=Europe/Amsterdam:20261001T233000', 'RRULE:FREQ=DAILY;UNTIL=20261003'], ['10-01 23:00', '10-02 23:00', '10-03 23:00']],
    ['until an instant in UTC', ['DTSTART;TZID=Europe/Amsterdam:20261001T010000', 'DTEND;TZID=Europe/Amsterdam:20261001T013000', 'RRULE:FREQ=DAILY;UNTIL=20261002T230000Z'], ['10-01 01:00', '10-02 01:00', '10-03 01:00']],
    ['with days of its own', ['DTSTART;TZID=Europe/Amsterdam:20261001T100000', 'DTEND;TZID=Europe/Amsterdam:20261001T103000', 'RDATE;TZID=Europe/Amsterdam:20261005T140000'], ['10-01 10:00', '10-05 14:00']],
    ['with a day taken out', ['DTSTART;TZID=Europe/Amsterdam:20261001T100000', 'DTEND;TZID=Europe/Amsterdam:20261001T103000', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE;VALUE=DATE:20261002'], ['10-01 10:00', 'x 10-02 10:00']],
    ['each last Friday', ['DTSTART;TZID=Europe/Amsterdam:20260925T100000', 'DTEND;TZID=Europe/Amsterdam:20260925T103000', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3'], ['09-25 10:00', '10-30 10:00', '11-27 10:00']],
  ];
  it.each(cases)('%s', (_name, lines, expected) => {
    const reading = read(calendar(event('A', ...lines)));
    expect(faultsOf(reading)).toEqual([]);
    expect(reading.visits.map(({ startsAt, status }) => `${status === 'cancelled' ? 'x ' : ''}${clockAt(startsAt, 'Europe/Amsterdam').slice(5)}`)).toEqual(expected);
  });
});

describe('a calendar', () => {
  const period = ['DTSTART:20261001T080000Z', 'DTEND:20261001T090000Z'];

  it('with the same appointment twice gives the newer one, whichever comes first', () => {
    const [older, newer] = [event('A', 'SEQUENCE:1', ...period), event('A', 'SEQUENCE:2', 'DTSTART:20261002T080000Z', 'DTEND:20261002T090000Z')];
    for (const events of [[older, newer], [newer, older]]) expect(read(calendar(...events)).visits.map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('that takes its appointments back cancels them all', () => {
    expect(read(calendar('METHOD:CANCEL', event('A', ...period))).visits[0]!.status).toBe('cancelled');
  });

  it('that is cut off names its last appointment and keeps the others', () => {
    const reading = read(calendar(event('A', ...period), event('B', ...period)).replace(/END:VEVENT\r\nEND:VCALENDAR\r\n$/, 'DESCR'));
    expect(reading.visits.map(({ key }) => key)).toEqual(['A']);
    expect(faultsOf(reading)).toEqual(['9 VEVENT: the appointment cannot be read']);
  });

  it('says how many appointments lie outside the days that are looked through', () => {
    const reading = read(calendar(event('A', 'DTSTART:20190101T080000Z', 'DTEND:20190101T090000Z')));
    expect(reading.visits).toEqual([]);
    expect(reading.notes).toEqual([{ kind: 'outside', from: '2024-09-18', until: '2027-10-23', appointments: 1 }]);
  });

  it('of another kind is refused', () => {
    expect(() => read('Beste Jolanda,\r\nhierbij mijn agenda.')).toThrow(expect.objectContaining({ code: 'not-a-calendar' }));
  });
});
