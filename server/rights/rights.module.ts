import { Module } from '@nestjs/common';
import { ClosingController } from './closing.controller.js';
import { ClosingService } from './closing.service.js';
import { Destroying } from './destroying.js';
import { DestructionService } from './destruction.service.js';
import { MemberDataController } from './member-data.controller.js';
import { MemberExportService } from './member-export.service.js';
import { RectificationsService } from './rectifications.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionTermsService } from './retention-terms.service.js';

@Module({
  controllers: [MemberDataController, ClosingController, RetentionController],
  providers: [MemberExportService, RectificationsService, ClosingService, RetentionTermsService, DestructionService, Destroying],
})
export class RightsModule {}
