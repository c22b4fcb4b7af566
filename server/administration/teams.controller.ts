import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, ExpectedVersion } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { ChangeTeam, MakeTeam, TeamView } from '../contract/administration.js';
import { Answers, Changes } from '../shared/answers.js';
import { TeamsService } from './teams.service.js';

@ApiTags('administration')
@Controller('teams')
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Get()
  @Allow('team:administer')
  @Answers(200, [TeamView])
  list(@CurrentSession() session: SignedIn): Promise<TeamView[]> {
    return this.teams.list(session);
  }

  @Post()
  @Allow('team:administer')
  @Answers(201, TeamView, 'team.name-used')
  make(@CurrentSession() session: SignedIn, @Body() input: MakeTeam): Promise<TeamView> {
    return this.teams.make(session, input);
  }

  @Patch(':teamId')
  @Allow('team:administer')
  @Changes(TeamView, 'team.name-used', 'team.lead-not-possible', 'team.member-unknown')
  change(
    @CurrentSession() session: SignedIn,
    @Param('teamId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeTeam,
  ): Promise<TeamView> {
    return this.teams.change(session, id, version, input);
  }
}
