import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { upkeepConnection } from '../database/connection.js';
import { DATABASES, type Databases } from '../database/databases.js';
import { ChangedHouseholds } from '../database/changed-households.js';
import { Derivations } from '../database/derivations.js';
import { DigestSending } from '../digest/digest-sending.js';
import { Clock } from '../shared/clock.js';
import { JobRunner } from './job-runner.js';
import { jobsOf } from './jobs.js';

/** The longest that a statement of a job may take, in milliseconds. */
const STATEMENT_TIMEOUT = 60_000;

/** Does the jobs of the product within this process, from when it is asked until the application stops. */
@Injectable()
export class Upkeep implements OnModuleDestroy {
  private source: DataSource | undefined;
  private runner: JobRunner | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASES) private readonly databases: Databases,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
    private readonly derivations: Derivations,
    private readonly news: ChangedHouseholds,
    private readonly digests: DigestSending,
    @InjectDataSource() private readonly requests: DataSource,
  ) {}

  async start(): Promise<void> {
    // The same tables as for requests, by the owner's way in.
    const { entities = [] } = this.requests.options;
    this.source = new DataSource({ ...upkeepConnection(this.databases.owner, { poolSize: 2, statementTimeout: STATEMENT_TIMEOUT }), entities });
    await this.source.initialize();
    this.runner = new JobRunner(jobsOf(this.source, this.config, this.clock, this.derivations, this.news, this.digests), { databaseUrl: this.databases.owner, log: this.logger.logger });
    await this.runner.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.runner?.stop();
    await this.source?.destroy();
  }
}
