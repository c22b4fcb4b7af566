import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, ExpectedVersion } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { ChangeOwnOrganisation, OwnOrganisationView } from '../contract/administration.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Answers, Changes } from '../shared/answers.js';

/** The organisation of whoever asks: there is no way to name another one. */
@ApiTags('administration')
@Controller('own-organisation')
export class OwnOrganisationController {
  constructor(private readonly work: UnitOfWork) {}

  @Get()
  @Allow('organisation:administer')
  @Answers(200, OwnOrganisationView)
  async read(@CurrentSession() session: SignedIn): Promise<OwnOrganisationView> {
    const { id, name, kind, nameIsSensitive, version } = await this.work.manager.findOneByOrFail(Organisation, { id: session.organisationId });
    return { id, name, kind, nameIsSensitive, version };
  }

  @Patch()
  @Allow('organisation:administer')
  @Changes(OwnOrganisationView)
  async change(@CurrentSession() session: SignedIn, @ExpectedVersion() version: number, @Body() input: ChangeOwnOrganisation): Promise<OwnOrganisationView> {
    await changeVersioned(this.work.manager, Organisation, { id: session.organisationId }, version, { ...input });
    return this.read(session);
  }
}
