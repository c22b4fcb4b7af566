import { LIFE_DOMAINS } from '../../contract/life-domains.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../../contract/overlap-thresholds.js';
import { leadGaps } from '../../contract/lead-gaps.js';
import { addDays } from '../../shared/day.js';
import { findOverlaps } from '../../visits/overlap-rules.js';
import { overlapVisitsOf } from '../../../test/support/overlap-visits-of-rows.js';
import type { Staff } from '../directory.js';
import type { HouseholdRows } from '../household-rows.js';
import { generatedHouseholds, type DemoWorld } from './generated-households.js';
import { drawNames, type Names } from './names.js';

const today = '2027-03-28';
const staff = (code: string, place: number): Staff => ({ id: `${code}${place}`, organisationId: `organisation ${code}${place}`, domains: [] });
const partners = Array.from({ length: 16 }, (_, place): Staff => ({ ...staff('partner', place), domains: [LIFE_DOMAINS[place % 14]!, LIFE_DOMAINS[(place * 5) % 14]!] }));

/** The same numbers each time, so that two results can be compared as they are. */
function numbered(): () => string {
  let last = 0;
  return () => `id ${++last}`;
}

const overlapsOf = (rows: HouseholdRows) => findOverlaps(overlapVisitsOf(rows), DEFAULT_OVERLAP_THRESHOLDS);

describe('generated households', () => {
  let names: Names;
  let world: DemoWorld;
  let households: HouseholdRows[];

  beforeAll(async () => {
    names = await drawNames();
    const team = (code: string, leads: number[], withoutLead: number) => ({ teamId: code, directors: leads.map((count, place) => ({ staff: staff(code, place), leads: count })), withoutLead });
    world = { today, teams: [team('one', [8, 4, 4], 2), team('two', [4, 4, 3], 2), team('three', [5, 3, 3], 1)], partners, names };
    households = generatedHouseholds({ ...world, newId: numbered() }, []);
  });

  it('are the same each time', () => {
    expect(generatedHouseholds({ ...world, newId: numbered() }, [])).toEqual(households);
    expect(households).toHaveLength(43);
  });

  it('have names of their own, also beside a given one', () => {
    const all = households.map((rows) => rows.households[0]!.name);
    expect(new Set(all).size).toBe(all.length);
    const taken = all[7]!;
    expect(generatedHouseholds(world, [taken]).map((rows) => rows.households[0]!.name)).not.toContain(taken);
  });

  it('are led as was asked, and five by nobody', () => {
    const leaders = households.map(({ leads }) => leads.find(({ endsOn }) => endsOn === null)?.professionalId ?? 'nobody');
    expect(leaders.filter((id) => id === 'one0')).toHaveLength(8);
    expect(leaders.filter((id) => id === 'nobody')).toHaveLength(5);
  });

  it('have lead periods that follow each other, some with a gap between two', () => {
    for (const { leads } of households)
      for (let place = 1; place < leads.length; place++) expect(leads[place]!.startsOn >= leads[place - 1]!.endsOn!).toBe(true);
    const gaps = households.map(({ households: [household], leads }) => leadGaps(leads.map(({ startsOn, endsOn }) => ({ from: startsOn, until: endsOn })), household!.openedOn, today));
    expect(gaps.some((found) => found.length === 0)).toBe(true);
    expect(gaps.some((found) => found.some(({ until }) => until !== null))).toBe(true);
  });

  it('have one child that lives in two of them', () => {
    const homes = new Map<string, Set<string>>();
    for (const { members } of households) for (const { personId, householdId } of members) homes.set(personId, (homes.get(personId) ?? new Set()).add(householdId));
    expect([...homes.values()].filter((found) => found.size === 2)).toHaveLength(1);
  });

  it('have visits by people who are involved that day, on working days, between eight and six', () => {
    for (const { visits, visitProfessionals, involvements } of households)
      for (const visit of visits) {
        const local = new Date(visit.startsAt).toLocaleString('sv', { timeZone: 'Europe/Amsterdam' });
        expect(new Date(`${local.slice(0, 10)}T00:00Z`).getUTCDay() % 6).not.toBe(0);
        expect(local.slice(11) >= '08:00' && local.slice(11) <= '17:00').toBe(true);
        const coming = visitProfessionals.filter(({ visitId }) => visitId === visit.id);
        expect(coming.length).toBeGreaterThan(0);
        for (const { professionalId } of coming)
          expect(involvements.some((one) => one.professionalId === professionalId && one.startsOn <= local.slice(0, 10))).toBe(true);
      }
  });

  it('differ: most have no overlaps, some have many', () => {
    const counts = households.map((rows) => overlapsOf(rows).length);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThanOrEqual(15);
    expect(counts.filter((count) => count >= 8).length).toBeGreaterThanOrEqual(3);
  });

  it('have late actions, dated ratings and own words, in some', () => {
    const some = (test: (rows: HouseholdRows) => boolean): number => households.filter(test).length;
    const late = some(({ actions }) => actions.some(({ status, dueOn }) => status === 'open' && dueOn !== null && dueOn < today));
    expect(late).toBeGreaterThan(3);
    expect(late).toBeLessThan(30);
    expect(some(({ ratings }) => ratings.every(({ ratedOn }) => ratedOn < addDays(today, -30)))).toBeGreaterThan(3);
    expect(some(({ ratings }) => ratings.some(({ words }) => words !== null))).toBeGreaterThan(20);
  });
});
