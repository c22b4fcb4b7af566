import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { FindProfessionals, OrganisationView, ProfessionalView } from '../contract/organisations.js';
import { Answers } from '../shared/answers.js';
import { DirectoryService } from './directory.service.js';

/** Who works where: to choose a colleague. It tells nothing of households. */
@ApiTags('directory')
@Controller()
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Get('organisations')
  @Allow('directory:read')
  @Answers(200, [OrganisationView])
  organisations(): Promise<OrganisationView[]> {
    return this.directory.organisations();
  }

  @Get('professionals')
  @Allow('directory:read')
  @Answers(200, [ProfessionalView])
  professionals(@CurrentSession() session: SignedIn, @Query() query: FindProfessionals): Promise<ProfessionalView[]> {
    return this.directory.professionals(session, query);
  }
}
