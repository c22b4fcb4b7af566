import { recipientsOf, stateAfter, type AskedVisit, type StandingQuestion, type WantedQuestion } from './visit-question-rules.js';

const NOW = Date.parse('2026-09-18T09:00:00Z');
const visit = (different: Partial<AskedVisit> = {}): AskedVisit => ({ startsAt: NOW + 1, status: 'planned', own: false, askable: ['sanne'], ...different });
const wanted = (different: Partial<WantedQuestion>): WantedQuestion => ({ kind: 'join', question: 'Mag ik mee?', visit: visit(), chosen: [], askable: [], ...different });
const codeOf = (task: () => unknown): unknown => {
  try {
    return task();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a question goes to', () => {
  it.each<[string, WantedQuestion, unknown]>([
    ['who is at the visit', wanted({}), ['sanne']],
    ['who is at the visit, also without words', wanted({ question: null }), ['sanne']],
    ['who takes it along', wanted({ kind: 'pass_on' }), ['sanne']],
    ['nobody without words', wanted({ kind: 'pass_on', question: null }), 'visit-question.words-missing'],
    ['nobody where there is no visit', wanted({ visit: null }), 'visit-question.no-visit'],
    ['nobody where the visit is cancelled', wanted({ visit: visit({ status: 'cancelled' }) }), 'visit-question.visit-cancelled'],
    ['nobody where it has begun', wanted({ visit: visit({ startsAt: NOW }) }), 'visit-question.visit-past'],
    ['nobody where it was refused beforehand', wanted({ visit: visit({ status: 'refused' }) }), 'visit-question.visit-past'],
    ['nobody where it is one of oneself', wanted({ visit: visit({ own: true }) }), 'visit-question.own-visit'],
    ['nobody of a confidential service', wanted({ visit: visit({ askable: [] }) }), 'visit-question.nobody-to-ask'],
    ['those who are consulted', wanted({ kind: 'consult', visit: null, chosen: ['tom'], askable: ['tom'] }), ['tom']],
    ['nobody of whom one is not at the table', wanted({ kind: 'consult', visit: null, chosen: ['tom', 'bas'], askable: ['tom'] }), 'visit-question.not-involved'],
    ['nobody where none is chosen', wanted({ kind: 'consult', visit: null }), 'visit-question.nobody-to-ask'],
  ])('%s', (_, question, expected) => {
    expect(codeOf(() => recipientsOf(question, NOW))).toEqual(expected);
  });
});

describe('an answer makes it', () => {
  const standing = (kind: StandingQuestion['kind'], recipients: [string, boolean][] = [['sanne', false]], state: StandingQuestion['state'] = 'open'): StandingQuestion => ({
    kind, state, recipients: recipients.map(([professionalId, answered]) => ({ professionalId, answered })),
  });
  it.each<[string, StandingQuestion, boolean | null, string | null, string]>([
    ['accepted', standing('join'), true, null, 'accepted'],
    ['declined, with a word', standing('join'), false, 'Liever niet.', 'declined'],
    ['not declined without one', standing('join'), false, null, 'visit-question.answer-missing'],
    ['nothing without yes or no', standing('join'), null, 'Misschien.', 'visit-question.answer-missing'],
    ['answered after the visit', standing('pass_on', [['sanne', false], ['tom', false]]), null, 'Ja.', 'answered'],
    ['open until all who are consulted answered', standing('consult', [['sanne', false], ['tom', false]]), null, 'Ja.', 'open'],
    ['answered with the last of them', standing('consult', [['sanne', false], ['tom', true]]), null, 'Ja.', 'answered'],
    ['nothing without words', standing('consult'), null, null, 'visit-question.answer-missing'],
    ['nothing twice', standing('consult', [['sanne', true], ['tom', false]]), null, 'Ja.', 'visit-question.already-answered'],
    ['nothing once somebody else answered for the visit', standing('join', [['sanne', false], ['tom', true]], 'declined'), true, null, 'visit-question.already-answered'],
    ['nothing once it is taken back', standing('join', [['sanne', false]], 'withdrawn'), true, null, 'visit-question.withdrawn'],
    ['nothing by somebody else', standing('join', [['tom', false]]), true, null, 'visit-question.not-yours'],
  ])('%s', (_, question, accepted, answer, expected) => {
    expect(codeOf(() => stateAfter(question, { by: 'sanne', accepted, answer }))).toBe(expected);
  });
});
