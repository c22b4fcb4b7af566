import { Module } from '@nestjs/common';
import { HandingOver } from './handing-over.js';

@Module({ providers: [HandingOver], exports: [HandingOver] })
export class HandingOverModule {}
