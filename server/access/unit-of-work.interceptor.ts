import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { UnitOfWork } from '../database/unit-of-work.js';
import { requestOf } from './allow.js';

/** Every request of somebody who is signed in is one unit of work; an answer that has a version carries it as ETag. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(private readonly work: UnitOfWork) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const actor = requestOf(context).signedIn?.professionalId;
    // Routes that are open to anybody begin a unit of work themselves, where they need one at all.
    if (!actor) return next.handle();
    return from(
      this.work.run(actor, () => lastValueFrom(next.handle(), { defaultValue: undefined })).then((answer: unknown) => {
        if (hasVersion(answer)) void context.switchToHttp().getResponse<FastifyReply>().header('ETag', `"${answer.version}"`);
        return answer;
      }),
    );
  }
}

const hasVersion = (answer: unknown): answer is { version: number } =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number';
