import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysWithoutLead, leadGaps, type LeadPeriod } from '../contract/lead-gaps.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { addDays, daysBetween } from '../shared/day.js';
import { checkBeginning, checkEarlier, checkEnding, checkProposed, checkStandingIn, closedProposalCode, endsWhenStoppedOn, leadOn, takeOver, whatNext, type ProposalStanding } from './lead-rules.js';

/** The worked case: a gap of 35 days, of which the last three are still to come on 18 September. */
const CASE: LeadPeriod[] = [
  { from: '2026-04-14', until: '2026-06-22' },
  { from: '2026-06-22', until: '2026-08-17' },
  { from: '2026-09-21', until: null },
];

const codeOf = (task: () => void): string | undefined => {
  try {
    task();
  } catch (error) {
    return (error as BrokenRule).code;
  }
  return undefined;
};

describe('leadOn', () => {
  it.each([
    ['2026-04-13', undefined],
    ['2026-04-14', CASE[0]],
    ['2026-06-21', CASE[0]],
    ['2026-06-22', CASE[1]],
    ['2026-08-16', CASE[1]],
    ['2026-08-17', undefined],
    ['2026-09-20', undefined],
    ['2026-09-21', CASE[2]],
  ])('on %s', (day, period) => expect(leadOn(CASE, day)).toBe(period));
});

describe('leadGaps', () => {
  it('of the worked case is one of 35 days, 33 of them so far on 18 September', () => {
    const gaps = leadGaps(CASE, '2026-04-14', '2026-09-18');
    expect(gaps).toEqual([{ from: '2026-08-17', until: '2026-09-21', days: 35 }]);
    expect(daysWithoutLead(gaps, '2026-09-18')).toBe(33);
    expect(daysWithoutLead(gaps, '2026-11-16')).toBe(35);
  });

  it.each<[string, LeadPeriod[], string, unknown]>([
    ['nobody ever led', [], '2026-09-10', [{ from: '2026-09-10', until: null, days: 9 }]],
    ['opened today', [], '2026-09-18', [{ from: '2026-09-18', until: null, days: 1 }]],
    ['somebody leads from the first day', [{ from: '2026-09-10', until: null }], '2026-09-10', []],
    ['somebody led, with a gap, before it was opened', [{ from: '2026-01-01', until: '2026-02-01' }, { from: '2026-02-03', until: null }], '2026-09-10', [{ from: '2026-02-01', until: '2026-02-03', days: 2 }]],
    ['somebody led before it was opened', [{ from: '2026-01-01', until: '2026-09-17' }], '2026-09-10', [{ from: '2026-09-17', until: null, days: 2 }]],
    ['a lead was called off before it began', [{ from: '2026-09-15', until: '2026-09-15' }], '2026-09-10', [{ from: '2026-09-10', until: null, days: 9 }]],
    ['it ends tomorrow', [{ from: '2026-09-10', until: '2026-09-19' }], '2026-09-10', []],
  ])('where %s', (_, periods, openedOn, gaps) => expect(leadGaps(periods, openedOn, '2026-09-18')).toEqual(gaps));

  it('counts each day without a lead once, as a look at every day does', () => {
    const periods = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }).map((steps) => {
      let day = '2026-01-01';
      return steps.map(([pause, length]) => {
        const from = addDays(day, pause);
        day = addDays(from, length);
        return { from, until: day } as LeadPeriod;
      });
    });
    fc.assert(
      fc.property(periods, fc.boolean(), fc.nat(120), (history, open, elapsed) => {
        const all = open && history.length > 0 ? [...history.slice(0, -1), { ...history.at(-1)!, until: null }] : history;
        const today = addDays('2026-01-01', elapsed);
        let without = 0;
        for (let day = '2026-01-01'; daysBetween(day, today) >= 0; day = addDays(day, 1)) if (!leadOn(all, day)) without++;
        expect(daysWithoutLead(leadGaps(all, '2026-01-01', today), today)).toBe(without);
      }),
    );
  });
});

describe('checkBeginning', () => {
  const begin = { kind: 'permanent', from: '2026-09-18', returnOn: null } as const;
  it.each<[string, LeadPeriod[], object, string | undefined]>([
    ['in a gap', [{ from: '2026-01-01', until: '2026-09-18' }], {}, undefined],
    ['ahead', [], { from: '2026-10-01' }, undefined],
    ['in two months', [], { from: '2026-11-17' }, undefined],
    ['later than that', [], { from: '2026-11-18' }, 'lead.too-far-ahead'],
    ['in the past', [], { from: '2026-09-17' }, 'lead.in-past'],
    ['beside another', [{ from: '2026-01-01', until: null }], {}, 'lead.already-active'],
    ['before another ends', [{ from: '2026-01-01', until: '2026-09-19' }], {}, 'lead.overlapping-periods'],
    ['before one that was called off', [{ from: '2026-09-21', until: '2026-09-21' }], {}, undefined],
    ['for safety without a day of return', [], { kind: 'temporary_safety' }, 'lead.return-day-missing'],
    ['for safety until a day', [], { kind: 'temporary_safety', returnOn: '2026-09-19' }, undefined],
    ['that goes back on its first day', [], { kind: 'temporary_safety', returnOn: '2026-09-18' }, 'lead.return-day-not-after-start'],
  ])('%s', (_, periods, change, code) => {
    expect(codeOf(() => checkBeginning(periods, { ...begin, ...change }, '2026-09-18'))).toBe(code);
  });
});

describe('checkEnding', () => {
  it.each<[string, LeadPeriod, string, string | undefined]>([
    ['a running lead', { from: '2026-01-01', until: null }, '2026-09-18', undefined],
    ['a running lead, in the past', { from: '2026-01-01', until: null }, '2026-09-17', 'lead.in-past'],
    ['a lead of today, from tomorrow', { from: '2026-09-18', until: null }, '2026-09-19', undefined],
    ['a lead of today, as if it never was', { from: '2026-09-18', until: null }, '2026-09-18', 'lead.in-past'],
    ['a lead that has ended', { from: '2026-01-01', until: '2026-09-18' }, '2026-09-20', 'lead.already-ended'],
    ['a lead whose end lies ahead, on another day', { from: '2026-01-01', until: '2026-10-18' }, '2026-09-20', undefined],
    ['a lead that has not begun, at once', { from: '2026-09-21', until: null }, '2026-09-21', undefined],
    ['a lead before it begins', { from: '2026-09-21', until: null }, '2026-09-18', 'lead.ends-before-start'],
  ])('%s', (_, period, until, code) => expect(codeOf(() => checkEnding(period, until, '2026-09-18'))).toBe(code));

  it('by default stops at once whoever can be stopped at once', () => {
    const today = '2026-09-18';
    for (const from of ['2026-09-17', '2026-09-18', '2026-09-19']) {
      const period = { from, until: null };
      expect(codeOf(() => checkEnding(period, endsWhenStoppedOn(period, today), today))).toBeUndefined();
    }
  });
});

describe('takeOver', () => {
  const TODAY = '2026-09-18';
  const period = (from: string, until: string | null) => ({ id: from, from, until });
  it.each<[string, [string, string | null][], string | null, string, [string, string] | null]>([
    ['nobody ever led', [], null, TODAY, null],
    ['in a gap', [['2026-01-01', '2026-09-01']], null, TODAY, null],
    ['from who leads', [['2026-01-01', null]], null, TODAY, ['2026-01-01', TODAY]],
    ['from who leads, on a later day', [['2026-01-01', null]], '2026-10-01', '2026-10-01', ['2026-01-01', '2026-10-01']],
    ['from who leads since today: tomorrow', [[TODAY, null]], null, '2026-09-19', [TODAY, '2026-09-19']],
    ['on a day that has passed while it was open', [['2026-01-01', null]], '2026-09-10', TODAY, ['2026-01-01', TODAY]],
    ['from who is still to begin, in a gap: they never do', [['2026-09-21', null]], null, TODAY, ['2026-09-21', '2026-09-21']],
    ['from who is still to begin, on a day after that', [['2026-09-21', null]], '2026-09-25', '2026-09-25', ['2026-09-21', '2026-09-25']],
    ['while one leads until another begins', [['2026-01-01', '2026-09-21'], ['2026-09-21', null]], null, '2026-09-21', ['2026-09-21', '2026-09-21']],
    ['from whose end is written down ahead', [['2026-01-01', '2026-09-25']], null, TODAY, ['2026-01-01', TODAY]],
    ['after whose end is written down ahead', [['2026-01-01', '2026-09-25']], '2026-10-01', '2026-10-01', null],
    ['after who was called off', [['2026-09-30', '2026-09-30']], null, TODAY, null],
  ])('%s', (_, periods, wanted, begin, end) => {
    expect(takeOver(periods.map(([from, until]) => period(from, until)), wanted, TODAY)).toEqual({ begin, end: end && { id: end[0], on: end[1] } });
  });

  it('leaves each day with one lead at most, and no day without one that had one', () => {
    const TODAYS = 40;
    const day = (n: number): string => addDays('2026-01-01', n);
    const history = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 20 })), { maxLength: 5 }).chain((steps) => fc.tuple(fc.constant(steps), fc.boolean()));
    fc.assert(
      fc.property(history, fc.option(fc.nat(60), { nil: null }), ([steps, open], ahead) => {
        let at = 0;
        const periods = steps.map(([pause, length], place) => {
          const from = at + pause;
          at = from + length;
          return { id: String(place), from: day(from), until: open && place === steps.length - 1 ? null : day(at) };
        });
        const today = day(TODAYS);
        const { begin, end } = takeOver(periods, ahead === null ? null : day(TODAYS + ahead), today);
        const after = [...periods.map((each) => (each.id === end?.id ? { ...each, until: end.on } : each)), { id: 'new', from: begin, until: null }];
        for (let n = 0; n < 140; n++) {
          const leading = after.filter((each) => each.from <= day(n) && (each.until === null || day(n) < each.until));
          expect(leading.length).toBeLessThanOrEqual(1);
          // Who was called off was still to begin: those days are the new one's, or were nobody's.
          const called = end && periods.find(({ id }) => id === end.id)!.from >= today;
          if (!called && leadOn(periods, day(n))) expect(leading).toHaveLength(1);
        }
        expect(begin >= today).toBe(true);
      }),
    );
  });
});

describe('whatNext', () => {
  it.each<[string, ProposalStanding, string]>([
    ['not accepted', { accepted: false, objections: 0, ofTheLead: 'not_asked' }, 'candidate'],
    ['not accepted, with an objection', { accepted: false, objections: 1, ofTheLead: 'not_asked' }, 'candidate'],
    ['accepted, nobody objects', { accepted: true, objections: 0, ofTheLead: 'not_asked' }, 'begin'],
    ['accepted, with an objection', { accepted: true, objections: 1, ofTheLead: 'not_asked' }, 'team_lead'],
    ['accepted, who leads is silent', { accepted: true, objections: 0, ofTheLead: null }, 'lead'],
    ['accepted, who leads agrees', { accepted: true, objections: 0, ofTheLead: 'agree' }, 'begin'],
    ['accepted, who leads objects', { accepted: true, objections: 1, ofTheLead: 'object' }, 'team_lead'],
    ['accepted, who leads agrees and another objects', { accepted: true, objections: 1, ofTheLead: 'agree' }, 'team_lead'],
  ])('%s', (_, standing, next) => expect(whatNext(standing)).toBe(next));
});

describe('closedProposalCode', () => {
  it.each([
    ['withdrawn', 'lead.proposal-withdrawn'],
    ['begun', 'lead.already-answered'],
    ['declined', 'lead.already-answered'],
    ['turned_down', 'lead.proposal-closed'],
    ['superseded', 'lead.proposal-closed'],
    ['household_closed', 'lead.proposal-closed'],
  ] as const)('of %s', (state, code) => expect(closedProposalCode(state)).toBe(code));
});

describe('checkProposed', () => {
  const proposed = { kind: 'permanent', from: null, returnOn: null, returnsToId: null } as const;
  const temporary = { ...proposed, kind: 'temporary_safety', returnOn: '2026-12-01', returnsToId: 'p' } as const;
  it.each<[string, Parameters<typeof checkProposed>[0], string | undefined]>([
    ['as soon as it is agreed', proposed, undefined],
    ['from a day', { ...proposed, from: '2026-10-01' }, undefined],
    ['from today', { ...proposed, from: '2026-09-18' }, undefined],
    ['from yesterday', { ...proposed, from: '2026-09-17' }, 'lead.in-past'],
    ['from too far ahead', { ...proposed, from: '2026-11-18' }, 'lead.too-far-ahead'],
    ['for safety', temporary, undefined],
    ['for safety without a day', { ...temporary, returnOn: null }, 'lead.return-day-missing'],
    ['for safety until today', { ...temporary, returnOn: '2026-09-18' }, 'lead.return-day-in-past'],
    ['for safety until its first day', { ...temporary, from: '2026-10-01', returnOn: '2026-10-01' }, 'lead.return-day-not-after-start'],
    ['for safety, and nobody takes it back', { ...temporary, returnsToId: null }, 'lead.returns-to-missing'],
  ])('%s', (_, input, code) => expect(codeOf(() => checkProposed(input, '2026-09-18'))).toBe(code));
});

describe('checkEarlier', () => {
  const one = { from: '2026-01-01', until: '2026-02-01' };
  it.each<[string, { from: string; until: string }[], LeadPeriod[], string | undefined]>([
    ['one after the other', [one, { from: '2026-02-01', until: '2026-03-01' }], [], undefined],
    ['with a gap', [one, { from: '2026-03-01', until: '2026-04-01' }], [{ from: '2026-05-01', until: null }], undefined],
    ['overlapping each other', [one, { from: '2026-01-31', until: '2026-03-01' }], [], 'lead.periods-overlap'],
    ['in any order', [{ from: '2026-01-31', until: '2026-03-01' }, one], [], 'lead.periods-overlap'],
    ['overlapping what is there', [one], [{ from: '2026-01-20', until: null }], 'lead.periods-overlap'],
    ['around what was called off', [one], [{ from: '2026-01-20', until: '2026-01-20' }], undefined],
    ['not over', [{ from: '2026-09-01', until: '2026-09-19' }], [], 'lead.period-not-over'],
    ['turned round', [{ from: '2026-02-01', until: '2026-02-01' }], [], 'lead.ends-before-start'],
  ])('%s', (_, earlier, present, code) => expect(codeOf(() => checkEarlier(earlier, present, '2026-09-18'))).toBe(code));
});

describe('checkStandingIn', () => {
  it.each<[string, LeadPeriod, string, string, string | undefined]>([
    ['while the lead leads', { from: '2026-01-01', until: null }, '2026-09-18', '2026-09-25', undefined],
    ['up to the end', { from: '2026-01-01', until: '2026-09-25' }, '2026-09-18', '2026-09-25', undefined],
    ['past the end', { from: '2026-01-01', until: '2026-09-24' }, '2026-09-18', '2026-09-25', 'lead.deputy-outside'],
    ['before the beginning', { from: '2026-09-20', until: null }, '2026-09-18', '2026-09-25', 'lead.deputy-outside'],
    ['no day', { from: '2026-01-01', until: null }, '2026-09-18', '2026-09-18', 'lead.ends-before-start'],
    ['in the past', { from: '2026-01-01', until: null }, '2026-09-17', '2026-09-25', 'lead.in-past'],
  ])('%s', (_, lead, from, until, code) => expect(codeOf(() => checkStandingIn(lead, { from, until }, '2026-09-18'))).toBe(code));
});
