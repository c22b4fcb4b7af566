import { isDown, rankOf, type Level } from '../contract/level-words.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { addDays, dayNumber, type Day } from '../shared/day.js';

/** A step as far as the rules look at it. */
export interface Step {
  level: Level;
  from: Day;
}

/** The level on a day, by the last step that has begun then; undefined where none has. Steps in the order in which they were taken. */
export const levelOn = (steps: readonly Step[], day: Day): Level | undefined => steps.findLast((step) => step.from <= day)?.level;

/**
 * Where a household stands for which no step was ever recorded: somebody leads, so it has case direction; several
 * organisations are involved, so they work together as a team; otherwise it is in its own hands.
 */
export function derivedLevel(hasLead: boolean, organisations: number): Level {
  if (hasLead) return 'case_direction';
  return organisations > 1 ? 'team' : 'self';
}

export interface WantedStep {
  level: Level;
  from: Day;
  agreements: string | null;
  reviewOn: Day;
}

/** Where the household stands, and since when; without a day: derived. */
export interface Standing {
  level: Level;
  since: Day | null;
}

/**
 * Refuses a step that cannot be taken: `level.same`, `level.agreements-missing`, `level.in-future`, `level.before-last`,
 * `level.before-opening`, `level.review-in-past`.
 */
export function checkStep(standing: Standing, wanted: WantedStep, openedOn: Day, today: Day): void {
  if (wanted.level === standing.level) throw new BrokenRule('level.same');
  if (wanted.from > today) throw new BrokenRule('level.in-future');
  if (wanted.from < openedOn) throw new BrokenRule('level.before-opening', { from: openedOn });
  if (standing.since !== null && wanted.from < standing.since) throw new BrokenRule('level.before-last', { from: standing.since });
  // Taking help away leaves the household with less; what remains is agreed first.
  if (isDown(standing.level, wanted.level) && !wanted.agreements) throw new BrokenRule('level.agreements-missing');
  if (wanted.reviewOn < today) throw new BrokenRule('level.review-in-past');
}

/** Refuses a question that cannot be asked: `escalation.not-up`, `escalation.term-in-past`. */
export function checkQuestion(present: Level, asked: Level, answerBy: Day, today: Day): void {
  if (rankOf(asked) <= rankOf(present)) throw new BrokenRule('escalation.not-up');
  if (answerBy < today) throw new BrokenRule('escalation.term-in-past');
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: Day): boolean => (dayNumber(day) + 3) % 7 >= 5;

/** The day that lies this many working days further: Monday to Friday. Public holidays count as working days. */
export function addWorkingDays(day: Day, count: number): Day {
  let last = day;
  for (let left = count; left > 0; ) {
    last = addDays(last, 1);
    if (!isWeekend(last)) left--;
  }
  return last;
}
