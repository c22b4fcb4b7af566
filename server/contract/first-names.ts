// How people are called in a sentence: the server, the command and the client say the same. No decorators.

const firstWord = (name: string): string => name.split(' ', 1)[0]!;

/** "Ron" for "Ron de Graaf"; the whole name where it begins with an initial or another one of these is called the same. */
export function firstNamesOf(names: Iterable<string>): Map<string, string> {
  const distinct = new Set(names);
  const called = new Map<string, number>();
  for (const name of distinct) called.set(firstWord(name), (called.get(firstWord(name)) ?? 0) + 1);
  return new Map(
    [...distinct].map((name) => {
      const first = firstWord(name);
      return [name, first.endsWith('.') || called.get(first) !== 1 ? name : first];
    }),
  );
}
