import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Acting } from '../database/acting.js';
import { isOvertaken } from '../database/overtaken.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { permissionRule, type Permission } from './access-rules.js';
import { PERMISSION, requestOf } from './allow.js';
import { pageOf, READS } from './reading-methods.js';
import { Refusals } from './refusals.js';

/** How often a unit of work is begun before its sender is told to try again. */
const MOST_TRIES = 3;

/** Every request of somebody who is signed in is one unit of work; an answer that has a version carries it as ETag. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly refusals: Refusals,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = requestOf(context);
    const { acting } = request;
    const { ownUnits, watches } = permissionRule(this.reflector.get<Permission>(PERMISSION, context.getHandler()));
    // Routes that are open to anybody begin a unit of work themselves, where they need one at all.
    if (!acting || ownUnits || watches) return next.handle();
    return from(
      this.unit(acting, request, next).then((answer: unknown) => {
        if (hasVersion(answer)) void context.switchToHttp().getResponse<FastifyReply>().header('ETag', `"${answer.version}"`);
        return answer;
      }),
    );
  }

  private async unit(acting: Acting, request: FastifyRequest, next: CallHandler): Promise<unknown> {
    const { begun, method } = request;
    request.begun = undefined;
    const task = (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined });
    const how = { reads: READS.has(method), page: pageOf(request) };
    try {
      return await this.tried(
        begun ? () => this.work.carryOut(begun, task, how) : () => this.work.run(acting, task, how),
        () => this.work.run(acting, task, how),
      );
    } catch (error) {
      await this.refusals.record(acting, method, error);
      throw error;
    }
  }

  /** The whole of it once more where another unit came between, and only then: nothing of the first try is left. */
  private async tried(first: () => Promise<unknown>, again: () => Promise<unknown>): Promise<unknown> {
    for (let tries = 1; ; tries++) {
      try {
        return await (tries === 1 ? first() : again());
      } catch (error) {
        if (!isOvertaken(error) || tries === MOST_TRIES) throw error;
        this.work.countRetry();
        await pause(Math.random() * 30 * tries);
      }
    }
  }
}

const hasVersion = (answer: unknown): answer is { version: number } =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number';
