import { readFileSync } from 'node:fs';
import { overlapVisitsOf } from '../../test/support/overlap-visits-of-rows.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-thresholds.js';
import { leadGaps } from '../contract/lead-gaps.js';
import { addDays } from '../shared/day.js';
import { findOverlaps } from '../visits/overlap-rules.js';
import { mapCodes } from './directory.js';
import { CASE_ORGANISATIONS, CASE_PROFESSIONALS } from './worked-case-people.js';
import { workedCaseRows, type CaseDirectory } from './worked-case-rows.js';
import { CASE_MEMBERS } from './worked-case.js';

const directory: CaseDirectory = {
  teams: { southWest: 'team' },
  organisations: mapCodes(CASE_ORGANISATIONS, (_, code) => code),
  professionals: mapCodes(CASE_PROFESSIONALS, ({ organisation }, code) => ({ id: code, organisationId: organisation, domains: [] })),
};
const expected = readFileSync('test/cases/de-graaf-pinas/expected-overlaps.jsonl', 'utf8').trim().split('\n').sort();

/** With the spaces of the file: it was written by another hand. */
const spaced = (line: object): string => JSON.stringify(line, null, 1).replace(/\n\s*/g, ' ').replace(/([[{]) /g, '$1').replace(/ ([\]}])/g, '$1');

describe('the worked case as rows', () => {
  // As it is told; over the end of summer time, over its beginning, over a leap day.
  it.each(['2026-09-18', '2026-10-30', '2026-11-02', '2027-04-01', '2028-03-05'])('told on %s has the overlaps that are written down', (today) => {
    const { ids, rows } = workedCaseRows(directory, today);
    const codes = new Map(Object.entries(ids.visits).map(([code, id]) => [id, code]));
    const names = new Map(Object.values(mapCodes(CASE_MEMBERS, ({ name }, code) => [ids.members[code], name] as const)));
    const found = findOverlaps(overlapVisitsOf(rows), DEFAULT_OVERLAP_THRESHOLDS).map(({ code, memberId, domain, visitIds }) =>
      spaced({ code, household: 'De Graaf-Pinas', member: memberId && names.get(memberId), domain, visits: visitIds.map((id) => codes.get(id)) }),
    );
    expect(found.sort()).toEqual(expected);
  });

  it.each(['2026-09-18', '2028-03-05'])('told on %s is led by nobody for 35 days, and agreed with who comes', (today) => {
    const { rows } = workedCaseRows(directory, today);
    const periods = rows.leads.map(({ startsOn, endsOn }) => ({ from: startsOn, until: endsOn }));
    expect(leadGaps(periods, rows.households[0]!.openedOn, today)).toEqual([{ from: addDays(today, -32), until: addDays(today, 3), days: 35 }]);
    expect(rows.leads.at(-1)).toMatchObject({ professionalId: 'noor', startsOn: addDays(today, 3), endsOn: null, saidWords: 'Als het er maar één is.' });
  });

  it('says no day that it has not moved', () => {
    const { rows } = workedCaseRows(directory, '2027-02-10');
    const text = JSON.stringify([rows.leads, rows.actions, rows.goals, rows.plans]);
    expect(text).not.toMatch(/\[2026|juni|oktober/);
    expect(text).toContain('De uitzetting van 5 maart stilleggen');
    expect(text).toContain('Na een melding op 11 november');
  });
});
