import { LONGEST_SNOOZE_DAYS } from '../contract/signal-words.js';
import type { AnswerSignal } from '../contract/signals.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { addDays } from '../shared/day.js';
import { checkAnswer, checkConfirmation, type Answerable, type Confirmable } from './answer-rules.js';

const TODAY = '2026-09-18';
const NOW = 1_000;
const refusal = (task: () => void): [string, string | undefined] | undefined => {
  try {
    task();
    return undefined;
  } catch (error) {
    if (!(error instanceof BrokenRule)) throw error;
    return [error.code, error.fields[0]?.field];
  }
};
const STUCK: Answerable = { code: 'no_contact', holdsUntil: null };
const UNSAFE: Answerable = { code: 'unsafe', holdsUntil: null };
const decision = { what: 'Bellen.', owner: { kind: 'member' as const, id: 'm' }, dueOn: TODAY, goalId: 'g' };
const snooze = (until?: string): AnswerSignal => ({ kind: 'snooze', reason: 'other', words: 'Omdat.', ...(until && { until }) });

describe('an answer to a signal', () => {
  it.each<[string, Answerable | undefined, AnswerSignal, [string, string?] | undefined]>([
    ['decides', STUCK, { kind: 'decide', reason: 'other', decision }, undefined],
    ['decides with a new goal', STUCK, { kind: 'decide', reason: 'other', decision: { ...decision, goalId: null, newGoal: 'Contact.' } }, undefined],
    ['snoozes until tomorrow', STUCK, snooze('2026-09-19'), undefined],
    ['snoozes as long as can be', STUCK, snooze(addDays(TODAY, LONGEST_SNOOZE_DAYS)), undefined],
    ['dismisses', STUCK, { kind: 'dismiss', reason: 'other', words: 'Omdat.' }, undefined],
    ['dismisses safety', UNSAFE, { kind: 'dismiss', reason: 'other', words: 'Omdat.' }, undefined],
    ['to what is over', undefined, snooze('2026-09-19'), ['signal.no-longer-holds']],
    ['to what ends at this moment', { ...STUCK, holdsUntil: NOW }, snooze('2026-09-19'), ['signal.no-longer-holds']],
    ['to what ends a moment later', { ...STUCK, holdsUntil: NOW + 1 }, snooze('2026-09-19'), undefined],
    ['puts safety away', UNSAFE, snooze('2026-09-19'), ['signal.safety-not-snoozed']],
    ['without a reason', STUCK, { kind: 'dismiss', reason: 'other' }, ['signal.reason-missing', 'words']],
    ['snoozes without a reason', STUCK, { ...snooze('2026-09-19'), words: null }, ['signal.reason-missing', 'words']],
    ['snoozes without a day', STUCK, snooze(), ['signal.until-missing', 'until']],
    ['snoozes until today', STUCK, snooze(TODAY), ['signal.until-not-later', 'until']],
    ['snoozes too long', STUCK, snooze(addDays(TODAY, LONGEST_SNOOZE_DAYS + 1)), ['signal.until-too-far', 'until']],
    ['decides nothing', STUCK, { kind: 'decide', reason: 'other' }, ['signal.decision-missing', 'decision']],
    ['decides for no goal', STUCK, { kind: 'decide', reason: 'other', decision: { ...decision, goalId: null } }, ['signal.goal-missing', 'decision.goalId']],
    ['decides for yesterday', STUCK, { kind: 'decide', reason: 'other', decision: { ...decision, dueOn: '2026-09-17' } }, ['signal.due-in-past', 'decision.dueOn']],
  ])('%s', (_, signal, input, expected) => {
    expect(refusal(() => checkAnswer(signal, input, TODAY, NOW))).toEqual(expected && [expected[0], expected[1]]);
  });

  it.each<[string, Partial<Confirmable>, string | undefined]>([
    ['by another', {}, undefined],
    ['by the same', { answeredBy: 'me' }, 'signal.same-person'],
    ['of what was confirmed', { confirmed: true }, 'signal.nothing-to-confirm'],
    ['of what was answered otherwise since', { latest: false }, 'signal.nothing-to-confirm'],
    ['of a decision', { kind: 'decide' }, 'signal.nothing-to-confirm'],
    ['of another signal', { code: 'no_contact' }, 'signal.nothing-to-confirm'],
  ])('is confirmed %s', (_, more, expected) => {
    expect(refusal(() => checkConfirmation({ code: 'unsafe', kind: 'dismiss', answeredBy: 'erik', confirmed: false, latest: true, ...more }, 'me'))?.[0]).toBe(expected);
  });
});
