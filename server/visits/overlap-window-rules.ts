import type { OverlapFacts } from '../contract/overlap-codes.js';
import { addDays, type Day } from '../shared/day.js';

/**
 * Which part of a household's history must be looked at again after some visits changed.
 *
 *   1. zone   = zoneOfChange(days on which a changed visit starts or started, reachInDays(thresholds))
 *   2. stored = the stored overlaps that touch the zone
 *   3. load the visits that start on a day of daysToLoad(zone, stored), and find their overlaps
 *   4. computed = the found overlaps that touch the zone; differenceOf(stored, computed) is what to write
 *
 * Why this equals finding all overlaps from scratch:
 * - In one overlap, visits that follow each other are at most `reach` days apart. So an overlap whose span touches
 *   the zone has a visit in it, and one that does not touch the zone holds no changed visit, no neighbour of one,
 *   and no window with one: it was there before, and stays as it is.
 * - A new overlap that touches the zone may run on beyond it. Follow its links (its crowded windows) from a visit
 *   outside to where they first enter the zone: they enter at its edge, before any changed day, so all of them
 *   were there before too. That visit was therefore in a stored overlap that touches the zone, and is loaded.
 * - So all visits of such an overlap are loaded, and it is found whole. Fewer visits never make more overlap:
 *   nothing is found in the loaded part that is not part of a true overlap. What is found without touching the
 *   zone may be cut off at the edge of the loaded days, did not change, and is left alone.
 *
 * It holds while the stored overlaps were found with the same thresholds; other thresholds mean starting afresh.
 */
export interface DayRange {
  firstDay: Day;
  /** Included. */
  lastDay: Day;
}

/** The days on which an overlap can differ. @param changedDays at least one; a moved visit has an old and a new day */
export function zoneOfChange(changedDays: readonly Day[], reach: number): DayRange {
  const inOrder = [...changedDays].sort();
  const [firstDay, lastDay] = [inOrder[0], inOrder[inOrder.length - 1]];
  if (firstDay === undefined || lastDay === undefined) throw new RangeError('no day has changed');
  return { firstDay: addDays(firstDay, -reach), lastDay: addDays(lastDay, reach) };
}

export const touches = (zone: DayRange, overlap: DayRange): boolean =>
  overlap.firstDay <= zone.lastDay && zone.firstDay <= overlap.lastDay;

/** The zone with the whole span of each stored overlap that touches it. Others may be passed and are ignored. */
export function daysToLoad(zone: DayRange, stored: readonly DayRange[]): DayRange {
  let { firstDay, lastDay } = zone;
  for (const overlap of stored) {
    if (!touches(zone, overlap)) continue;
    if (overlap.firstDay < firstDay) firstDay = overlap.firstDay;
    if (overlap.lastDay > lastDay) lastDay = overlap.lastDay;
  }
  return { firstDay, lastDay };
}

export const touching = (zone: DayRange, overlaps: readonly OverlapFacts[]): OverlapFacts[] =>
  overlaps.filter((overlap) => touches(zone, overlap));
