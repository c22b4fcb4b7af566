import { describe, expect, it } from '@jest/globals';
import { ageOn, canHaveAuthority, mayTakeBack, whoGives, type ConsentMember } from '../contract/consent-ages.js';
import type { MemberRole } from '../contract/household-words.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { checkGivers, checkPeriod, checkWhole, type DisclosureDraft } from './disclosure-rules.js';

const TODAY = '2026-09-18';
const codeOf = (task: () => void): string => {
  try {
    task();
  } catch (error) {
    return (error as BrokenRule).code;
  }
  return 'fine';
};

const member = (id: string, birthDate: string | null, role: MemberRole = 'child'): ConsentMember => ({ id, birthDate, role });
const mother = member('mother', '1985-01-27', 'parent');
const father = member('father', '1980-03-11', 'parent');
const grandmother = member('grandmother', null, 'grandparent');
const sister = member('sister', '2009-09-18'); // 17
const grownBrother = member('grown brother', '2008-09-18'); // 18 today
const eleven = member('child', '2014-09-19');
const twelve = member('child', '2014-09-18');
const fifteen = member('child', '2010-09-19');
const sixteen = member('child', '2010-09-18');
const unknown = member('child', null);

describe('ageOn', () => {
  it.each([
    ['2014-09-18', '2026-09-17', 11],
    ['2014-09-18', '2026-09-18', 12],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2026-09-18', '2026-09-18', 0],
  ])('who was born on %s is on %s %d', (birthDate, day, age) => expect(ageOn(birthDate, day)).toBe(age));
});

describe('whoGives', () => {
  it.each<[string, ConsentMember, string]>([
    ['of eleven', eleven, 'authority'],
    ['of twelve', twelve, 'self authority'],
    ['of fifteen', fifteen, 'self authority'],
    ['of sixteen', sixteen, 'self'],
    ['who is grown up', mother, 'self'],
    ['who lives as a grown-up, of unknown age', grandmother, 'self'],
    ['a child of unknown age', unknown, 'nobody can say'],
  ])('about somebody %s', (_, about, voices) => expect((whoGives(about, TODAY) ?? ['nobody can say']).join(' ')).toBe(voices));
});

describe('canHaveAuthority', () => {
  it.each<[string, ConsentMember, boolean]>([
    ['a mother', mother, true],
    ['a grandmother of unknown age', grandmother, true],
    ['a brother of eighteen', grownBrother, true],
    ['a sister of seventeen', sister, false],
    ['a child of unknown age', unknown, false],
  ])('%s', (_, who, can) => expect(canHaveAuthority(who, TODAY)).toBe(can));
});

describe('checkGivers', () => {
  it.each<[string, ConsentMember, ConsentMember[], string]>([
    ['eleven, by the mother', eleven, [mother], 'fine'],
    ['eleven, by both parents', eleven, [mother, father], 'fine'],
    ['eleven, by the child', eleven, [eleven], 'disclosure.too-young-to-give'],
    ['eleven, by child and mother', eleven, [eleven, mother], 'disclosure.too-young-to-give'],
    ['eleven, by a sister of seventeen', eleven, [sister], 'disclosure.giver-not-entitled'],
    ['eleven, by nobody', eleven, [], 'disclosure.authority-missing'],
    ['twelve, by child and mother', twelve, [twelve, mother], 'fine'],
    ['twelve, by the mother', twelve, [mother], 'disclosure.own-consent-missing'],
    ['twelve, by the child', twelve, [twelve], 'disclosure.authority-missing'],
    ['fifteen, by child and father', fifteen, [fifteen, father], 'fine'],
    ['fifteen, by nobody', fifteen, [], 'disclosure.own-consent-missing'],
    ['sixteen, by themselves', sixteen, [sixteen], 'fine'],
    ['sixteen, by the mother', sixteen, [mother], 'disclosure.giver-not-entitled'],
    ['sixteen, by themselves and the mother', sixteen, [sixteen, mother], 'disclosure.giver-not-entitled'],
    ['a mother, by herself', mother, [mother], 'fine'],
    ['a mother, by the father', mother, [father], 'disclosure.giver-not-entitled'],
    ['a child of unknown age, by the mother', unknown, [mother], 'disclosure.age-unknown'],
  ])('about %s', (_, about, givers, code) => expect(codeOf(() => checkGivers(about, givers, TODAY))).toBe(code));
});

describe('mayTakeBack', () => {
  it.each<[string, ConsentMember, ConsentMember[], ConsentMember, boolean]>([
    ['who gave it', mother, [mother], mother, true],
    ['another grown-up', mother, [mother], father, false],
    ['the mother who gave it for a child of eleven', eleven, [mother], mother, true],
    ['the father, for a child of eleven', eleven, [mother], father, true],
    ['the child of eleven', eleven, [mother], eleven, false],
    ['the child of twelve, for whom the mother gave it a year ago', twelve, [mother], twelve, true],
    ['the child of twelve alone', twelve, [twelve, mother], twelve, true],
    ['the mother who gave it, of who is sixteen by now', sixteen, [sixteen, mother], mother, true],
    ['the father who did not, of who is sixteen by now', sixteen, [sixteen, mother], father, false],
    ['a sister of seventeen', eleven, [mother], sister, false],
  ])('%s', (_, about, givers, by, may) => expect(mayTakeBack(about, givers.map(({ id }) => id), by, TODAY)).toBe(may));
});

describe('checkWhole', () => {
  const consent: DisclosureDraft = {
    memberId: 'm', toOrganisationId: 'o', toProfessionalId: null, legalBasis: 'consent', givenBy: ['m'], givenOn: TODAY, givenHow: 'spoken', from: TODAY, until: '2027-03-01',
  };
  const duty: DisclosureDraft = { ...consent, legalBasis: 'legal_duty', givenBy: [], givenOn: null, givenHow: null };
  it.each<[string, DisclosureDraft, string]>([
    ['consent', consent, 'fine'],
    ['to one professional', { ...consent, toOrganisationId: null, toProfessionalId: 'p' }, 'fine'],
    ['to nobody', { ...consent, toOrganisationId: null }, 'disclosure.one-recipient'],
    ['to both', { ...consent, toProfessionalId: 'p' }, 'disclosure.one-recipient'],
    ['consent about all', { ...consent, memberId: null }, 'disclosure.consent-of-one'],
    ['consent without end', { ...consent, until: null }, 'disclosure.until-missing'],
    ['consent in no way', { ...consent, givenHow: null }, 'disclosure.way-missing'],
    ['a duty about all, without end', { ...duty, memberId: null, until: null }, 'fine'],
    ['a duty that somebody gave', { ...duty, givenBy: ['m'] }, 'disclosure.only-consent-is-given'],
    ['a duty that was given on a day', { ...duty, givenOn: TODAY }, 'disclosure.only-consent-is-given'],
  ])('%s', (_, draft, code) => expect(codeOf(() => checkWhole(draft))).toBe(code));
});

describe('checkPeriod', () => {
  it.each<[string, string | null, string, string | null, string]>([
    ['a year', TODAY, TODAY, '2027-09-18', 'fine'],
    ['from a later day', TODAY, '2026-12-01', '2027-03-01', 'fine'],
    ['of the law, without end', null, TODAY, null, 'fine'],
    ['of the law, for ten years', null, TODAY, '2036-09-18', 'fine'],
    ['given tomorrow', '2026-09-19', '2026-09-19', '2027-01-01', 'disclosure.given-in-future'],
    ['from before it was given', TODAY, '2026-09-01', '2027-01-01', 'disclosure.starts-before-given'],
    ['that ends on its first day', TODAY, TODAY, TODAY, 'disclosure.ends-before-start'],
    ['that has ended', '2026-01-01', '2026-01-01', TODAY, 'disclosure.already-over'],
    ['a day too long', TODAY, TODAY, '2027-09-20', 'disclosure.too-long'],
  ])('%s', (_, givenOn, from, until, code) => expect(codeOf(() => checkPeriod({ givenOn, from, until }, TODAY, 366))).toBe(code));
});
