import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { CircleController } from './circle.controller.js';
import { HouseholdWordDerivation } from './household-word-derivation.js';
import { HouseholdController, HouseholdsController } from './households.controller.js';
import { HouseholdsService } from './households.service.js';
import { InvolvementService } from './involvement.service.js';
import { MembersService } from './members.service.js';
import { OwnHouseholds } from './own-households.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [HouseholdsController, HouseholdController, CircleController],
  providers: [HouseholdsService, OwnHouseholds, MembersService, InvolvementService, HouseholdWordDerivation],
  exports: [OwnHouseholds],
})
export class HouseholdsModule {}
