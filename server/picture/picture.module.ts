import { Module } from '@nestjs/common';
import { HouseholdsModule } from '../households/households.module.js';
import { MyHouseholdsService } from './my-households.service.js';
import { PictureController } from './picture.controller.js';
import { PlanPageController } from './plan-page.controller.js';
import { PictureService } from './picture.service.js';

@Module({ imports: [HouseholdsModule], controllers: [PictureController, PlanPageController], providers: [PictureService, MyHouseholdsService] })
export class PictureModule {}
