import { HttpErrorResponse } from '@angular/common/http';
import type { ProblemCode } from '@contract/problem-codes';
import type { Problem } from '@contract/problems';

/** The last two are the client's own: no answer came at all; the browser did not open a window. */
export type RefusalCode = ProblemCode | 'connection' | 'window';

/** Why something was not done, ready to be said in the reader's language. */
export interface Refusal {
  code: RefusalCode;
  facts: Record<string, unknown>;
  /** Names of the fields that are not right, where the input is at fault. */
  fields: readonly string[];
  traceId: string | null;
}

/** By its form: the list of codes with their English titles is not for the browser to carry. One without a sentence is said as unexpected. */
const isCode = (code: unknown): code is ProblemCode => typeof code === 'string' && /^[a-z-]+(\.[a-z-]+)?$/.test(code);

/** A code by itself, as it comes along in an address. */
export const refusalWith = (code: string): Refusal => ({ code: isCode(code) ? code : 'service.unexpected', facts: {}, fields: [], traceId: null });

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && isCode(body.code);

/** What the API (or the lack of an answer) says went wrong. */
export function refusalOf(error: unknown): Refusal {
  const refusal = { facts: {}, fields: [], traceId: null };
  if (!(error instanceof HttpErrorResponse)) return { ...refusal, code: 'service.unexpected' };
  if (error.status === 0) return { ...refusal, code: 'connection' };
  if (!isProblem(error.error)) return { ...refusal, code: error.status === 503 ? 'service.unavailable' : 'service.unexpected' };
  const problem = error.error;
  return {
    code: problem.code,
    facts: problem.facts ?? {},
    fields: (problem.fields ?? []).map((each) => each.field),
    traceId: problem.traceId ?? null,
  };
}
