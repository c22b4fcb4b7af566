import { Module } from '@nestjs/common';
import { LogService } from './log.service.js';
import { LogController, ViewsController } from './views.controller.js';
import { ViewsService } from './views.service.js';

@Module({ controllers: [ViewsController, LogController], providers: [ViewsService, LogService] })
export class ViewsModule {}
