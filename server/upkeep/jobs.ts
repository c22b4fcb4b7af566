import type { DataSource } from 'typeorm';
import { AuditPartitions } from '../audit/partitions.js';
import { Sealing } from '../audit/sealing.js';
import { sealingOptions } from '../audit/sealing-setup.js';
import type { Config } from '../config.js';
import type { Clock } from '../shared/clock.js';
import type { Job } from './job.js';

/** Every job of the product. `source` is the owner's connection. */
export function jobsOf(source: DataSource, config: Config, clock: Clock): Job[] {
  const partitions = new AuditPartitions(source, clock);
  const sealing = new Sealing(source, sealingOptions(config), clock);
  return [
    { name: 'audit-partitions', schedule: '17 3 * * *', run: () => partitions.make() },
    { name: 'audit-seal', schedule: '* * * * *', run: (signal) => sealing.seal(signal) },
  ];
}
