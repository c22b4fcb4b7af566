import type { OverlapAnswerKind } from '../contract/overlap-answer-words.js';
import { checkOverlap, checkParts, checkVisits, type ConcernedVisit, type WantedAnswer } from './overlap-answer-rules.js';

const NOW = Date.parse('2026-09-18T09:00:00Z');
const visit = (id: string, different: Partial<ConcernedVisit> = {}): ConcernedVisit => ({ id, startsAt: NOW + 86_400_000, status: 'planned', own: false, hidden: false, ...different });
const wanted = (kind: OverlapAnswerKind, different: Partial<WantedAnswer> = {}): WantedAnswer => ({ kind, seen: ['A', 'B'], reason: null, visitId: 'A', otherId: 'B', period: false, ...different });
const refusal = (task: () => void): string | undefined => {
  try {
    task();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an overlap can be answered', () => {
  it.each([
    ['while it is open', { visitIds: ['A', 'B'], open: true }, undefined],
    ['when it has become smaller than was seen', { visitIds: ['B'], open: true }, undefined],
    ['not when it is no longer there', null, 'overlap.gone'],
    ['not when it was answered', { visitIds: ['A', 'B'], open: false }, 'overlap.already-answered'],
    ['not when a visit came to it unseen', { visitIds: ['A', 'B', 'C'], open: true }, 'overlap.changed'],
  ])('%s', (_, overlap, code) => {
    expect(refusal(() => checkOverlap(overlap, ['A', 'B']))).toBe(code);
  });
});

describe('an answer is whole', () => {
  it.each<[string, WantedAnswer, string | undefined]>([
    ['kept, with a reason', wanted('kept', { reason: 'Het moest.' }), undefined],
    ['not kept without one', wanted('kept'), 'overlap.reason-missing'],
    ['combined, of two visits', wanted('combined'), undefined],
    ['not combined with nothing', wanted('combined', { otherId: null }), 'overlap.answer-incomplete'],
    ['handed over, of two visits', wanted('handed_over'), undefined],
    ['not handed over to nothing', wanted('handed_over', { visitId: null }), 'overlap.answer-incomplete'],
    ['moved, with a period', wanted('moved', { otherId: null, period: true }), undefined],
    ['not moved to no period', wanted('moved'), 'overlap.answer-incomplete'],
  ])('%s', (_, answer, code) => {
    expect(refusal(() => checkParts(answer))).toBe(code);
  });

  it.each<[WantedAnswer, string]>([
    [wanted('kept'), 'reason'],
    [wanted('moved', { visitId: null, period: true }), 'visit'],
    [wanted('moved'), 'startsAt'],
    [wanted('combined', { otherId: null }), 'other'],
  ])('or says where something is missing: %j, in %s', (answer, field) => {
    const fields = (): string[] => {
      try {
        checkParts(answer);
        return [];
      } catch (error) {
        return (error as { fields: { field: string }[] }).fields.map((each) => each.field);
      }
    };
    expect(fields()).toEqual([field]);
  });
});

describe('visits are changed by an answer', () => {
  const of = (visits: ConcernedVisit[], answer: WantedAnswer, directs = false) => refusal(() => checkVisits({ visitIds: ['A', 'B'], open: true }, visits, answer, directs, NOW));
  it.each<[string, ConcernedVisit[], WantedAnswer, boolean, string | undefined]>([
    ['by whoever directs', [visit('A'), visit('B')], wanted('combined'), true, undefined],
    ['by whoever is at one of the two', [visit('A'), visit('B', { own: true })], wanted('combined'), false, undefined],
    ['not by somebody who is at neither', [visit('A'), visit('B')], wanted('handed_over'), false, 'overlap.visit-not-yours'],
    ['not when one is of a service that is confidential to them', [visit('A', { own: true }), visit('B', { hidden: true })], wanted('combined'), false, 'overlap.visit-not-yours'],
    ['also when they come together with such a service', [visit('A', { own: true, hidden: true }), visit('B')], wanted('combined'), false, undefined],
    ['moved only by who is at that very one', [visit('A'), visit('B', { own: true })], wanted('moved', { otherId: null }), false, 'overlap.visit-not-yours'],
    ['not when one has begun', [visit('A', { startsAt: NOW }), visit('B')], wanted('combined'), true, 'overlap.visit-over'],
    ['not when one is cancelled', [visit('A'), visit('B', { status: 'cancelled' })], wanted('handed_over'), true, 'overlap.visit-over'],
    ['not when one is of another overlap', [visit('A'), visit('C')], wanted('combined', { otherId: 'C' }), true, 'overlap.other-visit'],
    ['not when both are the same', [visit('A')], wanted('combined', { otherId: 'A' }), true, 'overlap.other-visit'],
    ['not when one is not there', [visit('A')], wanted('combined'), true, 'overlap.other-visit'],
  ])('%s', (_, visits, answer, directs, code) => {
    expect(of(visits, answer, directs)).toBe(code);
  });
});
