import type { Link } from '../../server/shared/circles.js';

/** All elementary circles, by trying every way: shortest first, then by the order of the problems. */
export function bruteForceCircles(problems: readonly string[], pushes: readonly Link[]): string[][] {
  const found: number[][] = [];
  const isPush = (from: number, to: number): boolean => pushes.some((push) => push.from === problems[from] && push.to === problems[to]);
  const walk = (way: number[]): void => {
    for (const next of problems.keys()) {
      if (!isPush(way.at(-1)!, next)) continue;
      if (next === way[0] && way.length > 1) found.push(way);
      else if (next > way[0]! && !way.includes(next)) walk([...way, next]);
    }
  };
  for (const root of problems.keys()) walk([root]);
  found.sort((one, other) => one.length - other.length || one.map((place, index) => place - other[index]!).find((difference) => difference !== 0) || 0);
  return found.map((way) => way.map((place) => problems[place]!));
}
