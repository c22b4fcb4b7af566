import { describe, expect, it } from '@jest/globals';
import { balanceOf, type BalanceFacts } from './plan-balance.js';
import type { LifeDomain } from './life-domains.js';
import type { OwnerKind } from './plan-words.js';

const action = (domain: LifeDomain | null, ...kinds: OwnerKind[]): BalanceFacts['actions'][number] => ({ domain, owners: kinds.map((kind) => ({ kind })) });
const none: BalanceFacts = { actions: [], ratings: [], atTheTable: [] };

describe('the balance of a plan', () => {
  it.each<[string, Partial<BalanceFacts>, object]>([
    ['of nothing', {}, { family: 0, network: 0, professionals: 0, withoutAction: [], nobodyAtTheTable: [] }],
    [
      'of the worked case: what is done together counts for each side',
      {
        actions: [
          ...['housing', 'finances', null, 'substance_use', 'justice', 'housing'].map((domain) => action(domain as LifeDomain | null, 'professional')),
          action('finances', 'member', 'network'), action('domestic_relations', 'member', 'network'), action('work_and_education', 'professional', 'member'), action('domestic_relations', 'member', 'member'),
        ],
      },
      { family: 4, network: 2, professionals: 7 },
    ],
    [
      'with low ratings for which nothing is done, worst first',
      { ratings: [{ domain: 'time_use', level: 2 }, { domain: 'finances', level: 2 }, { domain: 'finances', level: 1 }, { domain: 'housing', level: 3 }], actions: [] },
      { withoutAction: ['finances', 'time_use'], nobodyAtTheTable: ['finances', 'time_use'] },
    ],
    [
      'with somebody at the table who does nothing there',
      { ratings: [{ domain: 'finances', level: 1 }], atTheTable: ['finances'] },
      { withoutAction: ['finances'], nobodyAtTheTable: [] },
    ],
    [
      'with the family at work where nobody is at the table',
      { ratings: [{ domain: 'finances', level: 1 }], actions: [action('finances', 'member')] },
      { withoutAction: [], nobodyAtTheTable: ['finances'] },
    ],
  ])('%s', (_, facts, expected) => {
    expect(balanceOf({ ...none, ...facts })).toMatchObject(expected);
  });
});
