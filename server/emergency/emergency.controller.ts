import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { HouseholdScope } from '../access/access-rules.js';
import { Allow, CurrentSession, InHousehold } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { EmergenciesToReview, EmergencyToReview, OpenedEmergencies, OpenEmergency, OwnEmergencies, ReviewEmergency } from '../contract/emergency.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { EmergencyService } from './emergency.service.js';
import { ReviewService } from './review.service.js';

@ApiTags('emergency')
@Controller('emergency-accesses')
export class EmergencyController {
  constructor(private readonly emergencies: EmergencyService) {}

  @Get()
  @Allow('emergency:own')
  @Answers(200, OwnEmergencies)
  own(@CurrentSession() session: SignedIn): Promise<OwnEmergencies> {
    return this.emergencies.own(session);
  }

  @Post()
  @Allow('emergency:open')
  @Answers(201, OpenedEmergencies, 'session.step-up-needed', 'emergency.no-match', 'emergency.has-access', 'emergency.too-many-attempts')
  open(@CurrentSession() session: SignedIn, @Body() input: OpenEmergency): Promise<OpenedEmergencies> {
    return this.emergencies.open(session, input);
  }
}

@ApiTags('emergency')
@HouseholdParam()
@Controller('households/:householdId/emergency-access')
export class RunningEmergencyController {
  constructor(private readonly emergencies: EmergencyService) {}

  @Delete()
  @Allow('emergency:end')
  @Answers(204, null)
  end(@InHousehold() household: HouseholdScope): Promise<void> {
    return this.emergencies.end(household);
  }
}

@ApiTags('emergency')
@Controller('privacy/emergency-accesses')
export class ReviewController {
  constructor(private readonly reviews: ReviewService) {}

  @Get()
  @Allow('emergency:review')
  @Answers(200, EmergenciesToReview)
  list(@CurrentSession() session: SignedIn): Promise<EmergenciesToReview> {
    return this.reviews.list(session);
  }

  @Post(':emergencyId/review')
  @Allow('emergency:review')
  @Answers(201, EmergencyToReview, 'emergency.own-review', 'emergency.already-reviewed')
  review(@CurrentSession() session: SignedIn, @Param('emergencyId', ParseUUIDPipe) id: string, @Body() input: ReviewEmergency): Promise<EmergencyToReview> {
    return this.reviews.review(session, id, input);
  }
}
