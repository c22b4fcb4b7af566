import { Module } from '@nestjs/common';
import { ActionsService } from './actions.service.js';
import { GoalsService } from './goals.service.js';
import { PlansController } from './plans.controller.js';

@Module({ controllers: [PlansController], providers: [GoalsService, ActionsService] })
export class PlansModule {}
