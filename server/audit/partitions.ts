import type { DataSource } from 'typeorm';
import { dayOf } from '../shared/day.js';
import type { Clock } from '../shared/clock.js';

/** The month at hand and the next three have a partition: a job that stands still for a quarter does no harm. */
const MONTHS_AHEAD = 3;

/**
 * Makes the partitions of the log that are to come. What falls outside them goes to the partition for the rest, and is
 * sealed and verified there as well; from there it moves to the partition of its month.
 */
export class AuditPartitions {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async make(): Promise<void> {
    // First: a month of which events wait there could not get a partition.
    await this.source.query(`select audit_move_rest()`);
    for (const month of monthsFrom(dayOf(this.clock.now().getTime()), MONTHS_AHEAD)) await this.source.query(`select audit_partition($1::date)`, [month]);
  }
}

/** The first days of this month and so many after it. */
export function monthsFrom(day: string, more: number): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return Array.from({ length: more + 1 }, (_, ahead) => new Date(Date.UTC(year, month - 1 + ahead, 1)).toISOString().slice(0, 10));
}
