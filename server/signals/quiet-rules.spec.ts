import { evidenceKey, quietUntil } from './quiet-rules.js';
import { startOf, type Evidence, type GivenAnswer } from './signal-facts-rules.js';

const answer = (more: Partial<GivenAnswer>): GivenAnswer => ({ id: 'a', code: 'no_contact', subject: '', kind: 'dismiss', until: null, evidenceKey: 'key', confirmed: false, action: null, ...more });
const decided = (dueOn: string | null, status: 'open' | 'done' | 'dropped' = 'open') => answer({ kind: 'decide', action: { dueOn, status } });

describe('how long an answer keeps a signal off the list', () => {
  it.each<[string, GivenAnswer, string, boolean, number | null]>([
    ['decided: through the day on which the action is due', decided('2026-10-24'), 'other', false, startOf('2026-10-25')],
    ['decided: also when it is done before', decided('2026-03-28', 'done'), 'key', false, startOf('2026-03-29')],
    ['decided: not when the action was dropped', decided('2026-10-24', 'dropped'), 'key', false, null],
    ['decided: not when the action lost its day', decided(null), 'key', false, null],
    ['snoozed: until its day begins, whatever comes', answer({ kind: 'snooze', until: '2026-10-25' }), 'other', false, startOf('2026-10-25')],
    ['dismissed: while it is the same', answer({}), 'key', false, Infinity],
    ['dismissed: not when the evidence is another', answer({}), 'other', false, null],
    ['safety, decided: stays on the list', decided('2026-10-24'), 'key', true, null],
    ['safety, snoozed: stays on the list', answer({ kind: 'snooze', until: '2026-10-25' }), 'key', true, null],
    ['safety, dismissed by one', answer({}), 'key', true, null],
    ['safety, dismissed by two', answer({ confirmed: true }), 'key', true, Infinity],
    ['safety, dismissed by two, and said again since', answer({ confirmed: true }), 'other', true, null],
  ])('%s', (_, given, evidenceNow, unsafe, expected) => {
    expect(quietUntil(given, evidenceNow, unsafe)).toBe(expected);
  });
});

describe('what must stay the same', () => {
  const evidence = (...ids: string[]): Evidence => ({ since: '2026-03-29', term: 14, rows: ids.map((id) => ({ kind: 'action', id, on: '2026-03-01' })) });

  it('is the same in whatever order the rows come', () => {
    expect(evidenceKey({ code: 'no_contact', evidence: evidence('a', 'b') }, 2)).toBe(evidenceKey({ code: 'no_contact', evidence: evidence('b', 'a') }, 2));
    expect(evidenceKey({ code: 'no_contact', evidence: evidence('a', 'b') }, 2)).not.toBe(evidenceKey({ code: 'no_contact', evidence: evidence('a', 'b', 'c') }, 2));
  });

  it('of actions that are late are those that made the number full', () => {
    expect(evidenceKey({ code: 'actions_overdue', evidence: evidence('a', 'b') }, 2)).toBe(evidenceKey({ code: 'actions_overdue', evidence: evidence('a', 'b', 'c') }, 2));
  });
});
