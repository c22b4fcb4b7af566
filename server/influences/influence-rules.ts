/** Problem pushes on problem. */
export interface Push {
  from: string;
  to: string;
}

/** A circle: each problem pushes on the next, and the last on the first. It begins with the problem that comes first in the list. */
export type Circle = readonly string[];

export interface Circles {
  circles: Circle[];
  /** There are more than those. */
  more: boolean;
}

/** A problem at which circles can be broken. */
export interface BreakingPoint {
  problem: string;
  /** Of the told circles, those that go through it. */
  circles: number;
  /** Circles that are left without it. */
  left: number;
  /** More are left than that. */
  leftMore: boolean;
}

/** Problems as numbers: their places in the list. */
type Path = readonly number[];

/** All circles that begin with a path and do not go on with some problems; `circle` is the first of them. */
interface Bundle {
  path: Path;
  not: ReadonlySet<number>;
  circle: Path;
}

/**
 * The elementary circles among problems, shortest first and then by the order of the problems; at most `most` of them.
 * After Lawler: the first circle of a bundle is told, the others are parted into smaller bundles. So each takes some
 * searches through the map at most, however many circles there are.
 */
export function findCircles(problems: readonly string[], pushes: readonly Push[], most: number): Circles {
  const next = placesOf(problems, pushes);
  const waiting: Bundle[] = [];
  const add = (path: Path, not: ReadonlySet<number>): void => {
    const circle = shortestCircle(next, path, not);
    if (circle) waiting.push({ path, not, circle });
  };
  for (const place of problems.keys()) add([place], new Set());

  const circles: Circle[] = [];
  while (waiting.length > 0) {
    if (circles.length === most) return { circles, more: true };
    const { path, not, circle } = takeFirst(waiting);
    circles.push(circle.map((place) => problems[place]!));
    // The same way up to here, and then another one.
    for (let length = path.length; length <= circle.length; length++)
      add(circle.slice(0, length), new Set([...(length === path.length ? not : []), circle[length] ?? circle[0]!]));
  }
  return { circles, more: false };
}

/** Where circles can be broken: the problem in most of them first. */
export function breakingPoints(problems: readonly string[], pushes: readonly Push[], circles: readonly Circle[], most: number): BreakingPoint[] {
  return problems
    .map((problem) => ({ problem, circles: circles.filter((circle) => circle.includes(problem)).length }))
    .filter((point) => point.circles > 0)
    .sort((one, other) => other.circles - one.circles)
    .map((point) => {
      const rest = problems.filter((problem) => problem !== point.problem);
      const { circles: left, more: leftMore } = findCircles(rest, pushes, most);
      return { ...point, left: left.length, leftMore };
    });
}

/** For each problem those on which it pushes, in order; what is not in the list does not count. */
function placesOf(problems: readonly string[], pushes: readonly Push[]): number[][] {
  const place = new Map(problems.map((problem, index) => [problem, index]));
  const next = problems.map(() => new Set<number>());
  for (const { from, to } of pushes) {
    const [one, other] = [place.get(from), place.get(to)];
    if (one !== undefined && other !== undefined && one !== other) next[one]!.add(other);
  }
  return next.map((places) => [...places].sort((one, other) => one - other));
}

/**
 * The shortest circle that begins with this path and does not go on with `not`; the first by order where several are as
 * short. Each circle belongs to the first of its problems, so none that comes before it takes part.
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
