import { decisionLine } from './decision-line.js';

const day = (on: string): string => `<${on}>`;

describe('a decision in one line', () => {
  it.each([
    ['nl', [{ name: 'Farid Oulhaj' }], '2026-12-07', 'Farid Oulhaj: Naar de huisarts met Dennis, uiterlijk <2026-12-07>'],
    ['en', [{ name: 'Farid Oulhaj' }], '2026-12-07', 'Farid Oulhaj: Naar de huisarts met Dennis, by <2026-12-07>'],
    ['nl', [{ name: 'Farid Oulhaj' }, { name: 'Dennis' }], null, 'Farid Oulhaj en Dennis: Naar de huisarts met Dennis'],
    ['nl', [{ name: null }, { name: null }], '2026-12-07', 'Een vertrouwelijke dienst: Naar de huisarts met Dennis, uiterlijk <2026-12-07>'],
    ['en', [{ name: null }, { name: 'Dennis' }], null, 'A confidential service and Dennis: Naar de huisarts met Dennis'],
    ['nl', [], '2026-12-07', 'Naar de huisarts met Dennis, uiterlijk <2026-12-07>'],
  ] as const)('%s, by %j', (language, owners, dueOn, line) => {
    expect(decisionLine({ what: 'Naar de huisarts met Dennis.', owners, dueOn }, language, day)).toBe(line);
  });
});
