import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS, type ProblemCode } from './contract/problem-codes.js';
import type { Problem } from './contract/problems.js';
import { brokenRuleOfDatabase } from './database/constraint-codes.js';
import { BrokenRule } from './shared/broken-rule.js';
import './access/allow.js';
import { newId } from './shared/identifier.js';

/** What the framework itself refuses, by status. */
const BY_STATUS: Record<number, ProblemCode> = {
  400: 'input.invalid',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'input.too-large',
  415: 'input.unknown-media-type',
};

/** Nest hands Fastify's refusal of a body on without its code. */
const NOT_JSON = /^(Body (is not valid JSON|cannot be empty)|Unexpected .* JSON|Request body size did not match)/;

/** Turns every refusal into problem details; anything unexpected into a 500 with a trace id and no inside information. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.problemOf(error, request);
    if (problem.status === 503) void reply.header('Retry-After', '5');
    if (typeof problem.facts?.['minutes'] === 'number') void reply.header('Retry-After', String(problem.facts['minutes'] * 60));
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    const rule = error instanceof BrokenRule ? error : (brokenRuleOfDatabase(error) ?? ruleOfFramework(error));
    if (!rule) {
      // That of the unit of work, so that the answer, the log line and the audit are found by one number.
      const traceId = request.acting?.traceId ?? newId();
      // The route's pattern, not its address; the message of a database error may quote values, so only its code is kept.
      this.logger.error({ traceId, route: request.routeOptions.url, ...describe(error) });
      return { ...problem(new BrokenRule('service.unexpected')), traceId };
    }
    return problem(rule);
  }
}

/** For an address that cannot even be read (`%zz`): Fastify refuses it before any route. */
export function refuseUnreadable(_error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.status(404).header('content-type', 'application/problem+json; charset=utf-8').send(problem(new BrokenRule('not-found')));
}

function problem(rule: BrokenRule): Problem {
  const [status, title] = PROBLEMS[rule.code];
  const detail = rule.fields.length > 0 ? rule.fields.map(({ field, message }) => `${field}: ${message}`).join('; ') : `${title}.`;
  return {
    type: 'about:blank',
    status,
    title,
    detail,
    code: rule.code,
    ...(rule.fields.length > 0 ? { fields: rule.fields } : {}),
    ...(Object.keys(rule.facts).length > 0 ? { facts: rule.facts } : {}),
  };
}

function ruleOfFramework(error: unknown): BrokenRule | undefined {
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === undefined || status >= 500) return undefined;
  if (status === 400 && message !== undefined && NOT_JSON.test(message)) return new BrokenRule('input.not-json');
  return new BrokenRule(BY_STATUS[status] ?? 'input.invalid');
}

function describe(error: unknown): { name: string; code?: unknown; stack?: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 12).join('\n');
  return { name: error.name, code: (error as { code?: unknown }).code, stack: frames };
}
