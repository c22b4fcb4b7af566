import { SignalTelling, type AnswerRow } from './signal-view.js';

const NOW = new Date('2026-11-30T10:00:00Z');
const telling = new SignalTelling(NOW, []);
/** The evaluation of 3 December; from the 4th on it is late. */
const overdue = { code: 'evaluation_overdue', memberId: null, domain: null, evidence: { since: '2026-12-03', rows: [{ kind: 'plan', id: 'plan', on: '2026-12-03' }], term: null } } as const;
const answer = (holdsFrom: string | null, answeredAt: string): AnswerRow => ({
  ...overdue, evidence: { ...overdue.evidence, rows: [...overdue.evidence.rows] }, id: 'answer', kind: 'snooze', reason: 'other', words: 'x', until: null, action: null, actionOwners: [], actionDueOn: null, actionStatus: null,
  answeredBy: 'Erik Vos', answeredById: 'erik', answeredAt, holdsFrom, confirmedBy: null,
});

describe('a signal, told at a moment', () => {
  it.each<[string, string | null, string, string]>([
    ['before it held', '2026-12-03T23:00:00Z', '2026-11-30T09:00:00Z', 'Vanaf 4 december: de evaluatie van 3 december is 1 dag te laat.'],
    ['while it held', '2026-12-03T23:00:00Z', '2026-12-05T09:00:00Z', 'De evaluatie van 3 december is 2 dagen te laat.'],
    ['from before it was kept', null, '2026-12-05T09:00:00Z', 'De evaluatie van 3 december is 2 dagen te laat.'],
  ])('an answer that was given %s says what it said then', (_, holdsFrom, answeredAt, sentence) => {
    expect(telling.answer(answer(holdsFrom, answeredAt)).sentence.nl).toBe(sentence);
  });

  it('says what is to come under the day from which it holds, and what holds as it is', () => {
    const told = (holdsFrom: string) => telling.signal({ ...overdue, evidence: { ...overdue.evidence, rows: [...overdue.evidence.rows] }, id: 'signal', holdsFrom, holdsUntil: null, listedFrom: holdsFrom, answer: null });
    expect(told('2026-12-03T23:00:00Z')).toMatchObject({ holds: false, inDays: 4, sentence: { nl: 'Vanaf 4 december: de evaluatie van 3 december is 1 dag te laat.' } });
    expect(told('2026-11-29T23:00:00Z')!.sentence.nl).not.toMatch(/^Vanaf/);
  });
});
