import { Module } from '@nestjs/common';
import { PictureController } from './picture.controller.js';
import { PictureService } from './picture.service.js';

@Module({ controllers: [PictureController], providers: [PictureService] })
export class PictureModule {}
