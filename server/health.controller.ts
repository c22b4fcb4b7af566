import { Controller, Get, type OnModuleDestroy } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Allow } from './access/allow.js';
import { brokenRuleOfDatabase } from './database/constraint-codes.js';
import { Answers } from './shared/answers.js';
import { BrokenRule } from './shared/broken-rule.js';

export class Health {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

/** How soon the database must answer to be called ready, in milliseconds. */
const PATIENCE = 900;

/**
 * Answers only where there is room on the disk: it writes a megabyte in a file that is gone with the statement. A database
 * without room still answers `select 1`, and can serve no page, for who reads is written in the log.
 */
const NEEDS_ROOM = `set local work_mem = '64kB'; select count(*) from generate_series(1, 25000)`;
/** How long it is taken that there still is room, in milliseconds: anybody may ask whether it is ready, as often as they like. */
const ROOM_LASTS = 1_000;

/** Why it cannot serve now; stands in `facts.because` of the refusal. */
type Because = 'stopping' | 'database_slow' | 'database_busy' | 'database_full' | 'database_away' | 'database_failing';

@ApiTags('health')
@Controller('health')
export class HealthController implements OnModuleDestroy {
  private stopping = false;
  private roomSeenAt = -ROOM_LASTS;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** The process runs; says nothing of the database. */
  @Get('live')
  @Allow('service:read')
  @Answers(200, Health)
  live(): Health {
    return { status: 'ok' };
  }

  /** It can serve: it is not stopping, and the database answers and has room. Else 503, with the reason. */
  @Get('ready')
  @Allow('service:read')
  @Answers(200, Health)
  async ready(): Promise<Health> {
    if (this.stopping) throw unready('stopping');
    let clock: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, refuse) => {
      clock = setTimeout(() => refuse(unready(this.waiting() > 0 ? 'database_busy' : 'database_slow')), PATIENCE);
    });
    try {
      await Promise.race([this.asked(), late]);
    } catch (error) {
      if (error instanceof BrokenRule) throw error;
      const rule = brokenRuleOfDatabase(error);
      if (rule?.facts['because']) throw rule;
      throw unready(this.waiting() > 0 ? 'database_busy' : rule ? 'database_away' : 'database_failing');
    } finally {
      clearTimeout(clock);
    }
    return { status: 'ok' };
  }

  private async asked(): Promise<void> {
    if (performance.now() - this.roomSeenAt < ROOM_LASTS) return void (await this.dataSource.query('select 1'));
    await this.dataSource.query(NEEDS_ROOM);
    this.roomSeenAt = performance.now();
  }

  /** Requests that wait for a connection. */
  private waiting(): number {
    return ((this.dataSource.driver as PostgresDriver).master as Pool).waitingCount;
  }
}

const unready = (because: Because): BrokenRule => new BrokenRule('service.unavailable', { because });
