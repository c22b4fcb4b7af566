import { Module } from '@nestjs/common';
import { InfluencesController } from './influences.controller.js';
import { InfluencesService } from './influences.service.js';

@Module({ controllers: [InfluencesController], providers: [InfluencesService] })
export class InfluencesModule {}
