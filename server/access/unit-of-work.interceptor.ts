import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Acting } from '../database/acting.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { permissionRule, type Permission } from './access-rules.js';
import { PERMISSION, requestOf } from './allow.js';
import { Refusals } from './refusals.js';

/** Every request of somebody who is signed in is one unit of work; an answer that has a version carries it as ETag. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly refusals: Refusals,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { acting, method } = requestOf(context);
    // Routes that are open to anybody begin a unit of work themselves, where they need one at all.
    if (!acting || permissionRule(this.reflector.get<Permission>(PERMISSION, context.getHandler())).ownUnits) return next.handle();
    return from(
      this.unit(acting, method, next).then((answer: unknown) => {
        if (hasVersion(answer)) void context.switchToHttp().getResponse<FastifyReply>().header('ETag', `"${answer.version}"`);
        return answer;
      }),
    );
  }

  private async unit(acting: Acting, method: string, next: CallHandler): Promise<unknown> {
    try {
      return await this.work.run(acting, () => lastValueFrom(next.handle(), { defaultValue: undefined }));
    } catch (error) {
      await this.refusals.record(acting, method, error);
      throw error;
    }
  }
}

const hasVersion = (answer: unknown): answer is { version: number } =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number';
