import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDown, LEVELS, rankOf, type Level } from '../contract/level-words.js';
import type { BrokenRule } from '../shared/broken-rule.js';
import { addDays, daysBetween } from '../shared/day.js';
import { addWorkingDays, checkQuestion, checkStep, derivedLevel, levelOn, type Standing, type Step, type WantedStep } from './level-rules.js';

/** The worked case: up to the breakthrough table, and down again when the eviction was off. */
const CASE: Step[] = [
  { level: 'case_direction', from: '2026-04-14' },
  { level: 'process_direction', from: '2026-09-21' },
  { level: 'case_direction', from: '2026-11-16' },
];

const codeOf = (task: () => void): string | undefined => {
  try {
    task();
  } catch (error) {
    return (error as BrokenRule).code;
  }
  return undefined;
};

describe('levelOn', () => {
  it.each<[string, Level | undefined]>([
    ['2026-04-13', undefined],
    ['2026-04-14', 'case_direction'],
    ['2026-09-20', 'case_direction'],
    ['2026-09-21', 'process_direction'],
    ['2026-11-15', 'process_direction'],
    ['2026-11-16', 'case_direction'],
  ])('on %s', (day, level) => expect(levelOn(CASE, day)).toBe(level));

  it('is that of the later of two steps on one day', () => {
    expect(levelOn([...CASE, { level: 'team', from: '2026-11-16' }], '2026-11-16')).toBe('team');
  });
});

describe('derivedLevel', () => {
  it.each<[boolean, number, Level]>([
    [false, 0, 'self'],
    [false, 1, 'self'],
    [false, 2, 'team'],
    [true, 1, 'case_direction'],
    [true, 6, 'case_direction'],
  ])('lead %s, %s organisations', (hasLead, organisations, level) => expect(derivedLevel(hasLead, organisations)).toBe(level));
});

describe('checkStep', () => {
  const today = '2026-11-22';
  const standing: Standing = { level: 'process_direction', since: '2026-11-01' };
  const up: WantedStep = { level: 'safety_house', from: today, agreements: null, reviewOn: '2027-01-10' };
  const down: WantedStep = { ...up, level: 'case_direction', agreements: 'Noor belt elke vrijdag.' };

  it.each<[string, Partial<Standing>, WantedStep, string | undefined]>([
    ['up', {}, up, undefined],
    ['up by more than one', {}, { ...up, level: 'national' }, undefined],
    ['down with agreements', {}, down, undefined],
    ['down without agreements', {}, { ...down, agreements: null }, 'level.agreements-missing'],
    ['down by more than one without agreements', {}, { ...down, level: 'self', agreements: null }, 'level.agreements-missing'],
    ['to where it stands', {}, { ...up, level: 'process_direction' }, 'level.same'],
    ['in the future', {}, { ...up, from: '2026-11-23' }, 'level.in-future'],
    ['on the day of the step before it', {}, { ...up, from: '2026-11-01' }, undefined],
    ['before the step before it', {}, { ...up, from: '2026-10-31' }, 'level.before-last'],
    ['on the day of opening', { since: null }, { ...up, from: '2026-04-14' }, undefined],
    ['before the household was opened', { since: null }, { ...up, from: '2026-04-13' }, 'level.before-opening'],
    ['with a review today', {}, { ...up, reviewOn: today }, undefined],
    ['with a review in the past', {}, { ...up, reviewOn: '2026-11-21' }, 'level.review-in-past'],
  ])('%s', (_, stands, wanted, code) => expect(codeOf(() => checkStep({ ...standing, ...stands }, wanted, '2026-04-14', today))).toBe(code));

  it('never lets a household down without agreements, whatever the levels', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LEVELS), fc.constantFrom(...LEVELS), (from, to) => {
        const code = codeOf(() => checkStep({ level: from, since: null }, { ...up, level: to }, '2026-04-14', today));
        expect(code).toBe(from === to ? 'level.same' : rankOf(to) < rankOf(from) ? 'level.agreements-missing' : undefined);
        expect(isDown(from, to)).toBe(LEVELS.indexOf(to) < LEVELS.indexOf(from));
      }),
    );
  });
});

describe('checkQuestion', () => {
  it.each<[string, Level, Level, string, string | undefined]>([
    ['for a higher level', 'team', 'process_direction', '2026-12-04', undefined],
    ['with an answer today', 'team', 'case_direction', '2026-11-22', undefined],
    ['for the present level', 'team', 'team', '2026-12-04', 'escalation.not-up'],
    ['for a lower level', 'national', 'team', '2026-12-04', 'escalation.not-up'],
    ['with a term that is over', 'team', 'national', '2026-11-21', 'escalation.term-in-past'],
  ])('%s', (_, present, asked, answerBy, code) => expect(codeOf(() => checkQuestion(present, asked, answerBy, '2026-11-22'))).toBe(code));
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 5, '2026-11-27'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-22', 10, '2026-12-04'],
    ['2026-11-23', 0, '2026-11-23'],
    ['1970-01-01', 2, '1970-01-05'],
  ])('%s and %s', (day, count, expected) => expect(addWorkingDays(day, count)).toBe(expected));

  it('passes as many days from Monday to Friday as it was asked', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(60), (offset, count) => {
        const start = addDays('1970-01-01', offset);
        const end = addWorkingDays(start, count);
        const passed = Array.from({ length: daysBetween(start, end) }, (_, index) => new Date(`${addDays(start, index + 1)}T12:00:00Z`).getUTCDay());
        expect(passed.filter((weekday) => weekday !== 0 && weekday !== 6)).toHaveLength(count);
      }),
    );
  });
});
