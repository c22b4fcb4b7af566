import type { VisitView } from '@contract/visits';
import { ALL_VISITS, CONFIDENTIAL, filtered, isFiltered, organisationsOf, type VisitFilter } from './visit-filter';

const visit = (id: string, facts: Partial<VisitView>, organisations: [string | null, string | null][]): VisitView =>
  ({ id, memberIds: [], domains: [], ...facts, professionals: organisations.map(([organisationId, organisationName]) => ({ organisationId, organisationName })) }) as unknown as VisitView;
const visits = [
  visit('a', { memberIds: ['ron'], domains: ['finances'] }, [['team', 'Wijkteam']]),
  visit('b', { memberIds: ['ron', 'mirella'], domains: ['housing'] }, [['debts', 'Schuldhulp'], [null, null]]),
  visit('c', { memberIds: ['mirella'], domains: ['housing', 'finances'] }, [[null, null]]),
];

describe('a filter of visits', () => {
  it.each<[string, Partial<VisitFilter>, string]>([
    ['nothing', {}, 'abc'],
    ['a member', { member: 'ron' }, 'ab'],
    ['a domain', { domain: 'finances' }, 'ac'],
    ['an organisation', { organisation: 'debts' }, 'b'],
    ['confidential services', { organisation: CONFIDENTIAL }, 'bc'],
    ['several at once', { member: 'mirella', domain: 'finances' }, 'c'],
    ['a household', { household: 'of a' }, 'a'],
  ])('by %s', (_, filter, expected) => {
    expect(filtered(visits, { ...ALL_VISITS, ...filter }, ({ id }) => `of ${id}`).map(({ id }) => id).join('')).toBe(expected);
  });

  it('knows when it leaves something out', () => {
    expect([isFiltered(ALL_VISITS), isFiltered({ ...ALL_VISITS, member: 'ron' })]).toEqual([false, true]);
  });

  it('offers organisations by name and all confidential services as one', () => {
    expect(organisationsOf(visits)).toEqual([{ id: 'debts', name: 'Schuldhulp' }, { id: 'team', name: 'Wijkteam' }, { id: CONFIDENTIAL, name: null }]);
  });
});
