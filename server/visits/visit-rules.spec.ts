import { whoHears, type VisitWithPeople } from './visit-rules.js';

const NOW = Date.parse('2026-09-18T09:00:00Z');
const visit = (different: Partial<VisitWithPeople> = {}): VisitWithPeople => ({ startsAt: NOW + 1, status: 'planned', professionalIds: ['sanne', 'tom'], ...different });

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
