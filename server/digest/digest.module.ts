import { Module } from '@nestjs/common';
import { HouseholdsModule } from '../households/households.module.js';
import { SignalsModule } from '../signals/signals.module.js';
import { DigestChoicesService } from './digest-choices.service.js';
import { DigestReading } from './digest-reading.js';
import { DigestSending } from './digest-sending.js';
import { DigestController } from './digest.controller.js';

@Module({ imports: [HouseholdsModule, SignalsModule], controllers: [DigestController], providers: [DigestChoicesService, DigestReading, DigestSending], exports: [DigestSending] })
export class DigestModule {}
