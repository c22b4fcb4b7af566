import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Allow } from './access/allow.js';
import { Answers } from './shared/answers.js';
import { BrokenRule } from './shared/broken-rule.js';

export class Health {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

/** How soon the database must answer to be called ready, in milliseconds. */
const PATIENCE = 900;

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The process runs; says nothing of the database. */
  @Get('live')
  @Allow('service:read')
  @Answers(200, Health)
  live(): Health {
    return { status: 'ok' };
  }

  /** It can serve: the database answers. Else 503. */
  @Get('ready')
  @Allow('service:read')
  @Answers(200, Health)
  async ready(): Promise<Health> {
    const late = new Promise<never>((_, refuse) => setTimeout(refuse, PATIENCE, new BrokenRule('service.unavailable')).unref());
    await Promise.race([this.dataSource.query('select 1'), late]).catch(() => {
      throw new BrokenRule('service.unavailable');
    });
    return { status: 'ok' };
  }
}
