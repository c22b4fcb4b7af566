import type { HouseholdListItem } from '@contract/households';
import { asksAttention, fits } from './household-attention';

const household = (facts: Partial<HouseholdListItem>): HouseholdListItem => ({
  id: '1',
  name: 'Yıldız-Öztürk',
  ground: 'lead',
  leadName: 'Noor Benali',
  leadFrom: '2026-09-01',
  daysWithoutLead: null,
  leadWaitsAs: null,
  leadCandidateName: null,
  overlaps: 0,
  overdueActions: 0,
  questionsForMe: 0,
  visitQuestionsForMe: 0,
  signals: [],
  signalsInAll: 0,
  members: 1,
  organisations: 1,
  nextVisitOn: null,
  planChanged: false,
  ...facts,
});

describe('a household in the list', () => {
  it.each([
    ['nothing', {}, false],
    ['a question for the reader', { questionsForMe: 1 }, true],
    ['no lead since today', { daysWithoutLead: 0 }, true],
    ['a proposal that waits for the reader', { leadWaitsAs: 'asked' as const }, true],
    ['a double visit', { overlaps: 1 }, true],
    ['an action past its day', { overdueActions: 1 }, true],
  ])('with %s asks for attention: %#', (_, facts, expected) => {
    expect(asksAttention(household(facts))).toBe(expected);
  });

  it.each([
    ['', true],
    ['  ozturk ', true],
    ['benali', true],
    ['graaf', false],
  ])('fits what was typed: %j', (typed, expected) => {
    expect(fits(household({}), typed)).toBe(expected);
  });
});
