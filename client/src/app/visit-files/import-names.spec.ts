import { meaningsOf, namesIn, peopleOf, seemsAbout, type Person } from './import-names';
import type { FileVisit } from './worker/messages';

const visit = (different: Partial<FileVisit>): FileVisit => ({
  line: 1, key: 'A', recurrence: null, sequence: 0, household: null, startsAt: 0, endsAt: 1, kind: null, status: null, members: null, professionals: null, organisations: null, domains: null, title: null, ...different,
});
const PEOPLE: Person[] = [
  { id: 'ron', name: 'Ron de Graaf', part: 'member' },
  { id: 'zoe', name: 'Zoë de Graaf', part: 'member' },
  { id: 'bas', name: 'Bas Molenaar', part: 'professional' },
  { id: 'jan1', name: 'Jan Smit', part: 'professional' },
  { id: 'jan2', name: 'Jan Smit', part: 'professional' },
];

describe('names in a file', () => {
  it.each<[string, string | undefined]>([
    ['Ron de Graaf', 'ron'],
    ['ron  DE graaf', 'ron'],
    ['Zoe de Graaf', 'zoe'],
    ['Ron', undefined],
    ['Jan Smit', undefined],
    ['ron@thuis.example', undefined],
  ])('%s means %s', (name, expected) => {
    expect(meaningsOf([name], PEOPLE).get(name)).toBe(expected);
  });

  it('are each asked of once', () => {
    expect(namesIn([visit({ members: ['Ron'], professionals: ['Bas', 'Ron'] }), visit({ professionals: ['Bas'] })])).toEqual(['Bas', 'Ron']);
  });

  it('are divided over members and professionals by who they turn out to be', () => {
    const both = visit({ professionals: ['Bas Molenaar', 'Ron de Graaf', 'nobody'] });
    const meanings = meaningsOf(namesIn([both]), PEOPLE);
    expect(peopleOf(both, meanings, PEOPLE, 'member')).toEqual(['ron']);
    expect(peopleOf(both, meanings, PEOPLE, 'professional')).toEqual(['bas']);
    expect(peopleOf(visit({ professionals: ['nobody'] }), meanings, PEOPLE, 'professional')).toBeNull();
  });
});

describe('a visit of a calendar seems to be about the household', () => {
  it.each<[Partial<FileVisit>, boolean]>([
    [{ title: 'Huisbezoek De Graaf-Pinas' }, true],
    [{ title: 'Ron: budget' }, true],
    [{ title: 'Bronnen zoeken' }, false],
    [{ title: 'Tandarts' }, false],
    [{ title: null, professionals: ['Ron de Graaf'] }, true],
    [{ title: 'Overleg', professionals: ['Bas Molenaar'] }, false],
  ])('%j: %s', (different, expected) => {
    expect(seemsAbout(visit(different), 'De Graaf-Pinas', PEOPLE)).toBe(expected);
  });
});
