import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { attemptLimiter } from '../access/failed-attempts.js';
import { CONFIG, type Config } from '../config.js';
import { BrokenRule } from '../shared/broken-rule.js';

const MINUTES_A_DAY = 24 * 60;

/** How often somebody tries to get emergency access: nobody finds out by trying who is known here. */
@Injectable()
export class EmergencyAttempts {
  private readonly byProfessional: RateLimiterPostgres;

  constructor(@InjectDataSource() dataSource: DataSource, @Inject(CONFIG) config: Config) {
    this.byProfessional = attemptLimiter(dataSource, 'emergency', config.emergencyAttempts, MINUTES_A_DAY);
  }

  /** Takes one of today's attempts, also of those that succeed. Throws `emergency.too-many-attempts`, with the minutes to wait. */
  async take(professionalId: string): Promise<void> {
    const { consumedPoints, msBeforeNext } = await this.byProfessional.penalty(professionalId);
    if (consumedPoints <= this.byProfessional.points) return;
    const minutes = Math.max(1, Math.ceil(msBeforeNext / 60_000));
    throw new BrokenRule('emergency.too-many-attempts', { minutes, hours: Math.ceil(minutes / 60) });
  }
}
