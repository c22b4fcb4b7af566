import { Module } from '@nestjs/common';
import { OverlapDerivation } from './overlap-derivation.js';
import { VisitParticipants } from './visit-participants.js';
import { VisitsController } from './visits.controller.js';
import { VisitsService } from './visits.service.js';

@Module({ controllers: [VisitsController], providers: [VisitsService, VisitParticipants, OverlapDerivation] })
export class VisitsModule {}
