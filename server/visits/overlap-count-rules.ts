import { OVERLAP_CODES, type OverlapFacts, type OverlapThresholds } from '../contract/overlap-codes.js';
import { findOverlaps } from './overlap-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';
import { touching, type DayRange } from './overlap-window-rules.js';

export interface OverlapCount {
  code: (typeof OVERLAP_CODES)[number];
  now: number;
  then: number;
}

/** Adds up, household after household, how many overlaps there are in these days by the present thresholds and by others. */
export class OverlapCounting {
  private readonly found = new Map(OVERLAP_CODES.map((code) => [code, { code, now: 0, then: 0 }]));
  /** Households where something is different, also where as many remain. */
  different = 0;

  constructor(
    private readonly days: DayRange,
    private readonly present: OverlapThresholds,
    private readonly other: OverlapThresholds,
  ) {}

  /** @param visits all of one household: an overlap is found whole only among all of them */
  add(visits: readonly OverlapVisit[]): void {
    const now = touching(this.days, findOverlaps(visits, this.present));
    const then = touching(this.days, findOverlaps(visits, this.other));
    for (const { code } of now) this.found.get(code)!.now++;
    for (const { code } of then) this.found.get(code)!.then++;
    if (JSON.stringify(now.map(subject)) !== JSON.stringify(then.map(subject))) this.different++;
  }

  /** Most urgent first. */
  get counts(): OverlapCount[] {
    return [...this.found.values()];
  }
}

const subject = ({ code, memberId, domain, visitIds }: OverlapFacts): unknown => [code, memberId, domain, visitIds];
