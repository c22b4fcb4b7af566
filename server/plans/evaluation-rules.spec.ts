import { describe, expect, it } from '@jest/globals';
import { BrokenRule } from '../shared/broken-rule.js';
import { checkEvaluation, type EvaluationFacts } from './evaluation-rules.js';

const held: EvaluationFacts = { heldOn: '2026-10-12', nextOn: undefined, goalIds: ['G1', 'G2'] };

describe('an evaluation', () => {
  it.each<[string, EvaluationFacts, number | null, string | null]>([
    ['with the rhythm of the case', held, 5, '2026-11-16'],
    ['of a case without a rhythm', held, null, null],
    ['with a day of its own', { ...held, nextOn: '2026-12-14' }, 5, '2026-12-14'],
    ['that is the last', { ...held, nextOn: null }, 5, null],
  ])('%s', (_, facts, weeks, next) => {
    expect(checkEvaluation(facts, weeks, '2026-10-12')).toBe(next);
  });

  it.each<[string, EvaluationFacts, string]>([
    ['that is still to come', { ...held, heldOn: '2026-10-13' }, 'evaluation.in-future'],
    ['with a next one on the same day', { ...held, nextOn: '2026-10-12' }, 'evaluation.next-not-later'],
    ['of no goal', { ...held, goalIds: [] }, 'evaluation.no-goals'],
    ['of one goal twice', { ...held, goalIds: ['G1', 'G1'] }, 'evaluation.no-goals'],
  ])('is refused: %s', (_, facts, code) => {
    expect(() => checkEvaluation(facts, 5, '2026-10-12')).toThrow(expect.objectContaining({ code }) as unknown as BrokenRule);
  });
});
