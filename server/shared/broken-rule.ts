import { PROBLEMS, type ProblemCode } from '../contract/problem-codes.js';
import type { FieldProblem } from '../contract/problems.js';

/** A refusal that is expected: it has a stable code, and the facts with which a sentence about it can be made. */
export class BrokenRule extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly facts: Record<string, unknown> = {},
    readonly fields: FieldProblem[] = [],
  ) {
    super(PROBLEMS[code][1]);
    this.name = 'BrokenRule';
  }

  get status(): number {
    return PROBLEMS[this.code][0];
  }
}

/** A refusal that points at the field which is at fault. */
export const brokenField = (field: string, code: ProblemCode, facts: Record<string, unknown> = {}): BrokenRule =>
  new BrokenRule(code, facts, [{ field, check: code, message: `${field}: ${code}` }]);
