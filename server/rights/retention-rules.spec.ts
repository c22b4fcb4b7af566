import { describe, expect, it } from '@jest/globals';
import { keptUntil } from './retention-rules.js';

const terms = [
  { law: 'youth_act', years: 20 },
  { law: 'social_support_act', years: 15 },
];

describe('how long a closed household is kept', () => {
  it.each([
    ['2010-03-01', ['social_support_act'], '2025-03-01'],
    ['2010-03-01', ['youth_act'], '2030-03-01'],
    ['2010-03-01', ['social_support_act', 'youth_act'], '2030-03-01'],
    ['2010-03-01', [], '2030-03-01'],
    ['2008-02-29', ['social_support_act'], '2023-02-28'],
    ['2004-02-29', ['youth_act'], '2024-02-29'],
    ['2010-12-31', ['unknown_law'], null],
  ])('closed on %s under %j: until %s', (closedOn, laws, expected) => {
    expect(keptUntil(closedOn, laws, terms)).toBe(expected);
  });

  it('is kept where there is no term at all', () => {
    expect(keptUntil('2010-03-01', [], [])).toBeNull();
  });
});
