import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { SealRefusal } from '../audit/seal-refusal.js';
import { ZONE } from '../shared/day.js';
import { kindOfError } from '../shared/kind-of-error.js';
import type { Job } from './job.js';

/** Where the queues stand in the database. */
const SCHEMA = 'jobs';
/** How often a process looks for work, in seconds: what is scheduled by the minute need not be seen within the second. */
const LOOK_EVERY = 15;
/** How long a job may go on after a stop was asked for, in milliseconds. */
const PATIENCE = 10_000;

const QUEUE = {
  // One waiting and one at work, whatever the number of processes.
  policy: 'stately',
  retryLimit: 3,
  retryDelay: 5,
  retryBackoff: true,
  expireInSeconds: 15 * 60,
  retentionSeconds: 3_600,
  deleteAfterSeconds: 24 * 3_600,
} as const;

/** Pauses of one to two minutes, two to four, and four to eight. */
const PATIENT_QUEUE = { ...QUEUE, retryDelay: 60 } as const;

export interface JobRunnerOptions {
  /** The owner's. */
  databaseUrl: string;
  log: Pick<Logger, 'error' | 'warn'>;
  /** Seconds between looks for work. */
  lookEvery?: number;
}

/** Does the jobs at their times. Any number of processes may run one on the same database: each piece of work is done once. */
export class JobRunner {
  private readonly boss: PgBoss;
  private readonly stopping = new AbortController();

  constructor(
    private readonly jobs: readonly Job[],
    private readonly options: JobRunnerOptions,
  ) {
    this.boss = new PgBoss({
      connectionString: options.databaseUrl,
      application_name: 'samenregie-jobs',
      schema: SCHEMA,
      max: 2,
      options: '-c statement_timeout=60000 -c lock_timeout=5000',
      superviseIntervalSeconds: 300,
      monitorIntervalSeconds: 300,
      queueCacheIntervalSeconds: 300,
      flowIntervalSeconds: 300,
      bamIntervalSeconds: 300,
      cronMonitorIntervalSeconds: 30,
      cronWorkerIntervalSeconds: 10,
      instanceHeartbeatSeconds: 60,
      openTelemetry: { enabled: false },
    });
    this.boss.on('error', (error) => options.log.error({ error: kindOfError(error) }, 'The jobs cannot reach their queues.'));
  }

  async start(): Promise<void> {
    await this.boss.start();
    const known = new Set(this.jobs.map(({ name }) => name));
    for (const { name } of await this.boss.getSchedules()) if (!known.has(name)) await this.boss.unschedule(name);
    for (const job of this.jobs) {
      await this.queue(job.name, job.patient ? PATIENT_QUEUE : QUEUE);
      if (!job.elsewhere) await this.boss.work(job.name, { pollingIntervalSeconds: this.options.lookEvery ?? LOOK_EVERY }, () => this.perform(job));
      await this.boss.schedule(job.name, job.schedule, null, { tz: ZONE });
      await this.now(job.name);
    }
  }

  /** Where there is one of before, it takes over what was said of it since. */
  private async queue(name: string, { policy, ...options }: typeof QUEUE | typeof PATIENT_QUEUE): Promise<void> {
    await this.boss.createQueue(name, { policy, ...options });
    await this.boss.updateQueue(name, options);
  }

  /** Puts a job in its queue now; where one waits already, that one serves. */
  async now(name: string): Promise<void> {
    await this.boss.send(name, null);
  }

  /** Lets what is at work come to its end, and takes up nothing new. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.boss.stop({ graceful: true, timeout: PATIENCE });
  }

  /** What failed is told by its kind only: the words of an error of the database may quote what somebody wrote. */
  private async perform(job: Job): Promise<void> {
    try {
      await job.run(this.stopping.signal);
    } catch (error) {
      const reason = error instanceof SealRefusal ? error.message : undefined;
      this.options.log.error({ job: job.name, error: kindOfError(error), reason }, 'A job failed; it is tried again.');
      // This one is kept with the job in its queue.
      throw new Error(`${job.name}: ${kindOfError(error)}`);
    }
  }
}
