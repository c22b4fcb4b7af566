import type { FileVisit } from './worker/messages';

/** Somebody of the household whom a name in a file can mean. */
export interface Person {
  id: string;
  name: string;
  part: 'member' | 'professional';
}

/** Whom each name means: an id, or nothing where it is nobody here. */
export type Meanings = ReadonlyMap<string, string>;

/** Letters as people compare them: without capitals, marks and doubled spaces. */
export const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** All names in these visits, in order of the letters. */
export const namesIn = (visits: readonly FileVisit[]): string[] =>
  [...new Set(visits.flatMap(({ members, professionals }) => [...(members ?? []), ...(professionals ?? [])]))].sort((one, other) => one.localeCompare(other));

/** What names mean by themselves: the whole name of exactly one. Never by an address: couples share one. */
export function meaningsOf(names: readonly string[], people: readonly Person[]): Map<string, string> {
  return new Map(
    names.flatMap((name) => {
      const called = people.filter((person) => plain(person.name) === plain(name));
      return called.length === 1 ? [[name, called[0]!.id]] : [];
    }),
  );
}

/** Whether a visit of a calendar is likely to be to this household: it is called after it, or somebody of it is at it. */
export function seemsAbout({ title, members, professionals }: FileVisit, household: string, people: readonly Person[]): boolean {
  const text = plain(title ?? '');
  const ofHousehold = people.filter(({ part }) => part === 'member').map(({ name }) => plain(name));
  const words = text.split(/[^\p{L}\p{N}'-]+/u);
  const called = [plain(household), ...ofHousehold].some((name) => text.includes(name)) || ofHousehold.some((name) => words.includes(name.split(' ')[0]!));
  return called || [...(members ?? []), ...(professionals ?? [])].some((name) => ofHousehold.includes(plain(name)));
}

/** The people of a visit, as far as their names mean somebody; null where the file names nobody of that part. */
export function peopleOf({ members, professionals }: FileVisit, meanings: Meanings, people: readonly Person[], part: Person['part']): string[] | null {
  const named = [...(members ?? []), ...(professionals ?? [])];
  const ids = new Set(named.flatMap((name) => meanings.get(name) ?? []));
  const found = people.filter((person) => person.part === part && ids.has(person.id)).map(({ id }) => id);
  return found.length > 0 ? found : null;
}
