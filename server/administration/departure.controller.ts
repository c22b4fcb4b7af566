import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, ExpectedVersion } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { DecideDeparture, DepartureDay, DepartureView } from '../contract/administration.js';
import { Answers, Changes } from '../shared/answers.js';
import { DepartureService } from './departure.service.js';

@ApiTags('administration')
@Controller('colleagues/:colleagueId/departure')
export class DepartureController {
  constructor(private readonly departures: DepartureService) {}

  @Get()
  @Allow('departure:decide')
  @Answers(200, DepartureView)
  read(@CurrentSession() session: SignedIn, @Param('colleagueId', ParseUUIDPipe) id: string, @Query() { on }: DepartureDay): Promise<DepartureView> {
    return this.departures.read(session, id, on);
  }

  @Put()
  @Allow('departure:decide')
  @Changes(DepartureView, 'departure.in-past', 'departure.undecided', 'departure.nobody-left', 'departure.unknown-successor', 'colleague.left', 'colleague.last-administrator')
  decide(
    @CurrentSession() session: SignedIn,
    @Param('colleagueId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: DecideDeparture,
  ): Promise<DepartureView> {
    return this.departures.decide(session, id, version, input);
  }

  @Delete()
  @Allow('departure:decide')
  @Changes(DepartureView)
  callOff(@CurrentSession() session: SignedIn, @Param('colleagueId', ParseUUIDPipe) id: string, @ExpectedVersion() version: number): Promise<DepartureView> {
    return this.departures.callOff(session, id, version);
  }
}
