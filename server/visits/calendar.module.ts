import { Module } from '@nestjs/common';
import { HouseholdsModule } from '../households/households.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';

@Module({ imports: [HouseholdsModule], controllers: [CalendarController], providers: [CalendarService] })
export class CalendarModule {}
