import { Module } from '@nestjs/common';
import { HandingOverModule } from '../handing-over/handing-over.module.js';
import { AcceptanceService } from './acceptance.service.js';
import { ColleaguesController } from './colleagues.controller.js';
import { ColleaguesService } from './colleagues.service.js';
import { DepartureController } from './departure.controller.js';
import { DepartureService } from './departure.service.js';
import { AcceptanceController, InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { Leaving } from './leaving.js';
import { OwnOrganisationController } from './own-organisation.controller.js';
import { TeamsController } from './teams.controller.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [HandingOverModule],
  controllers: [ColleaguesController, DepartureController, InvitationsController, AcceptanceController, TeamsController, OwnOrganisationController],
  providers: [ColleaguesService, DepartureService, Leaving, InvitationsService, AcceptanceService, TeamsService],
  exports: [Leaving],
})
export class AdministrationModule {}
