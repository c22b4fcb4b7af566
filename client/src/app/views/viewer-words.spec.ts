import { describe, expect, it } from '@jest/globals';
import type { ViewsOfPerson } from '@contract/views';
import type { Words } from '../shared/words';
import { groundText, paperLines, paperName } from './viewer-words';

/** Keys instead of sentences: what is said is the language's. */
const words = {
  language: () => 'nl',
  t: (key: string, facts: Record<string, unknown> = {}) => [key, ...Object.values(facts)].join(' '),
  list: (items: readonly string[]) => items.join(' + '),
} as unknown as Words;

const person: ViewsOfPerson = {
  professionalId: 'p',
  name: 'An Bos',
  function: 'hulpverlener',
  organisationName: 'Huis',
  confidential: false,
  grounds: ['involvement'],
  domains: ['finances'],
  firstDay: '2026-09-01',
  lastDay: '2026-09-02',
  looks: 2,
  changes: 1,
};

describe('the ground', () => {
  it.each([
    ['involvement with its domains', person, 'viewGround.involvementFor financiën'],
    ['involvement without domains', { ...person, domains: [] }, 'viewGround.involvement'],
    ['several', { ...person, grounds: ['emergency', 'lead'] as const, domains: [] }, 'viewGround.emergency + viewGround.lead'],
    ['the system', { ...person, professionalId: null, grounds: [] }, 'viewGround.system'],
  ])('of %s', (_, viewer, expected) => {
    expect(groundText(words, viewer as ViewsOfPerson)).toBe(expected);
  });
});

describe('on paper for the household', () => {
  it.each([
    ['who is involved is named', person, 'An Bos, hulpverlener, Huis'],
    ['who is not involved is named by their work', { ...person, grounds: ['emergency'] as const }, 'hulpverlener, Huis'],
    ['a confidential service stays unsaid', { ...person, confidential: true }, 'team.confidential'],
  ])('%s', (_, viewer, expected) => {
    expect(paperName(words, viewer as ViewsOfPerson)).toBe(expected);
  });

  it('confidential services are one line, and their domains give nothing away', () => {
    const secret: ViewsOfPerson = { ...person, confidential: true, domains: ['substance_use'] };
    const lines = paperLines(words, [secret, { ...secret, professionalId: 'q', domains: ['mental_health'], lastDay: '2026-09-05' }, person]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toEqual({ name: 'team.confidential', ground: '', looks: 4, changes: 2, lastDay: '2026-09-05', emergency: false });
  });
});
