import { whoHears, type VisitWithPeople } from './visit-rules.js';

const NOW = Date.parse('2026-09-18T09:00:00Z');
const visit = (different: Partial<VisitWithPeople> = {}): VisitWithPeople => ({ startsAt: NOW + 1, status: 'planned', professionalIds: ['sanne', 'tom'], ...different });

describe('of a visit hears', () => {
  const nobody = { planned: [], moved: [], cancelled: [] };
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
    ['nobody of what else changes', visit(), visit(), nobody],
  ])('%s', (_, before, after, expected) => {
    expect(whoHears(before, after, NOW)).toEqual(expected);
  });
});
