import { Module } from '@nestjs/common';
import { VisitsModule } from '../visits/visits.module.js';
import { CalendarAddressesService } from './calendar-addresses.service.js';
import { CalendarsController } from './calendars.controller.js';
import { ExportsController } from './exports.controller.js';
import { ImportMatching } from './import-matching.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

@Module({
  imports: [VisitsModule],
  controllers: [ImportsController, ExportsController, CalendarsController],
  providers: [ImportsService, ImportMatching, CalendarAddressesService],
})
export class ExchangeModule {}
