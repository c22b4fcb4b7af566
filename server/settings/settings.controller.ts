import { Body, Controller, Get, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, ExpectedVersion } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { ChangeSettings, SettingChangeView, TeamSettingsView } from '../contract/settings.js';
import { Answers, Changes } from '../shared/answers.js';
import { SettingsService } from './settings.service.js';

@ApiTags('settings')
@Controller('team-settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @Allow('setting:see')
  @Answers(200, [TeamSettingsView])
  list(@CurrentSession() session: SignedIn): Promise<TeamSettingsView[]> {
    return this.settings.list(session);
  }

  @Get(':teamId')
  @Allow('setting:see')
  @Answers(200, TeamSettingsView)
  read(@CurrentSession() session: SignedIn, @Param('teamId', ParseUUIDPipe) teamId: string): Promise<TeamSettingsView> {
    return this.settings.read(session, teamId);
  }

  @Get(':teamId/changes')
  @Allow('setting:see')
  @Answers(200, [SettingChangeView])
  changes(@CurrentSession() session: SignedIn, @Param('teamId', ParseUUIDPipe) teamId: string): Promise<SettingChangeView[]> {
    return this.settings.changes(session, teamId);
  }

  @Patch(':teamId')
  @Allow('setting:change')
  @Changes(TeamSettingsView, 'setting.long-run-too-short', 'setting.long-run-too-few')
  change(
    @CurrentSession() session: SignedIn,
    @Param('teamId', ParseUUIDPipe) teamId: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeSettings,
  ): Promise<TeamSettingsView> {
    return this.settings.change(session, teamId, version, input);
  }
}
