import { Module } from '@nestjs/common';
import { BlockagesController } from './blockages.controller.js';
import { BlockagesService } from './blockages.service.js';

@Module({ controllers: [BlockagesController], providers: [BlockagesService], exports: [BlockagesService] })
export class BlockagesModule {}
