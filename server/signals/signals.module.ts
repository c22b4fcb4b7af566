import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/plans.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { AnswersService } from './answers.service.js';
import { SignalCountsController } from './signal-counts.controller.js';
import { SignalCountsService } from './signal-counts.service.js';
import { SignalDerivation } from './signal-derivation.js';
import { SignalsController } from './signals.controller.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistService } from './worklist.service.js';

@Module({ imports: [PlansModule, SettingsModule], controllers: [SignalsController, WorklistController, SignalCountsController], providers: [AnswersService, SignalDerivation, WorklistService, SignalCountsService], exports: [WorklistService] })
export class SignalsModule {}
