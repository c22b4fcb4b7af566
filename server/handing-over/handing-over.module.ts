import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { HandingOver } from './handing-over.js';
import { LeftQuestions } from './left-questions.js';

@Module({ imports: [NoticesModule], providers: [HandingOver, LeftQuestions], exports: [HandingOver, LeftQuestions] })
export class HandingOverModule {}
