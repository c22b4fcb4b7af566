import { Module } from '@nestjs/common';
import { CircleController } from './circle.controller.js';
import { HouseholdController, HouseholdsController } from './households.controller.js';
import { HouseholdsService } from './households.service.js';
import { InvolvementService } from './involvement.service.js';
import { MembersService } from './members.service.js';
import { MyHouseholdsService } from './my-households.service.js';

@Module({
  controllers: [HouseholdsController, HouseholdController, CircleController],
  providers: [HouseholdsService, MyHouseholdsService, MembersService, InvolvementService],
})
export class HouseholdsModule {}
