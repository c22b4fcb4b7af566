import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEMS, type ProblemCode } from '../contract/problem-codes.js';
import { Problem } from '../contract/problems.js';

/** What every route can answer, whoever asks. */
const ALWAYS: readonly ProblemCode[] = ['input.invalid', 'session.none', 'access.not-allowed', 'not-found', 'service.unavailable'];

/** The refusals with these codes, by their status. */
function refusals(codes: readonly ProblemCode[]): MethodDecorator[] {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...ALWAYS, ...codes]) {
    const [problemStatus] = PROBLEMS[code];
    byStatus.set(problemStatus, [...(byStatus.get(problemStatus) ?? []), code]);
  }
  return [...byStatus].map(([problemStatus, problemCodes]) =>
    ApiResponse({
      status: problemStatus,
      description: problemCodes.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}.`).join(' '),
      content: { 'application/json': { schema: { $ref: getSchemaPath(Problem) } } },
    }),
  );
}

/** Documents a route: the status and shape of its answer, and the codes with which it refuses. */
export function Answers(status: number, shape: Type | [Type] | null, ...codes: ProblemCode[]): MethodDecorator {
  const success =
    shape === null
      ? ApiNoContentResponse({ description: 'Done.' })
      : ApiResponse({ status, description: 'The answer.', ...(Array.isArray(shape) ? { type: shape[0], isArray: true } : { type: shape }) });
  return applyDecorators(HttpCode(status), success, ...refusals(codes));
}

/** Documents a route that answers with a file of one of these media types. */
export const AnswersFile = (types: readonly string[], ...codes: ProblemCode[]): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiResponse({ status: 200, description: 'The file.', content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) }),
    ...refusals(codes),
  );

/** Documents a route whose answer goes on: Server-Sent Events. `events` says which there are. */
export const AnswersEvents = (events: string, ...codes: ProblemCode[]): MethodDecorator =>
  applyDecorators(HttpCode(200), ApiResponse({ status: 200, description: events, content: { [EVENT_STREAM]: { schema: { type: 'string' } } } }), ...refusals(codes));

export const EVENT_STREAM = 'text/event-stream';

/** Documents a route that sends the browser on to another page. */
export const GoesOn = (): MethodDecorator =>
  applyDecorators(
    ApiResponse({ status: 303, description: 'The browser goes on.', headers: { Location: { description: 'Where to.', schema: { type: 'string' } } } }),
    ApiResponse({ status: PROBLEMS['service.unavailable'][0], description: `\`service.unavailable\`: ${PROBLEMS['service.unavailable'][1]}.`, type: Problem }),
  );

/** Documents a conditional change: the version that was read is required, a stale one is refused. */
export const Changes = (shape: Type, ...codes: ProblemCode[]): MethodDecorator =>
  applyDecorators(
    Answers(200, shape, 'input.stale-version', 'input.no-version', 'input.nothing-to-change', ...codes),
    ApiHeader({ name: 'If-Match', required: true, description: 'The version that was read, in quotes.', schema: { type: 'string', example: '"3"' } }),
  );
