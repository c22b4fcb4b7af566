import { Module } from '@nestjs/common';
import { HouseholdsModule } from '../households/households.module.js';
import { AskedInHouseholdsController } from './asked-in-households.controller.js';
import { HouseholdSearchController } from './household-search.controller.js';
import { HouseholdSearchService } from './household-search.service.js';
import { MyHouseholdsService } from './my-households.service.js';
import { PictureController } from './picture.controller.js';
import { PlanPageController } from './plan-page.controller.js';
import { PictureService } from './picture.service.js';

@Module({ imports: [HouseholdsModule], controllers: [PictureController, AskedInHouseholdsController, HouseholdSearchController, PlanPageController], providers: [PictureService, MyHouseholdsService, HouseholdSearchService] })
export class PictureModule {}
