import type { Day } from '../shared/day.js';

/** In full years. Who is born on 29 February is a year older on 1 March, as the law counts. */
export function ageOn(birthDate: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
