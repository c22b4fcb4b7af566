import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { FailedAttempts } from './failed-attempts.js';
import { Refusals } from './refusals.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SessionStore } from './session-store.js';
import { UnitOfWorkInterceptor } from './unit-of-work.interceptor.js';

@Global()
@Module({
  controllers: [SessionController],
  providers: [
    SessionStore,
    SessionService,
    FailedAttempts,
    Refusals,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
  ],
  exports: [SessionService, SessionStore, FailedAttempts],
})
export class AccessModule {}
