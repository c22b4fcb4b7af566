import { timeOf } from '../shared/day';

/** "10:12–10:20"; one time where both are in the same minute. */
export function timesText(from: string, until: string): string {
  const [first, last] = [timeOf(from), timeOf(until)];
  return first === last ? first : `${first}–${last}`;
}
