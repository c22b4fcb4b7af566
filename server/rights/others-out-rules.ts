/** Somebody whose name may stand in a text that goes to another. */
export interface Other {
  name: string;
  /** What stands in its place, such as "[een huisgenoot]". */
  instead: string;
}

/** Parts of a name that say nothing by themselves. */
const PARTICLES = new Set(['van', 'de', 'der', 'den', 'het', 'ten', 'ter', 'te', 'el', 'al', 'la', 'le', 'von', 'zu', 'en', 'in']);

/** Case and diacritics do not matter: each letter as one plain letter, so that places stay the same. */
const plain = (text: string): string[] => [...text].map((letter) => letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() || letter);

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Names by which somebody can be called: the whole, and each part that is not also a part of the reader's own name. */
function callNames(name: string, own: ReadonlySet<string>): string[] {
  const parts = name.split(/[\s-]+/).filter((part) => part.length > 1 && !PARTICLES.has(part.toLowerCase()) && !own.has(plain(part).join('')));
  return [name, ...parts];
}

/**
 * A text for one person's own export, with the names of others replaced: whole, first and last names, in any case, with or
 * without diacritics, also with a genitive s ("Rons"). A name that the person shares is theirs and stays.
 */
export function withoutOthers(text: string, ownName: string, others: readonly Other[]): string {
  const own = new Set(ownName.split(/[\s-]+/).map((part) => plain(part).join('')));
  const named = others
    .flatMap(({ name, instead }) => callNames(name, own).map((called) => ({ letters: plain(called), instead })))
    .filter(({ letters }) => letters.join('') !== plain(ownName).join(''))
    // The longest first: a whole name is replaced once, not part by part.
    .sort((one, other) => other.letters.length - one.letters.length);
  const original = [...text];
  const letters = plain(text);
  const result: string[] = [];
  for (let place = 0; place < letters.length; ) {
    const found = isLetter(letters[place - 1]) ? undefined : named.find((each) => standsAt(letters, place, each.letters));
    result.push(found ? found.instead : original[place]!);
    place += found ? found.letters.length : 1;
  }
  return result.join('');
}

function standsAt(text: readonly string[], place: number, name: readonly string[]): boolean {
  if (name.some((letter, offset) => text[place + offset] !== letter)) return false;
  const after = place + name.length;
  return !isLetter(text[after]) || (text[after] === 's' && !isLetter(text[after + 1]));
}
