import { describe, expect, it } from '@jest/globals';
import { composeExport, isNamed, type KnownOfMember, type KnownService } from './export-composition-rules.js';

const open: KnownService = { name: 'Schuldhulp Noord', confidential: false, cameToThemAlone: false };
const theirs: KnownService = { name: 'Verslavingszorg', confidential: true, cameToThemAlone: true };
const anothers: KnownService = { name: 'Huis Veilig', confidential: true, cameToThemAlone: false };

describe('whether a service is named in an export', () => {
  it.each([
    ['an open one', open, 'self', true],
    ['an open one', open, 'authority', true],
    ['a confidential one that came to them alone', theirs, 'self', true],
    ['a confidential one that came to them alone', theirs, 'both', false],
    ['a confidential one that came to them alone', theirs, 'authority', false],
    ['a confidential one of another', anothers, 'self', false],
  ] as const)('%s, asked for by %3$s', (_, service, requestedBy, expected) => {
    expect(isNamed(service, requestedBy)).toBe(expected);
  });
});

describe('an export', () => {
  const known: KnownOfMember = {
    name: 'Ron de Graaf',
    birthDate: null,
    address: null,
    members: ['Mirella Pinas'],
    network: ['Carla'],
    stays: [],
    goals: [{ words: 'Ik wil met Mirella praten.', saidOn: null, state: 'wanted', domains: [], notNowBecause: 'Carla is ziek', shielded: false }, { words: 'Stiekem doel', saidOn: null, state: 'wanted', domains: [], notNowBecause: null, shielded: true }],
    actions: [{ what: 'Ron belt Mirella', own: true, dueOn: null, status: 'open', shielded: false }],
    questions: [{ question: 'Wil je Ron vragen naar Mirella?', on: '2026-01-02', service: anothers, answers: [{ answer: 'Carla was er ook', on: '2026-01-03', service: open }] }],
    saidOfLeads: [],
    problems: [{ label: 'ruzie met Mirella', domain: 'domestic_relations', from: '2026-01-01', until: null }],
    saidOfProblems: [{ words: 'Als Mirella roept ga ik drinken.', on: '2026-01-01' }],
    rectifications: [],
    levels: [{ level: 'case_direction', from: '2026-01-01', reviewOn: null }],
    withdrawals: [open, theirs, anothers].map((service) => ({ service, lastDay: '2026-02-01', contact: 'nobody' })),
    disclosures: [
      { domains: ['finances'], service: theirs, legalBasis: 'consent', purpose: 'Voor Mirella', words: 'Is goed', from: '2026-01-01', until: '2026-06-01', withdrawnOn: null, given: true },
      { domains: ['justice'], service: anothers, legalBasis: 'right_to_report', purpose: 'Mirella is bang', words: null, from: '2026-01-01', until: null, withdrawnOn: null, given: false },
    ],
    ratings: [],
    visits: [{ startsAt: '2026-01-01T10:00:00+01:00', endsAt: '2026-01-01T11:00:00+01:00', status: 'held', domains: [], services: [open, anothers] }, { startsAt: '2026-01-02T10:00:00+01:00', endsAt: '2026-01-02T11:00:00+01:00', status: 'held', domains: [], services: [open] }],
    seenBy: [
      { service: open, times: 4, firstOn: '2026-01-05', lastOn: '2026-02-01' },
      { service: anothers, times: 2, firstOn: '2026-01-02', lastOn: '2026-01-20' },
      { service: { ...anothers, name: 'Nog een' }, times: 1, firstOn: '2026-01-03', lastOn: '2026-03-01' },
    ],
  };
  const made = composeExport(known, { requestedBy: 'self', madeOn: '2026-03-02', madeBy: 'Gemeente' });

  it("has no names of others in the member's own words", () => {
    expect(made.goals[0]).toMatchObject({ words: 'Ik wil met [een huisgenoot] praten.', notNowBecause: '[een naaste] is ziek' });
    expect(made.actions[0]?.what).toBe('Ron belt [een huisgenoot]');
    expect(made.problems[0]?.label).toBe('ruzie met [een huisgenoot]');
    expect(made.saidOfProblems[0]?.words).toBe('Als [een huisgenoot] roept ga ik drinken.');
  });

  it('has no names of others in what helpers asked each other, nor of a service that stays unnamed', () => {
    expect(made.questions).toEqual([
      { question: 'Wil je Ron vragen naar [een huisgenoot]?', on: '2026-01-02', service: null, answers: [{ answer: '[een naaste] was er ook', on: '2026-01-03', service: 'Schuldhulp Noord' }] },
    ]);
  });

  it('says who may know what, and of what the law asks not why', () => {
    expect(made.disclosures.map(({ service, purpose }) => [service, purpose])).toEqual([['Verslavingszorg', 'Voor [een huisgenoot]'], [null, null]]);
    // Who gave it to a service that is not named otherwise knows its name; whoever asks along does not.
    const given = { ...known, disclosures: known.disclosures.map((disclosure) => ({ ...disclosure, service: anothers, given: true })) };
    const namedFor = (requestedBy: 'self' | 'both'): (string | null)[] => composeExport(given, { requestedBy, madeOn: '2026-03-02', madeBy: 'Gemeente' }).disclosures.map(({ service }) => service);
    expect(namedFor('self')).toEqual(['Huis Veilig', 'Huis Veilig']);
    expect(namedFor('both')).toEqual([null, null]);
  });

  it('tells that help stopped of the services that are named alone: that another was there would tell something', () => {
    expect(made.withdrawals.map(({ service }) => service)).toEqual(['Schuldhulp Noord', 'Verslavingszorg']);
    expect(composeExport(known, { requestedBy: 'authority', madeOn: '2026-03-02', madeBy: 'Gemeente' }).withdrawals.map(({ service }) => service)).toEqual(['Schuldhulp Noord']);
  });

  it('keeps what is kept from the others from whoever asks along', () => {
    expect(made.goals).toHaveLength(2);
    expect(composeExport(known, { requestedBy: 'both', madeOn: '2026-03-02', madeBy: 'Gemeente' }).goals).toHaveLength(1);
  });

  it('says that a service came that is not named, and adds up those that looked', () => {
    expect(made.visits[0]).toMatchObject({ services: ['Schuldhulp Noord'], confidential: true });
    expect(made.visits[1]).toMatchObject({ services: ['Schuldhulp Noord'], confidential: false });
    expect(made.seenBy).toEqual([
      { service: 'Schuldhulp Noord', times: 4, firstOn: '2026-01-05', lastOn: '2026-02-01' },
      { service: null, times: 3, firstOn: '2026-01-02', lastOn: '2026-03-01' },
    ]);
  });

  it('has nothing that is not meant to be in it', () => {
    expect(JSON.stringify(made)).not.toMatch(/Mirella|Pinas|Carla|Huis Veilig|Nog een/);
    expect(Object.keys(made)).not.toContain('members');
  });
});
