import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { DeputiesService } from './deputies.service.js';
import { EarlierLeadsService } from './earlier-leads.service.js';
import { LeadBeginnings } from './lead-beginnings.js';
import { LeadCandidates } from './lead-candidates.js';
import { LeadsController } from './leads.controller.js';
import { LeadsService } from './leads.service.js';
import { OpenProposals } from './open-proposals.js';
import { ProposalAnswersService } from './proposal-answers.service.js';
import { ProposalAsking } from './proposal-asking.js';
import { ProposalGuests } from './proposal-guests.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';
import { StandInsController } from './stand-ins.controller.js';

@Module({
  imports: [NoticesModule, OrganisationsModule],
  controllers: [LeadsController, ProposalsController, StandInsController],
  providers: [LeadsService, LeadCandidates, LeadBeginnings, ProposalAsking, OpenProposals, ProposalGuests, ProposalsService, ProposalAnswersService, DeputiesService, EarlierLeadsService],
})
export class LeadsModule {}
