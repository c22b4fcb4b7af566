import { Module } from '@nestjs/common';
import { NewsController } from './news.controller.js';
import { NewsStreams } from './news-streams.service.js';

@Module({ controllers: [NewsController], providers: [NewsStreams], exports: [NewsStreams] })
export class NewsModule {}
