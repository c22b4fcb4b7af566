import { Module } from '@nestjs/common';
import { MinutesService } from './minutes.service.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';

@Module({ controllers: [ReviewsController], providers: [ReviewsService, MinutesService] })
export class ReviewsModule {}
