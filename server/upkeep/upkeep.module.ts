import { Module } from '@nestjs/common';
import { DigestModule } from '../digest/digest.module.js';
import { Upkeep } from './upkeep.service.js';

@Module({ imports: [DigestModule], providers: [Upkeep] })
export class UpkeepModule {}
