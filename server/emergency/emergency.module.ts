import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { EmergencyAttempts } from './emergency-attempts.js';
import { EmergencyController, ReviewController, RunningEmergencyController } from './emergency.controller.js';
import { EmergencyService } from './emergency.service.js';
import { ReviewService } from './review.service.js';

@Module({
  imports: [NoticesModule],
  controllers: [EmergencyController, RunningEmergencyController, ReviewController],
  providers: [EmergencyService, EmergencyAttempts, ReviewService],
})
export class EmergencyModule {}
