import { haveCommon, type CountedVisit, type NumberedGroup } from './overlap-visits-rules.js';

/** Earlier visits of one set of organisations that a later visit may still link to, as positions in order. */
interface RecentVisits {
  readonly organisations: NumberedGroup;
  readonly positions: number[];
}

/**
 * The connected components of uncoordinated pairs at most `days` apart: visits that belong together because each
 * is linked to another of the group. Groups stand in order of their first visit, visits in order of start.
 *
 * A new visit links to *all* recent visits of a set of organisations or to none. Once linked, those are one group,
 * and the latest of them stands for all: so each visit is looked at once, however many fall on the same days.
 * @param visits in order of start
 */
export function linkedGroups(visits: readonly CountedVisit[], days: number): CountedVisit[][] {
  if (visits.length < 2) return [];
  const groups = new JoinedPositions(visits.length);
  let recent: RecentVisits[] = [];
  for (const [position, visit] of visits.entries()) {
    const earliest = visit.day - days;
    let own: RecentVisits | undefined;
    let outOfReach = false;
    for (const earlier of recent) {
      const latest = earlier.positions[earlier.positions.length - 1]!;
      if (visits[latest]!.day < earliest) {
        outOfReach = true;
        continue;
      }
      if (earlier.organisations === visit.organisations) own = earlier;
      if (haveCommon(earlier.organisations, visit.organisations)) continue;
      for (const linked of earlier.positions) if (visits[linked]!.day >= earliest) groups.join(linked, position);
      earlier.positions.length = 0;
      earlier.positions.push(latest);
    }
    if (outOfReach) recent = recent.filter(({ positions }) => visits[positions[positions.length - 1]!]!.day >= earliest);
    if (own) own.positions.push(position);
    else recent.push({ organisations: visit.organisations, positions: [position] });
  }
  return groups.ofAtLeastTwo(visits);
}

/** Union-find over positions in a list. */
class JoinedPositions {
  private readonly towards: number[] = [];
  private joined = false;

  constructor(size: number) {
    for (let position = 0; position < size; position += 1) this.towards.push(position);
  }

  join(one: number, other: number): void {
    this.towards[this.rootOf(one)] = this.rootOf(other);
    this.joined = true;
  }

  ofAtLeastTwo(visits: readonly CountedVisit[]): CountedVisit[][] {
    if (!this.joined) return [];
    const groups = new Map<number, CountedVisit[]>();
    for (const [position, visit] of visits.entries()) {
      const root = this.rootOf(position);
      const group = groups.get(root);
      if (group) group.push(visit);
      else groups.set(root, [visit]);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  }

  private rootOf(position: number): number {
    let root = position;
    while (this.towards[root] !== root) {
      // Halving the path on each walk keeps later walks short.
      this.towards[root] = this.towards[this.towards[root]!]!;
      root = this.towards[root]!;
    }
    return root;
  }
}
