import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { CombinationsService } from './combinations.service.js';
import { JointVisits } from './joint-visits.js';
import { OverlapAnswersController } from './overlap-answers.controller.js';
import { OverlapAnswersService } from './overlap-answers.service.js';
import { OverlapCountsController } from './overlap-counts.controller.js';
import { OverlapCountsService } from './overlap-counts.service.js';
import { OverlapDerivation } from './overlap-derivation.js';
import { VisitNotices } from './visit-notices.js';
import { VisitParticipants } from './visit-participants.js';
import { VisitPreviewService } from './visit-preview.service.js';
import { VisitQuestionsController } from './visit-questions.controller.js';
import { VisitQuestionsService } from './visit-questions.service.js';
import { VisitsController } from './visits.controller.js';
import { VisitsService } from './visits.service.js';

@Module({
  imports: [NoticesModule, SettingsModule],
  controllers: [VisitsController, OverlapAnswersController, OverlapCountsController, VisitQuestionsController],
  providers: [
    VisitsService, VisitParticipants, OverlapDerivation, OverlapAnswersService, OverlapCountsService, JointVisits, VisitNotices, VisitPreviewService, CombinationsService,
    VisitQuestionsService,
  ],
  exports: [VisitParticipants],
})
export class VisitsModule {}
