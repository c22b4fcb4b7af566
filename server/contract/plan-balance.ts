import type { LifeDomain } from './life-domains.js';
import type { OwnerKind } from './plan-words.js';

// Who does what in a plan, and where nothing is done. No decorators: the client computes it from what it has read.

export interface BalanceFacts {
  /** Actions that are open, with the kinds of their owners. */
  actions: readonly { domain: LifeDomain | null; owners: readonly { kind: OwnerKind }[] }[];
  /** The professionals' latest ratings. */
  ratings: readonly { domain: LifeDomain; level: number }[];
  /** Domains for which somebody is involved today. */
  atTheTable: readonly LifeDomain[];
}

export interface Balance {
  family: number;
  network: number;
  professionals: number;
  /** Domains with an acute or low rating for which nothing is being done, worst first. */
  withoutAction: LifeDomain[];
  /** Domains with such a rating for which nobody is at the table. */
  nobodyAtTheTable: LifeDomain[];
}

/** Acute problem, or not self-reliant. Our default. */
export const LOW_RATING = 2;

/** An action that is done together counts for each side that does it. */
export function balanceOf({ actions, ratings, atTheTable }: BalanceFacts): Balance {
  const doneBy = (kind: OwnerKind): number => actions.filter(({ owners }) => owners.some((owner) => owner.kind === kind)).length;
  const lowest = new Map<LifeDomain, number>();
  for (const { domain, level } of ratings) if (level <= LOW_RATING) lowest.set(domain, Math.min(level, lowest.get(domain) ?? level));
  const low = [...lowest].sort(([, one], [, other]) => one - other).map(([domain]) => domain);
  return {
    family: doneBy('member'),
    network: doneBy('network'),
    professionals: doneBy('professional'),
    withoutAction: low.filter((domain) => !actions.some((action) => action.domain === domain)),
    nobodyAtTheTable: low.filter((domain) => !atTheTable.includes(domain)),
  };
}
