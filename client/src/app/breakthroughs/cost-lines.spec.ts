import { costLines, costsOf } from './cost-lines';

describe('costs, a line each', () => {
  it.each([
    ['uitzetting 11000', [['uitzetting', 11000]]],
    ['crisis en politie: € 6.800', [['crisis en politie', 6800]]],
    ['team van 2 12 500\n\n opname 8500 ', [['team van 2', 12500], ['opname', 8500]]],
    ['gratis 0', [['gratis', 0]]],
    ['', []],
    ['opname', undefined],
    ['opname -100', undefined],
    ['8500', undefined],
  ])('%j', (lines, expected) => expect(costsOf(lines, 'plan')?.map(({ label, yearlyEuros }) => [label, yearlyEuros])).toEqual(expected));

  it('are the same after being typed again', () => {
    const costs = [{ side: 'plan' as const, label: 'huur', yearlyEuros: 12 }, { side: 'plan' as const, label: 'opname', yearlyEuros: 8500 }];
    expect(costsOf(costLines(costs, 'plan'), 'plan')).toEqual(costs);
  });
});
