import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AskedController } from './asked.controller.js';
import { EscalationsService } from './escalations.service.js';
import { LevelsController } from './levels.controller.js';
import { LevelsService } from './levels.service.js';

@Module({ imports: [OrganisationsModule, NoticesModule], controllers: [LevelsController, AskedController], providers: [LevelsService, EscalationsService] })
export class LevelsModule {}
