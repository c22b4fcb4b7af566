import { Module } from '@nestjs/common';
import { BurdenController } from './burden.controller.js';
import { BurdenService } from './burden.service.js';

@Module({ controllers: [BurdenController], providers: [BurdenService], exports: [BurdenService] })
export class BurdenModule {}
