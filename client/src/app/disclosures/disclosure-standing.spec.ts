import type { DisclosureView } from '@contract/disclosures';
import { besides, isOver } from './disclosure-standing';

const TODAY = '2026-09-18';
const disclosure = (changes: Partial<DisclosureView>): DisclosureView =>
  ({ id: 'one', memberId: 'ron', domains: ['substance_use'], toOrganisationName: 'Kustlijn', until: '2027-03-01', withdrawnOn: null, ...changes }) as DisclosureView;

describe('isOver', () => {
  it.each([
    [null, '2027-03-01', false],
    [null, null, false],
    [null, TODAY, true],
    ['2026-09-10', '2027-03-01', true],
  ])('withdrawn on %s, until %s', (withdrawnOn, until, over) => expect(isOver({ withdrawnOn, until }, TODAY)).toBe(over));
});

describe('besides', () => {
  it.each<[string, Partial<DisclosureView>, boolean]>([
    ['about the same', {}, true],
    ['about everyone', { memberId: null }, true],
    ['about more', { domains: ['finances', 'substance_use'] }, true],
    ['about somebody else', { memberId: 'dion' }, false],
    ['about another part of life', { domains: ['finances'] }, false],
    ['to others', { toOrganisationName: 'Balans' }, false],
    ['that is over', { until: TODAY }, false],
  ])('another one %s', (_, changes, goesOn) =>
    expect(besides(disclosure({}), [disclosure({}), disclosure({ id: 'other', ...changes })], TODAY)).toHaveLength(goesOn ? 1 : 0),
  );
});
