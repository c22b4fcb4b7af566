import { Body, Controller, Get, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, ExpectedVersion } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { ChangeColleague, ColleagueView } from '../contract/administration.js';
import { Answers, Changes } from '../shared/answers.js';
import { ColleaguesService } from './colleagues.service.js';

@ApiTags('administration')
@Controller('colleagues')
export class ColleaguesController {
  constructor(private readonly colleagues: ColleaguesService) {}

  @Get()
  @Allow('colleague:administer')
  @Answers(200, [ColleagueView])
  list(@CurrentSession() session: SignedIn): Promise<ColleagueView[]> {
    return this.colleagues.list(session);
  }

  @Get(':colleagueId')
  @Allow('colleague:administer')
  @Answers(200, ColleagueView)
  read(@CurrentSession() session: SignedIn, @Param('colleagueId', ParseUUIDPipe) id: string): Promise<ColleagueView> {
    return this.colleagues.read(session, id);
  }

  @Patch(':colleagueId')
  @Allow('colleague:administer')
  @Changes(ColleagueView, 'colleague.left', 'colleague.last-administrator', 'colleague.own-roles', 'colleague.privacy-officer', 'team.unknown')
  change(
    @CurrentSession() session: SignedIn,
    @Param('colleagueId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeColleague,
  ): Promise<ColleagueView> {
    return this.colleagues.change(session, id, version, input);
  }
}
