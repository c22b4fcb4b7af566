import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { LeadsController } from './leads.controller.js';
import { LeadsService } from './leads.service.js';

@Module({ imports: [OrganisationsModule], controllers: [LeadsController], providers: [LeadsService] })
export class LeadsModule {}
