import { describe, expect, it } from '@jest/globals';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-thresholds.js';
import { othersIn, overlapsWith } from './overlap-preview-rules.js';
import type { AnsweredOverlap } from './overlap-standing-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

const visit = (id: string, hour: number, organisation: string): OverlapVisit => {
  const startsAt = Date.parse('2026-09-22T00:00:00+02:00') + hour * 3_600_000;
  return { id, startsAt, endsAt: startsAt + 1_800_000, kind: 'regular', status: 'planned', memberIds: ['ron'], professionalIds: [organisation], organisationIds: [organisation], domains: ['finances'] };
};
const [one, two, three] = [visit('one', 9, 'team'), visit('two', 11, 'debts'), visit('three', 15, 'housing')];
const sameDay = (...visitIds: string[]): AnsweredOverlap => ({ code: 'same_day', memberId: null, domain: null, visitIds });
const previewed = (of: OverlapVisit, others: OverlapVisit[], ...answers: AnsweredOverlap[]): string[] =>
  overlapsWith(of, others, answers, DEFAULT_OVERLAP_THRESHOLDS).map(({ overlap, answered }) => `${overlap.code} ${overlap.visitIds.join('+')}${answered ? ' answered' : ''}`);

describe('the double visits of which a visit would be part', () => {
  it('are those with others, of the same day and the same topic', () => {
    expect(previewed(one, [two])).toEqual(['same_day one+two', 'same_topic one+two']);
    expect(previewed(one, [])).toEqual([]);
  });

  it('leave out those of the others among themselves', () => {
    expect(previewed({ ...one, startsAt: one.startsAt + 30 * 86_400_000, endsAt: one.endsAt + 30 * 86_400_000 }, [two, three])).toEqual([]);
  });

  it('take the visit as it would be, not as it stands', () => {
    expect(previewed(one, [{ ...one, domains: ['housing'] }, two])).toEqual(['same_day one+two', 'same_topic one+two']);
    expect(previewed({ ...one, status: 'cancelled' }, [one, two])).toEqual([]);
  });

  it('say where an answer holds: to these visits, whatever else was answered', () => {
    expect(previewed(one, [two], sameDay('one', 'two'))).toEqual(['same_day one+two answered', 'same_topic one+two']);
    expect(previewed(one, [two], sameDay('two', 'three'), sameDay('one', 'two'))).toEqual(['same_day one+two answered', 'same_topic one+two']);
    expect(previewed(one, [two, three], sameDay('one', 'two'))[0]).toBe('same_day one+two+three');
  });
});

it('tells the other visits of one', () => {
  expect(othersIn({ visitIds: ['one', 'two', 'three'] }, 'two')).toEqual(['one', 'three']);
});
