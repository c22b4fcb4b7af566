import type { MinutesCase } from './reviews.js';

/** Households of a meeting of which there is something to tell, and those that it did not come to, which are told in one line. */
export function minutesCases(cases: readonly MinutesCase[]): { told: MinutesCase[]; notDiscussed: string[] } {
  const isTold = ({ discussed, decisions, note }: MinutesCase): boolean => discussed || decisions.length > 0 || note !== null;
  return { told: cases.filter(isTold), notDiscussed: cases.filter((each) => !isTold(each)).map(({ name }) => name) };
}
