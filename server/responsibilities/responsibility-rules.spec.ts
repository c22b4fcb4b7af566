import type { LifeDomain } from '../contract/life-domains.js';
import { RESPONSIBILITIES, type Responsibility } from '../contract/responsibility-words.js';
import { checkParts, matrixWarnings, type MatrixActor, type MatrixCell } from './responsibility-rules.js';

const LETTERS: Record<string, Responsibility> = { d: 'does', a: 'answerable', b: 'decides', c: 'consulted', i: 'informed' };

/** `debts` of organisation 1, `bank` and `team` of 2 and 3, `clerk` of 1 too; Ron lives there, Carla next door. */
const ACTORS: MatrixActor[] = [
  ...Object.entries({ debts: '1', bank: '2', team: '3', clerk: '1' }).map(([key, organisation]) => ({ key, kind: 'professional' as const, organisation, present: true })),
  { key: 'gone', kind: 'professional', organisation: '4', present: false },
  { key: 'ron', kind: 'member', organisation: null, present: true },
  { key: 'carla', kind: 'network', organisation: null, present: true },
];

/** `debts:da ron:b`: who has which parts. */
const row = (domain: LifeDomain, written: string): MatrixCell[] =>
  written.split(' ').filter(Boolean).map((each) => {
    const [actorKey = '', letters = ''] = each.split(':');
    return { domain, actorKey, kinds: [...letters].map((letter) => LETTERS[letter]!) };
  });

const warned = (rows: LifeDomain[], cells: MatrixCell[]): string[] =>
  matrixWarnings(rows, ACTORS, cells).map(({ code, domains, actorKey, count }) => [code, domains.join('+'), actorKey, count || null].filter(Boolean).join(' '));

describe('warnings of one row', () => {
  it.each([
    ['everything as it should be', 'debts:da ron:b carla:d team:c', []],
    ['nothing at all', '', ['nobody_answerable finances', 'household_nowhere finances']],
    ['nobody answerable', 'debts:d ron:b', ['nobody_answerable finances']],
    ['whoever is gone is not answerable', 'gone:da ron:d', ['nobody_answerable finances']],
    ['the household nowhere, also with a neighbour', 'debts:da carla:d', ['household_nowhere finances']],
    ['a member who is only told is somewhere', 'debts:da ron:i', []],
    ['a cell that was emptied is nothing', 'debts:da ron:', ['household_nowhere finances']],
    ['two organisations doing the same are not too many', 'debts:da bank:d ron:d', []],
    ['three are', 'debts:da bank:d team:d ron:d', ['many_do_the_same finances 3']],
    ['two of one organisation count once', 'debts:da clerk:d bank:d ron:d', []],
    ['who decides or is asked does not do it', 'debts:da bank:d team:b ron:d', []],
    ['a member and a neighbour are no organisations', 'debts:da bank:d ron:d carla:d', []],
    ['an organisation that is gone does not count', 'debts:da bank:d gone:d ron:d', []],
  ])('%s', (_, written, expected) => expect(warned(['finances'], row('finances', written))).toEqual(expected));
});

describe('warnings of one actor', () => {
  const rows: LifeDomain[] = ['finances', 'housing', 'justice', 'parenting', 'time_use'];
  const answering = (count: number, key = 'debts'): MatrixCell[] => rows.flatMap((domain, place) => row(domain, `ron:b ${place < count ? key : 'bank'}:a`));

  it('answerable for four rows is not too much', () => expect(warned(rows, answering(4))).toEqual([]));
  it('for five it is, and all five are named', () =>
    expect(warned(rows, answering(5))).toEqual(['answerable_for_many finances+housing+justice+parenting+time_use debts 5']));
  it('rows without a need do not count', () => expect(warned(rows.slice(1), answering(5))).toEqual([]));
  it('nor does who is gone', () => expect(warned(rows, answering(5, 'gone'))).toEqual(rows.map((domain) => `nobody_answerable ${domain}`)));
});

describe('parts that one actor has', () => {
  it.each<[Responsibility[], boolean]>([
    [[], true],
    ...RESPONSIBILITIES.map((kind): [Responsibility[], boolean] => [[kind], true]),
    [['does', 'answerable', 'decides'], true],
    [['does', 'informed'], false],
    [['answerable', 'consulted'], false],
    [['consulted', 'informed'], false],
  ])('%j go together: %s', (kinds, fine) => {
    const check = (): void => checkParts(kinds);
    if (fine) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'responsibility.parts-clash' }));
  });
});
