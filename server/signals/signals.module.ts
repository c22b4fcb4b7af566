import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module.js';
import { AnswersService } from './answers.service.js';
import { SignalDerivation } from './signal-derivation.js';
import { SignalsController } from './signals.controller.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistService } from './worklist.service.js';

@Module({ imports: [PlansModule], controllers: [SignalsController, WorklistController], providers: [AnswersService, SignalDerivation, WorklistService] })
export class SignalsModule {}
