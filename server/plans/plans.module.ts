import { Module } from '@nestjs/common';
import { ActionsService } from './actions.service.js';
import { DoneActionsService } from './done-actions.service.js';
import { GoalsService } from './goals.service.js';
import { OwnActionsController } from './own-actions.controller.js';
import { OwnActionsService } from './own-actions.service.js';
import { PlansController } from './plans.controller.js';

@Module({
  controllers: [PlansController, OwnActionsController],
  providers: [GoalsService, ActionsService, DoneActionsService, OwnActionsService],
})
export class PlansModule {}
