import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { FailedAttempts } from './failed-attempts.js';
import { LocalCredentials } from './local-credentials.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { Refusals } from './refusals.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { Secrets } from './secrets.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SessionStore } from './session-store.js';
import { UnitOfWorkInterceptor } from './unit-of-work.interceptor.js';

@Global()
@Module({
  controllers: [SessionController, OwnSessionsController, SecondFactorController],
  providers: [
    SessionStore,
    SessionService,
    OwnSessionsService,
    FailedAttempts,
    Refusals,
    LocalCredentials,
    SecondFactorService,
    Secrets,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
  ],
  exports: [SessionService, SessionStore, FailedAttempts, Secrets],
})
export class AccessModule {}
