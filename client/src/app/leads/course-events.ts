import type { EscalationView, LevelStepView, LevelsView } from '@contract/levels';
import { isDown } from '@contract/level-words';
import type { WithdrawalList, WithdrawalView } from '@contract/withdrawals';
import type { Day } from '../shared/day';
import type { Words } from '../shared/words';
import { withdrawalSentence } from '../withdrawals/withdrawal-sentence';

/** What happened to a case beside its lead, as the line of time tells it in short; the ladder has the rest. */
export interface CourseEvent {
  key: string;
  on: Day;
  who: string;
  what: string;
  /** How it came out, where it was a question. */
  outcome: string | null;
  /** Where it stands on the ladder from here on: drawn in the picture. */
  step: 'up' | 'down' | null;
}

/** Steps on the ladder, questions for a decision, and help that ended or was to. In no order. */
export function courseEvents(words: Words, levels: LevelsView | undefined, withdrawals: WithdrawalList | undefined): CourseEvent[] {
  const hidden = words.t('team.confidential');
  const ofStep = ({ id, from, fromLevel, level, decidedBy, decidedByTable }: LevelStepView): CourseEvent => {
    const step = isDown(fromLevel, level) ? 'down' : 'up';
    return { key: id, on: from, who: decidedByTable ?? decidedBy ?? hidden, what: words.t(`levels.${step}To`, { level: words.t(`ladder.${level}`) }), outcome: null, step };
  };
  const ofQuestion = ({ id, askedOn, askedByName, askedName, level, outcome, calledOffOn }: EscalationView): CourseEvent => ({
    key: id,
    on: askedOn,
    who: askedByName ?? hidden,
    what: words.t('escalation.askedShort', { asked: askedName ?? hidden, level: words.t(`ladder.${level}`) }),
    outcome: outcome ? words.t(`escalationOutcome.${outcome}`) : words.t(calledOffOn ? 'escalation.calledOff' : 'escalation.open'),
    step: null,
  });
  const ofWithdrawal = (withdrawal: WithdrawalView): CourseEvent => {
    const { id, organisationName, agreed, calledOffOn, proposedOn } = withdrawal;
    const outcome = calledOffOn ? 'takenBack' : agreed === null ? 'open' : agreed ? 'yes' : 'no';
    return { key: id, on: proposedOn, who: organisationName ?? hidden, what: withdrawalSentence(words, withdrawal), outcome: words.t(`withdrawal.outcome.${outcome}`), step: null };
  };
  return [...(levels?.steps ?? []).map(ofStep), ...(levels?.escalations ?? []).map(ofQuestion), ...(withdrawals?.withdrawals ?? []).map(ofWithdrawal)];
}
