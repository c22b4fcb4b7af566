import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/browser/esm/sync';
import type { OverlapVisit } from '../../visits/overlap-visits-rules.js';
import { csvParser } from './csv-parser.js';
import { combinationsIn, householdsIn, scanHousehold } from './quick-scan.js';
import { readVisitFile } from './read-file.js';

const fixture = (path: string): Blob => new Blob([readFileSync(new URL(`../../../test/cases/${path}`, import.meta.url))]);
const read = (file: Blob): ReturnType<typeof readVisitFile> => readVisitFile(file, '2026-09-18', csvParser(parse), () => undefined);

describe('the worked case', () => {
  it('gives its eighteen overlaps, its busiest weeks, and who could have come together', async () => {
    const [[name, visits] = [null, []]] = householdsIn([await read(fixture('de-graaf-pinas/visits.csv'))]);
    const scanned = scanHousehold(name, visits);
    expect(scanned).toMatchObject({ name: 'De Graaf-Pinas', visits: 20, professionals: 6, organisations: 6, firstDay: '2026-08-31', lastDay: '2026-09-18' });
    expect(scanned.overlaps).toHaveLength(18);
    expect(scanned.weeks).toEqual([
      { monday: '2026-09-07', visits: 7, organisations: 6, minutes: 330 },
      { monday: '2026-09-14', visits: 7, organisations: 6, minutes: 345 },
      { monday: '2026-08-31', visits: 6, organisations: 6, minutes: 305 },
    ]);
    expect(scanned.combinations.reduce((sum, { saved }) => sum + saved, 0)).toBe(scanned.saved);
    expect(scanned.saved).toBe(7);
    expect(scanned.combinations[0]).toMatchObject({ professionals: ['Fatima el Idrissi', 'Tom Driessen'], saved: 2, first: ['2026-09-01', '2026-09-02'] });
  });
});

describe('two visits that could have been one', () => {
  const visit = (id: string, day: string, different: Partial<OverlapVisit> = {}): OverlapVisit => ({
    id, startsAt: Date.parse(`${day}T08:00:00Z`), endsAt: Date.parse(`${day}T09:00:00Z`), kind: 'regular', status: 'held', memberIds: ['Ron'], professionalIds: [id], organisationIds: [id], domains: ['finances'], ...different,
  });
  const cases: [string, OverlapVisit[], number][] = [
    ['about the same thing within a week', [visit('A', '2026-09-01'), visit('B', '2026-09-08')], 1],
    ['more than a week apart', [visit('A', '2026-09-01'), visit('B', '2026-09-09')], 0],
    ['about something else on another day', [visit('A', '2026-09-01'), visit('B', '2026-09-02', { domains: ['housing'] })], 0],
    ['about something else on the same day', [visit('A', '2026-09-01'), visit('B', '2026-09-01', { domains: ['housing'] })], 1],
    ['to somebody else', [visit('A', '2026-09-01'), visit('B', '2026-09-01', { memberIds: ['Yara'] })], 0],
    ['of one organisation', [visit('A', '2026-09-01'), visit('B', '2026-09-01', { organisationIds: ['A'] })], 0],
    ['of which nobody was at home for one', [visit('A', '2026-09-01'), visit('B', '2026-09-01', { status: 'no_show' })], 0],
    ['beside a third, which stays alone', [visit('A', '2026-09-01'), visit('B', '2026-09-02'), visit('C', '2026-09-03')], 1],
    ['twice', [visit('A', '2026-09-01'), visit('B', '2026-09-02'), visit('A', '2026-09-15'), visit('B', '2026-09-16')], 2],
  ];
  it.each(cases)('%s', (_name, visits, saved) => {
    expect(combinationsIn(visits).reduce((sum, each) => sum + each.saved, 0)).toBe(saved);
  });
});

it('several calendars are those of several helpers of one household', async () => {
  const readings = await Promise.all(['outlook', 'google'].map((name) => read(fixture(`calendars/${name}.ics`))));
  const households = householdsIn(readings);
  expect([...households.keys()]).toEqual([null]);
  expect(scanHousehold(null, households.get(null)!)).toMatchObject({ name: null, members: [] });
});
