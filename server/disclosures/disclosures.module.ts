import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { DisclosuresController } from './disclosures.controller.js';
import { DisclosuresService } from './disclosures.service.js';

@Module({ imports: [OrganisationsModule], controllers: [DisclosuresController], providers: [DisclosuresService] })
export class DisclosuresModule {}
