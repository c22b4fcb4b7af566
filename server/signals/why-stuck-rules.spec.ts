import fc from 'fast-check';
import { SIGNAL_CODES, DEFAULT_SIGNAL_TERMS as TERMS, type SignalCode } from '../contract/signal-words.js';
import { addDays, dayNumber, daysBetween, instantAt, type Day } from '../shared/day.js';
import { startOf, type FoundSignal, type StuckFacts } from './signal-facts-rules.js';
import { allFound, whyStuck } from './why-stuck-rules.js';

const OPENED = '2026-01-05';
const NOBODY: StuckFacts = {
  openedOn: OPENED, closedOn: null, teamId: null, leads: [], handovers: [], escalations: [], acute: [], plan: null, goals: [], actions: [], evaluations: [],
  missed: [], safety: [], overlaps: [], circles: [], answers: [],
};
/** Somebody leads from the first day: what is told then is about something else. */
const LED: StuckFacts = { ...NOBODY, leads: [{ id: 'lead', from: OPENED, until: null, returns: false }] };
const action = (more: Partial<StuckFacts['actions'][number]>): StuckFacts['actions'][number] => ({ id: 'action', goalId: 'goal', rhythm: 'once', dueOn: null, startsOn: null, endsOn: null, domain: 'finances', ...more });
const acute = (more: Partial<StuckFacts['acute'][number]> = {}): StuckFacts['acute'][number] => ({ memberId: 'ron', domain: 'finances', ratings: [{ id: 'rating', on: '2026-03-20', voice: 'professional' }], memberUntil: null, ...more });
const plan = (more: Partial<NonNullable<StuckFacts['plan']>> = {}): StuckFacts['plan'] => ({ id: 'plan', startedOn: null, nextEvaluationOn: null, agreed: false, ...more });

const at = (found: readonly FoundSignal[], code: SignalCode, instant: number): FoundSignal | undefined =>
  found.find((signal) => signal.code === code && signal.holdsFrom <= instant && (signal.holdsUntil === null || instant < signal.holdsUntil));
const holds = (facts: StuckFacts, code: SignalCode, instant: number): boolean => at(allFound(facts, TERMS), code, instant) !== undefined;

describe('why a household is stuck, around the first day on which it is', () => {
  // The clock goes forward on 29 March and back on 25 October 2026: the borders lie at midnight there all the same.
  it.each<[SignalCode, string, Partial<StuckFacts>, Day]>([
    ['no_active_lead', 'since the opening', { leads: [] }, '2026-01-12'],
    ['no_active_lead', 'since an end in spring', { leads: [{ id: 'l', from: OPENED, until: '2026-03-23', returns: false }] }, '2026-03-30'],
    ['no_active_lead', 'since an end in autumn', { leads: [{ id: 'l', from: OPENED, until: '2026-10-18', returns: false }] }, '2026-10-25'],
    ['handover_not_accepted', 'that was proposed', { handovers: [{ id: 'h', proposedOn: '2026-03-24' }] }, '2026-03-30'],
    ['handover_not_accepted', 'back, that nobody took', { leads: [{ id: 'l', from: OPENED, until: '2026-10-19', returns: true }] }, '2026-10-25'],
    ['escalation_unanswered', 'after its last day', { escalations: [{ id: 'e', askedOn: '2026-03-16', answerBy: '2026-03-29' }] }, '2026-03-30'],
    ['acute_rating', 'from the day of the rating', { acute: [acute()] }, '2026-03-20'],
    ['acute_rating', 'from the day after the action was due', { acute: [acute()], actions: [action({ dueOn: '2026-03-28' })] }, '2026-03-29'],
    ['acute_rating', 'from the day after a rhythm ends', { acute: [acute()], actions: [action({ rhythm: 'weekly', startsOn: '2026-03-01', endsOn: '2026-10-24' })] }, '2026-10-25'],
    ['no_progress', 'from the second evaluation', { evaluations: [{ id: '2', heldOn: '2026-10-25', improved: false }, { id: '1', heldOn: '2026-09-01', improved: false }] }, '2026-10-25'],
    ['evaluation_overdue', 'the day after', { plan: plan({ nextEvaluationOn: '2026-10-25' }) }, '2026-10-26'],
    ['actions_overdue', 'when the second is more than 14 days late', { actions: [action({ id: 'a', dueOn: '2026-03-01' }), action({ id: 'b', dueOn: '2026-03-14' })] }, '2026-03-29'],
    ['goal_without_action', 'since it was said', { goals: [{ id: 'goal', saidOn: '2026-03-15', lastClosedOn: null }] }, '2026-03-29'],
    ['goal_without_action', 'since the last one was closed', { goals: [{ id: 'goal', saidOn: '2026-01-05', lastClosedOn: '2026-10-11' }] }, '2026-10-25'],
    ['goal_without_action', 'since a rhythm ended', { goals: [{ id: 'goal', saidOn: '2026-01-05', lastClosedOn: null }], actions: [action({ rhythm: 'daily', startsOn: '2026-01-06', endsOn: '2026-03-15' })] }, '2026-03-30'],
    ['plan_not_agreed', 'a month after it began', { plan: plan({ startedOn: '2026-09-25' }) }, '2026-10-25'],
    ['overlap_unanswered', 'a week after it was found', { overlaps: [{ id: 'o', openSince: '2026-03-22', lastDay: '2026-04-02' }] }, '2026-03-29'],
    ['circular_blockage', 'from the day on which it closed', { circles: [{ blockageIds: ['a', 'b'], since: '2026-03-29' }] }, '2026-03-29'],
    ['lead_changes', 'from the third', { leads: [{ id: '1', from: '2026-01-05', until: '2026-02-01', returns: false }, { id: '2', from: '2026-02-01', until: '2026-03-29', returns: false }, { id: '3', from: '2026-03-29', until: null, returns: false }] }, '2026-03-29'],
  ])('%s %s', (code, _, more, first) => {
    const facts = { ...LED, ...more };
    const midnight = startOf(first);
    expect([holds(facts, code, midnight - 1), holds(facts, code, midnight), holds(facts, code, startOf(addDays(first, 1)))]).toEqual([false, true, true]);
    expect(new Date(midnight).toISOString().slice(0, 10)).toBe(addDays(first, -1));
    expect(holds({ ...facts, closedOn: first }, code, midnight)).toBe(false);
  });

  it.each<[SignalCode, string, Partial<StuckFacts>, Day]>([
    ['no_active_lead', 'when somebody leads again', { leads: [{ id: 'l', from: '2026-03-29', until: null, returns: false }] }, '2026-03-29'],
    ['handover_not_accepted', 'when somebody leads again', { leads: [{ id: 'a', from: OPENED, until: '2026-03-01', returns: true }, { id: 'b', from: '2026-03-29', until: null, returns: false }] }, '2026-03-29'],
    ['acute_rating', 'when an action is due within 14 days', { acute: [acute()], actions: [action({ dueOn: '2026-04-12' })] }, '2026-03-29'],
    ['acute_rating', 'when the plan begins', { acute: [acute()], plan: plan({ startedOn: '2026-10-25' }), actions: [action({ rhythm: 'weekly', startsOn: '2026-01-01' })] }, '2026-10-25'],
    ['acute_rating', 'when the member is gone', { acute: [acute({ memberUntil: '2026-10-25' })] }, '2026-10-25'],
    ['no_contact', 'when the first is 14 days ago', { missed: missed('2026-10-12T10:00', '2026-10-13T09:00') }, '2026-10-26'],
    ['overlap_unanswered', 'after its last visit', { overlaps: [{ id: 'o', openSince: '2026-10-01', lastDay: '2026-10-24' }, { id: 'p', openSince: '2026-10-01', lastDay: '2026-10-20' }] }, '2026-10-25'],
    ['lead_changes', 'when the first is a year ago', { leads: [{ id: '1', from: '2025-10-25', until: '2026-02-01', returns: false }, { id: '2', from: '2026-02-01', until: '2026-03-29', returns: false }, { id: '3', from: '2026-03-29', until: null, returns: false }] }, '2026-10-25'],
  ])('%s ends %s', (code, _, more, end) => {
    const facts = { ...LED, ...more };
    expect([holds(facts, code, startOf(end) - 1), holds(facts, code, startOf(end))]).toEqual([true, false]);
  });

  it.each<[SignalCode, string, Partial<StuckFacts>]>([
    ['no_active_lead', 'with a gap of seven days', { leads: [{ id: 'l', from: OPENED, until: '2026-03-23', returns: false }, { id: 'm', from: '2026-03-30', until: null, returns: false }] }],
    ['handover_not_accepted', 'back, that was taken on the sixth day', { leads: [{ id: 'l', from: OPENED, until: '2026-03-23', returns: true }, { id: 'm', from: '2026-03-29', until: null, returns: false }] }],
    ['no_progress', 'with one evaluation', { evaluations: [{ id: '1', heldOn: '2026-09-01', improved: false }] }],
    ['no_progress', 'where one of the two improved something', { evaluations: [{ id: '2', heldOn: '2026-10-25', improved: false }, { id: '1', heldOn: '2026-09-01', improved: true }] }],
    ['actions_overdue', 'with one', { actions: [action({ dueOn: '2026-01-06' })] }],
    ['goal_without_action', 'with an open one', { goals: [{ id: 'goal', saidOn: OPENED, lastClosedOn: null }], actions: [action({ dueOn: '2026-01-06' })] }],
    ['plan_not_agreed', 'where one member agreed', { plan: plan({ startedOn: OPENED, agreed: true }) }],
    ['plan_not_agreed', 'that has not begun', { plan: plan() }],
    ['no_contact', 'with two more than two weeks apart', { missed: missed('2026-03-15T10:00', '2026-03-29T09:00') }],
    ['overlap_unanswered', 'whose last visit is sooner', { overlaps: [{ id: 'o', openSince: '2026-03-22', lastDay: '2026-03-28' }] }],
    ['unsafe', 'where the latest is yes', { safety: [{ id: 's', memberId: null, safe: true, checkedAt: startOf('2026-03-01') }] }],
    ['lead_changes', 'with one that was called off', { leads: [{ id: '1', from: OPENED, until: '2026-02-01', returns: false }, { id: '2', from: '2026-02-01', until: '2026-02-01', returns: false }, { id: '3', from: '2026-02-01', until: null, returns: false }] }],
  ])('is not %s %s', (code, _, more) => {
    expect(allFound({ ...LED, ...more }, TERMS).filter((signal) => signal.code === code)).toEqual([]);
  });

  it('knows contact that does not work out from the very moment of the second visit, and goes on with a third', () => {
    const facts = { ...LED, missed: missed('2026-09-09T10:00', '2026-09-09T10:15', '2026-09-17T10:30') };
    const [found, ...others] = allFound(facts, TERMS);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'no_contact', holdsFrom: instantAt('2026-09-09', '10:15'), holdsUntil: startOf('2026-09-23'), evidence: { since: '2026-09-09' } });
    expect(found!.evidence.rows.map(({ id }) => id)).toEqual(['visit 0', 'visit 1', 'visit 2']);
  });

  it('knows what is not safe from the moment it is said', () => {
    const checkedAt = instantAt('2026-03-29', '14:07');
    expect(allFound({ ...LED, safety: [{ id: 's', memberId: 'mirella', safe: false, checkedAt }] }, TERMS)).toMatchObject([{ code: 'unsafe', subject: 'mirella', memberId: 'mirella', holdsFrom: checkedAt, holdsUntil: null }]);
  });

  it('tells what is to come with its moments, and leaves out what is over', () => {
    const facts = { ...LED, acute: [acute()], actions: [action({ dueOn: '2026-05-01' })] };
    const spells = (now: Day): (Day | null)[][] => whyStuck(facts, TERMS, startOf(now)).map(({ holdsFrom, holdsUntil }) => [dayText(holdsFrom), holdsUntil === null ? null : dayText(holdsUntil)]);
    expect(spells('2026-04-01')).toEqual([['2026-03-20', '2026-04-17'], ['2026-05-02', null]]);
    expect(spells('2026-04-17')).toEqual([['2026-05-02', null]]);
  });

  it('is listed from when it holds, unless its own answer keeps it off for longer', () => {
    const facts = { ...NOBODY, evaluations: ['2', '1'].map((id) => ({ id, heldOn: '2026-01-07' as Day, improved: false })) };
    const answer = { id: 'answer', code: 'no_progress', subject: '', kind: 'snooze', until: '2026-02-01', evidenceKey: '', confirmed: false, action: null } as const;
    const listed = (...answers: StuckFacts['answers']): [SignalCode, string | null, number][] =>
      whyStuck({ ...facts, answers }, TERMS, startOf('2026-01-20')).map(({ code, answerId, listedFrom }) => [code, answerId, listedFrom]);
    const alone: [SignalCode, null, number] = ['no_active_lead', null, startOf('2026-01-12')];
    expect(listed()).toEqual([alone, ['no_progress', null, startOf('2026-01-07')]]);
    expect(listed(answer)).toEqual([alone, ['no_progress', 'answer', startOf('2026-02-01')]]);
    // It came back before the signal held.
    expect(listed({ ...answer, until: '2026-01-06' })).toEqual([alone, ['no_progress', 'answer', startOf('2026-01-07')]]);
    expect(listed({ ...answer, subject: 'another' }, { ...answer, code: 'lead_changes' })).toEqual([alone, ['no_progress', null, startOf('2026-01-07')]]);
  });

  it('names of contact that does not work out the visits of the last two weeks alone', () => {
    const [found] = allFound({ ...LED, missed: missed('2026-03-01T10:00', '2026-03-05T10:00', '2026-03-14T10:00', '2026-03-18T10:00') }, TERMS);
    expect(found!.evidence.rows.map(({ id }) => id)).toEqual(['visit 1', 'visit 2', 'visit 3']);
  });

  it('has a rule for each code', () => {
    const all: StuckFacts = {
      ...NOBODY, handovers: [{ id: 'h', proposedOn: OPENED }], escalations: [{ id: 'e', askedOn: OPENED, answerBy: OPENED }], acute: [acute()], plan: plan({ startedOn: OPENED, nextEvaluationOn: OPENED }),
      goals: [{ id: 'goal', saidOn: OPENED, lastClosedOn: null }], actions: ['a', 'b'].map((id) => action({ id, goalId: 'other', dueOn: OPENED })),
      evaluations: ['2', '1'].map((id) => ({ id, heldOn: OPENED, improved: false })), missed: missed('2026-03-15T10:00', '2026-03-15T12:00'), safety: [{ id: 's', memberId: null, safe: false, checkedAt: 0 }],
      overlaps: [{ id: 'o', openSince: OPENED, lastDay: '2026-03-01' }], circles: [{ blockageIds: ['a'], since: OPENED }],
      leads: ['2026-01-06', '2026-01-07', '2026-01-08'].map((from, place) => ({ id: String(place), from, until: addDays(from, 1), returns: false })),
    };
    expect(new Set(allFound(all, TERMS).map(({ code }) => code))).toEqual(new Set(SIGNAL_CODES));
  });
});

describe('the moments at which signals hold', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((number) => addDays('2026-02-01', number));
  const dayOrNone = fc.option(day, { nil: null });

  it('are those days on which asking day by day says so', () => {
    const actions = fc.array(fc.record({ rhythm: fc.constantFrom('once' as const, 'weekly' as const), dueOn: day, startsOn: day, endsOn: dayOrNone, domain: fc.constantFrom('finances' as const, 'housing' as const) }), { maxLength: 4 });
    fc.assert(
      fc.property(actions, day, dayOrNone, fc.array(day, { maxLength: 6 }), fc.array(fc.tuple(day, fc.integer({ min: 0, max: 40 })), { maxLength: 3 }), (given, ratedOn, planFrom, missedOn, led) => {
        const facts: StuckFacts = {
          ...NOBODY,
          leads: oneAfterAnother(led),
          plan: plan({ startedOn: planFrom, agreed: true }),
          acute: [acute({ ratings: [{ id: 'r', on: ratedOn, voice: 'own' }] })],
          actions: given.map((each, place) => action({ id: `a${place}`, ...each, ...(each.rhythm === 'once' ? { startsOn: null, endsOn: null } : { dueOn: null }) })),
          missed: [...missedOn].sort().map((on, place) => ({ id: `v${place}`, startsAt: startOf(on) })),
        };
        const found = allFound(facts, TERMS);
        const days = Array.from({ length: 212 }, (_, number) => addDays('2026-01-01', number));
        const told = days.map((today) => [today, ...DAILY.filter(([code]) => at(found, code, startOf(today))).map(([code]) => code)].join(' '));
        expect(told).toEqual(days.map((today) => [today, ...DAILY.filter(([, ask]) => ask(facts, today)).map(([code]) => code)].join(' ')));
      }),
      { numRuns: 50 },
    );
  });
});

/** What the guide says, asked of one day. */
const DAILY: readonly [SignalCode, (facts: StuckFacts, today: Day) => boolean][] = [
  ['no_active_lead', ({ leads, openedOn }, today) => {
    let days = 0;
    const first = [openedOn, ...leads.filter(({ from, until }) => from !== until).map(({ from }) => from)].sort()[0]!;
    for (let each = today; each >= first && !leads.some(({ from, until }) => from <= each && (until === null || each < until)); each = addDays(each, -1)) days++;
    return days > 7;
  }],
  ['acute_rating', ({ acute: rated, actions, plan: given }, today) => rated[0]!.ratings[0]!.on <= today && !actions.some(({ rhythm, dueOn, startsOn, endsOn, domain }) => {
    if (domain !== 'finances' || (given!.startedOn !== null && today < given!.startedOn)) return false;
    if (rhythm === 'once') return today <= dueOn! && daysBetween(today, dueOn!) <= 14;
    return daysBetween(today, startsOn!) <= 14 && (endsOn === null || (today <= endsOn && startsOn! <= addDays(endsOn, 14)));
  })],
  ['no_contact', ({ missed: each }, today) => each.filter(({ startsAt }) => startsAt <= startOf(today) && startsAt >= startOf(addDays(today, -13))).length >= 2],
  ['lead_changes', ({ leads }, today) => leads.filter(({ from, until }) => from !== until && from <= today && dayNumber(from) > dayNumber(`2025${today.slice(4)}`)).length >= 3],
];

function oneAfterAnother(led: readonly (readonly [Day, number])[]): StuckFacts['leads'] {
  let free = OPENED;
  return [...led].sort().map(([wanted, days], place) => {
    const from = wanted < free ? free : wanted;
    free = addDays(from, days);
    return { id: `l${place}`, from, until: free, returns: false };
  });
}

function missed(...moments: string[]): StuckFacts['missed'] {
  return moments.map((moment, place) => ({ id: `visit ${place}`, startsAt: instantAt(moment.slice(0, 10), moment.slice(11)) }));
}

const dayText = (instant: number): Day => new Date(instant + 12 * 3_600_000).toISOString().slice(0, 10);
