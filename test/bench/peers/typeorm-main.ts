import 'reflect-metadata';
import { Body, Controller, Get, Headers, Module, Param, ParseUUIDPipe, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { RecordVisit } from '../../../server/contract/visits.js';
import { SnakeNaming } from '../../../server/database/naming.js';
import { ZONE } from '../../../server/shared/day.js';
import { pictureOf, todayHere } from './answers.js';
import { eager } from './eager.js';
import { entities } from './entities.js';
import { tables } from './tables.js';
import { planVisit } from './typeorm-service.js';

// P1 and P2: a plain NestJS service on Express with TypeORM, as its guides show it; without session and access checks.

const households = process.env['PEER'] === 'eager' ? eager : tables;

@Controller('api/v1/households')
class HouseholdsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(':id')
  async read(@Param('id', ParseUUIDPipe) id: string, @Headers('x-reader') readerId: string): Promise<object> {
    return pictureOf(await households.whole(this.dataSource.manager, id), readerId, todayHere());
  }

  @Post(':id/visits')
  record(@Param('id', ParseUUIDPipe) id: string, @Headers('x-reader') readerId: string, @Body() input: RecordVisit): Promise<object> {
    return planVisit(this.dataSource.manager, households, id, readerId, input);
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env['DATABASE_URL']!,
      namingStrategy: new SnakeNaming(),
      entities,
      installExtensions: false,
      poolSize: 10,
      extra: { options: `-c timezone=${ZONE}` },
    }),
  ],
  controllers: [HouseholdsController],
})
class PeerModule {}

const app = await NestFactory.create(PeerModule, new ExpressAdapter(), { logger: ['error'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
await app.listen(Number(process.env['PORT']), '127.0.0.1');
