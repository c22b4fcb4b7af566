import { Module } from '@nestjs/common';
import { SignOnAttempts } from './attempts.js';
import { Identities } from './identities.js';
import { MappingService } from './mapping.service.js';
import { SignOnProvider } from './provider.js';
import { RequestsController } from './requests.controller.js';
import { RequestsService } from './requests.service.js';
import { SignOnController } from './sign-on.controller.js';
import { SignOnService } from './sign-on.service.js';
import { SignOutService } from './sign-out.service.js';

@Module({
  controllers: [SignOnController, RequestsController],
  providers: [SignOnProvider, SignOnAttempts, Identities, SignOnService, SignOutService, RequestsService, MappingService],
})
export class SignOnModule {}
