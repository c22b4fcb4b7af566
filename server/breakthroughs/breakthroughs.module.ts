import { Module } from '@nestjs/common';
import { BlockagesModule } from '../blockages/blockages.module.js';
import { BurdenModule } from '../burden/burden.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ArgumentsController } from './arguments.controller.js';
import { ArgumentsService } from './arguments.service.js';
import { AskedPausesController } from './asked-pauses.controller.js';
import { BreakthroughStepsController } from './breakthrough-steps.controller.js';
import { BreakthroughStepsService } from './breakthrough-steps.service.js';
import { BreakthroughsController } from './breakthroughs.controller.js';
import { BreakthroughsService } from './breakthroughs.service.js';
import { EffectsService } from './effects.service.js';
import { InvitationsService } from './invitations.service.js';
import { PausesController } from './pauses.controller.js';
import { PausesService } from './pauses.service.js';
import { TablePagesService } from './table-pages.service.js';

@Module({
  imports: [BlockagesModule, BurdenModule, NoticesModule, OrganisationsModule, PlansModule],
  controllers: [BreakthroughsController, BreakthroughStepsController, PausesController, AskedPausesController, ArgumentsController],
  providers: [BreakthroughsService, BreakthroughStepsService, InvitationsService, EffectsService, TablePagesService, PausesService, ArgumentsService],
})
export class BreakthroughsModule {}
