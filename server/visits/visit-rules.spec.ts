import { describe, expect, it } from '@jest/globals';
import { BrokenRule } from '../shared/broken-rule.js';
import { checkVisit, whoHears, type VisitFacts, type VisitWithPeople } from './visit-rules.js';

const NOW = Date.parse('2026-09-18T09:00:00Z');
const visit = (different: Partial<VisitWithPeople> = {}): VisitWithPeople => ({ startsAt: NOW + 1, status: 'planned', professionalIds: ['sanne', 'tom'], ...different });

describe('a visit', () => {
  const HOUR = 3_600_000;
  const codeOf = (facts: Partial<VisitFacts>): string | undefined => {
    try {
      checkVisit({ startsAt: NOW - HOUR, endsAt: NOW, status: 'held', ...facts }, NOW);
      return undefined;
    } catch (error) {
      return (error as BrokenRule).code;
    }
  };

  it.each<[string, Partial<VisitFacts>, string | undefined]>([
    ['of an hour', {}, undefined],
    ['of a moment', { endsAt: NOW - HOUR + 1 }, undefined],
    ['that ends as it begins', { endsAt: NOW - HOUR }, 'visit.ends-before-start'],
    ['that ends before it begins', { endsAt: NOW - 2 * HOUR }, 'visit.ends-before-start'],
    ['of twelve hours', { endsAt: NOW + 11 * HOUR }, undefined],
    ['of more than twelve hours', { endsAt: NOW + 11 * HOUR + 1 }, 'visit.too-long'],
    ['held, that begins now', { startsAt: NOW, endsAt: NOW + HOUR }, undefined],
    ['held, that has yet to begin', { startsAt: NOW + 1, endsAt: NOW + HOUR }, 'visit.outcome-in-future'],
    ['to which nobody was there, that has yet to begin', { startsAt: NOW + 1, endsAt: NOW + HOUR, status: 'no_show' }, 'visit.outcome-in-future'],
    ['that was refused beforehand', { startsAt: NOW + 1, endsAt: NOW + HOUR, status: 'refused' }, undefined],
    ['that is planned', { startsAt: NOW + 1, endsAt: NOW + HOUR, status: 'planned' }, undefined],
    ['that is cancelled beforehand', { startsAt: NOW + 1, endsAt: NOW + HOUR, status: 'cancelled' }, undefined],
    ['that was to be and of which nothing was said', { status: 'planned' }, undefined],
  ])('%s', (_, facts, code) => {
    expect(codeOf(facts)).toBe(code);
  });
});

describe('of a visit hears', () => {
  const nobody = { planned: [], moved: [], cancelled: [], takenOff: [] };
  const both = ['sanne', 'tom'];
  it.each<[string, VisitWithPeople | null, VisitWithPeople, ReturnType<typeof whoHears>]>([
    ['who is to come to a new one', null, visit(), { ...nobody, planned: both }],
    ['nobody of one that is written down afterwards', null, visit({ startsAt: NOW - 1 }), nobody],
    ['nobody of one that begins now', null, visit({ startsAt: NOW }), nobody],
    ['who was to come to one that is cancelled', visit(), visit({ status: 'cancelled' }), { ...nobody, cancelled: both }],
    ['nobody of one that is over and did not take place', visit({ startsAt: NOW - 1 }), visit({ startsAt: NOW - 1, status: 'cancelled' }), nobody],
    ['nobody of one that was cancelled already', visit({ status: 'cancelled' }), visit({ status: 'cancelled' }), nobody],
    ['who is to come after all', visit({ status: 'cancelled' }), visit(), { ...nobody, planned: both }],
    ['who comes to it as well', visit({ professionalIds: ['sanne'] }), visit(), { ...nobody, planned: ['tom'] }],
    ['who comes at another moment', visit(), visit({ startsAt: NOW + 2 }), { ...nobody, moved: both }],
    ['who no longer comes', visit(), visit({ professionalIds: ['sanne'] }), { ...nobody, takenOff: ['tom'] }],
    ['who no longer comes to one that is moved', visit(), visit({ startsAt: NOW + 2, professionalIds: ['sanne'] }), { ...nobody, moved: ['sanne'], takenOff: ['tom'] }],
    ['who was to come to one that is cancelled without them, once', visit(), visit({ status: 'cancelled', professionalIds: ['sanne'] }), { ...nobody, cancelled: both }],
    ['nobody who is written off one that is over', visit({ startsAt: NOW - 1 }), visit({ startsAt: NOW - 1, professionalIds: ['sanne'] }), nobody],
    ['nobody who is written off one that was cancelled', visit({ status: 'cancelled' }), visit({ status: 'cancelled', professionalIds: ['sanne'] }), nobody],
    ['nobody of what else changes', visit(), visit(), nobody],
  ])('%s', (_, before, after, expected) => {
    expect(whoHears(before, after, NOW)).toEqual(expected);
  });
});
