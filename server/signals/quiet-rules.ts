import { addDays } from '../shared/day.js';
import { startOf, type FoundSignal, type GivenAnswer } from './signal-facts-rules.js';

/**
 * What must stay the same for a signal to be the same. Of actions that are late the ones that made the number full: which others
 * have a day of their own does not matter.
 */
export function evidenceKey({ code, evidence }: Pick<FoundSignal, 'code' | 'evidence'>, lateActions: number): string {
  const rows = code === 'actions_overdue' ? evidence.rows.slice(0, lateActions) : evidence.rows;
  return [evidence.since, ...rows.map(({ kind, id }) => `${kind} ${id}`).sort()].join('|');
}

/**
 * Until when an answer keeps a signal off the list, in milliseconds; `Infinity`: as long as it is the same; null: it does not.
 *
 * Decided: through the day on which the action is due, as it stands now; an action that was dropped settles nothing. Snoozed:
 * until its day begins. Dismissed: while the evidence is the same. Safety is not put away: only a dismissal to which another
 * person agreed takes it off.
 */
export function quietUntil(answer: GivenAnswer, evidenceNow: string, unsafe: boolean): number | null {
  if (answer.kind === 'dismiss') return answer.evidenceKey === evidenceNow && (!unsafe || answer.confirmed) ? Infinity : null;
  if (unsafe) return null;
  if (answer.kind === 'snooze') return startOf(answer.until!);
  const { action } = answer;
  return action && action.status !== 'dropped' && action.dueOn !== null ? startOf(addDays(action.dueOn, 1)) : null;
}
