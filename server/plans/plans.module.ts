import { Module } from '@nestjs/common';
import { ActionsService } from './actions.service.js';
import { AgreementController } from './agreement.controller.js';
import { AgreementsService } from './agreements.service.js';
import { DoneActionsService } from './done-actions.service.js';
import { EvaluationsService } from './evaluations.service.js';
import { GoalsService } from './goals.service.js';
import { OwnActionsController } from './own-actions.controller.js';
import { OwnActionsService } from './own-actions.service.js';
import { PlanLooksService } from './plan-looks.service.js';
import { PlansController } from './plans.controller.js';
import { StatementsService } from './statements.service.js';

@Module({
  controllers: [PlansController, AgreementController, OwnActionsController],
  providers: [GoalsService, ActionsService, DoneActionsService, OwnActionsService, AgreementsService, EvaluationsService, StatementsService, PlanLooksService],
  exports: [GoalsService, ActionsService],
})
export class PlansModule {}
