import type { BurdenSum } from '@contract/burden';

export const MEASURES = ['visits', 'helpers', 'organisations', 'minutes'] as const;
export type Measure = (typeof MEASURES)[number];

/** A week's value of a measure as people say it: time in hours. */
export const valueOf = (counts: Pick<BurdenSum, Measure>, measure: Measure, weeks = 1): number => counts[measure] / weeks / (measure === 'minutes' ? 60 : 1);
