/** One leads to another: a problem that pushes on a problem, a thing that waits for a thing. */
export interface Link {
  from: string;
  to: string;
}

/** A circle: each leads to the next, and the last to the first. It begins with the one that comes first in the list. */
export type Circle = readonly string[];

export interface Circles {
  circles: Circle[];
  /** There are more than those. */
  more: boolean;
}

/** One at which circles can be broken. */
export interface BreakingPoint {
  one: string;
  /** Of the told circles, those that go through it. */
  circles: number;
  /** Circles that are left without it. */
  left: number;
  /** More are left than that. */
  leftMore: boolean;
}

/** Each as a number: their places in the list. */
type Path = readonly number[];

/** All circles that begin with a path and do not go on with some of them; `circle` is the first of them. */
interface Bundle {
  path: Path;
  not: ReadonlySet<number>;
  circle: Path;
}

/**
 * The elementary circles among some, shortest first and then by their order; at most `most` of them.
 * After Lawler: the first circle of a bundle is told, the others are parted into smaller bundles. So each takes some
 * searches through the links at most, however many circles there are.
 */
export function findCircles(all: readonly string[], links: readonly Link[], most: number): Circles {
  const next = placesOf(all, links);
  const waiting: Bundle[] = [];
  const add = (path: Path, not: ReadonlySet<number>): void => {
    const circle = shortestCircle(next, path, not);
    if (circle) waiting.push({ path, not, circle });
  };
  for (const place of all.keys()) add([place], new Set());

  const circles: Circle[] = [];
  while (waiting.length > 0) {
    if (circles.length === most) return { circles, more: true };
    const { path, not, circle } = takeFirst(waiting);
    circles.push(circle.map((place) => all[place]!));
    // The same way up to here, and then another one.
    for (let length = path.length; length <= circle.length; length++)
      add(circle.slice(0, length), new Set([...(length === path.length ? not : []), circle[length] ?? circle[0]!]));
  }
  return { circles, more: false };
}

/** Where circles can be broken: the one in most of them first. */
export function breakingPoints(all: readonly string[], links: readonly Link[], circles: readonly Circle[], most: number): BreakingPoint[] {
  return all
    .map((one) => ({ one, circles: circles.filter((circle) => circle.includes(one)).length }))
    .filter((point) => point.circles > 0)
    .sort((some, other) => other.circles - some.circles)
    .map((point) => {
      const rest = all.filter((each) => each !== point.one);
      const { circles: left, more: leftMore } = findCircles(rest, links, most);
      return { ...point, left: left.length, leftMore };
    });
}

/** For each those to which it leads, in order; what is not in the list does not count. */
function placesOf(all: readonly string[], links: readonly Link[]): number[][] {
  const place = new Map(all.map((each, index) => [each, index]));
  const next = all.map(() => new Set<number>());
  for (const { from, to } of links) {
    const [one, other] = [place.get(from), place.get(to)];
    if (one !== undefined && other !== undefined && one !== other) next[one]!.add(other);
  }
  return next.map((places) => [...places].sort((one, other) => one - other));
}

/**
 * The shortest circle that begins with this path and does not go on with `not`; the first by order where several are as
 * short. Each circle belongs to the first of its members, so none that comes before it takes part.
 */
function shortestCircle(next: readonly number[][], path: Path, not: ReadonlySet<number>): Path | undefined {
  const root = path[0]!;
  const taken = new Set(path);
  const free = (place: number): boolean => place > root && !taken.has(place);
  const steps = stepsTo(root, next, free);
  const way = [...path];
  for (let first = true; ; first = false) {
    const onward = next[way.at(-1)!]!.filter((place) => !(first && not.has(place)) && (place === root ? way.length > 1 : steps.has(place)));
    const best = onward.reduce<number | undefined>((found, place) => (found === undefined || steps.get(place)! < steps.get(found)! ? place : found), undefined);
    if (best === undefined) return undefined;
    if (best === root) return way;
    way.push(best);
  }
}

/** How many steps it is from each free problem to the root. */
function stepsTo(root: number, next: readonly number[][], free: (place: number) => boolean): Map<number, number> {
  const steps = new Map([[root, 0]]);
  for (let edge = [root], step = 1; edge.length > 0; step++) {
    edge = next.flatMap((places, place) => (free(place) && !steps.has(place) && places.some((each) => edge.includes(each)) ? [place] : []));
    for (const place of edge) steps.set(place, step);
  }
  return steps;
}

/** Takes the shortest, or of those as short the first by order, out of the list. */
function takeFirst(waiting: Bundle[]): Bundle {
  let best = 0;
  for (const index of waiting.keys()) if (comesBefore(waiting[index]!.circle, waiting[best]!.circle)) best = index;
  return waiting.splice(best, 1)[0]!;
}

function comesBefore(one: Path, other: Path): boolean {
  if (one.length !== other.length) return one.length < other.length;
  const differs = one.findIndex((place, index) => place !== other[index]);
  return differs >= 0 && one[differs]! < other[differs]!;
}
