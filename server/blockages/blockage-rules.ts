import { breakingPoints, findCircles, type BreakingPoint, type Link } from '../shared/circles.js';
import type { Day } from '../shared/day.js';

/** One end of a blockage, as far as the rules look at it. */
export interface WaitingItem {
  id: string;
  /** Done, reached or met: it waits for nothing any more, and nothing waits for it. */
  over: boolean;
  /** Of a condition: whose it is to bring. Null where nobody is named, and of what stands in the plan. */
  party: string | null;
}

/** One waits for the other. */
export type Wait = Link;

/** An item of a circle. It waits for the next; or it `passes`: it waits for nothing itself, and its party waits with the next. */
export interface WaitingStep {
  id: string;
  passes: boolean;
}

/** The last goes on to the first. Where it passes by a party, it is told so that it ends with that. */
export type WaitingCircle = readonly WaitingStep[];

export interface Knots {
  circles: WaitingCircle[];
  moreCircles: boolean;
  /** Each waits for the next; the first is waited for by nothing, the last waits for nothing more. The longest first. */
  chains: string[][];
  moreChains: boolean;
  /** Where circles are easiest to break: the item in most of them first. */
  points: BreakingPoint[];
}

/**
 * Chains and circles of what waits for what, at most `most` of each.
 *
 * A condition that waits for nothing itself, and that a party must bring which is waiting elsewhere, waits where that party
 * waits: abstinence, which the clinic should bring, waits with the admission for which the clinic wants housing first.
 */
export function findKnots(items: readonly WaitingItem[], waits: readonly Wait[], most: number): Knots {
  const open = openWaits(items, waits);
  const passed = passedOn(items, open);
  const named = new Set(open.flatMap(({ from, to }) => [from, to]));
  const ids = items.map(({ id }) => id).filter((id) => named.has(id));
  const links = [...open, ...passed];
  const { circles, more: moreCircles } = findCircles(ids, links, most);
  const inCircle = new Set(circles.flat());
  const { chains, more: moreChains } = findChains(ids, open, inCircle, most);
  return { circles: circles.map((circle) => told(circle, passed)), moreCircles, chains, moreChains, points: breakingPoints(ids, links, circles, most) };
}

/** A wait that stands: written down as a blockage on a day, or said by the plan of its actions. */
export interface StandingWait extends Wait {
  id: string | null;
  since: Day | null;
}

/** The circles as what they are made of: the blockages of each, and the day on which the last of them closed it. */
export function closedCircles(items: readonly WaitingItem[], waits: readonly StandingWait[], most: number): { blockageIds: string[]; since: Day }[] {
  return findKnots(items, waits, most).circles.flatMap((steps) => {
    const written = steps.flatMap(({ id, passes }, place) => {
      const to = steps[(place + 1) % steps.length]!.id;
      const wait = passes ? undefined : waits.find((each) => each.id !== null && each.from === id && each.to === to);
      return wait ? [wait] : [];
    });
    const since = written.flatMap((wait) => wait.since ?? []).sort().at(-1);
    return since === undefined ? [] : [{ blockageIds: written.map(({ id }) => id!), since }];
  });
}

/** Waits that hold now: neither end is over. */
export function openWaits(items: readonly WaitingItem[], waits: readonly Wait[]): Wait[] {
  const open = new Set(items.filter(({ over }) => !over).map(({ id }) => id));
  return waits.filter(({ from, to }) => from !== to && open.has(from) && open.has(to));
}

/** From what a party must bring and that waits for nothing itself, to each thing of that party that waits. */
function passedOn(items: readonly WaitingItem[], open: readonly Wait[]): Link[] {
  const waiting = new Set(open.map(({ from }) => from));
  const awaited = new Set(open.map(({ to }) => to));
  const ends = items.filter(({ id, party }) => party !== null && awaited.has(id) && !waiting.has(id));
  return ends.flatMap(({ id: from, party }) => items.filter((item) => item.party === party && waiting.has(item.id)).map(({ id: to }) => ({ from, to })));
}

/** A circle that passes by a party is told from the item at which it comes in again, so that the sentence ends with that party. */
function told(circle: readonly string[], passed: readonly Link[]): WaitingCircle {
  const steps = circle.map((id, place) => ({ id, passes: passed.some(({ from, to }) => from === id && to === circle[(place + 1) % circle.length]) }));
  const last = steps.findLastIndex(({ passes }) => passes);
  return [...steps.slice(last + 1), ...steps.slice(0, last + 1)];
}

/**
 * Ways through what waits: from an item for which nothing waits, to one that waits for nothing more or stands in a circle.
 * A single wait is no chain, and neither is what goes round.
 */
function findChains(ids: readonly string[], open: readonly Wait[], inCircle: ReadonlySet<string>, most: number): { chains: string[][]; more: boolean } {
  const awaited = new Set(open.map(({ to }) => to));
  const next = new Map(ids.map((id) => [id, ids.filter((other) => open.some(({ from, to }) => from === id && to === other))]));
  const chains: string[][] = [];
  let more = false;
  const walk = (way: readonly string[]): void => {
    const last = way.at(-1)!;
    const onward = inCircle.has(last) ? [] : next.get(last)!.filter((id) => !way.includes(id));
    if (onward.length === 0 && way.length > 2) {
      if (chains.length < most) chains.push([...way]);
      else more = true;
    }
    for (const id of onward) if (!more) walk([...way, id]);
  };
  for (const id of ids) if (!awaited.has(id) && !more) walk([id]);
  return { chains: chains.sort((one, other) => other.length - one.length), more };
}
