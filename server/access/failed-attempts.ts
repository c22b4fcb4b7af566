import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { BrokenRule } from '../shared/broken-rule.js';

const MINUTES = 15;

/** Counts attempts of each key in the database; outside any unit of work, for what is refused counts too. */
export const attemptLimiter = (dataSource: DataSource, keyPrefix: string, points: number, minutes: number): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: (dataSource.driver as PostgresDriver).master as unknown,
    tableName: 'failed_attempt',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: minutes * 60,
  });

/** Failed sign-ins are counted in the database, so that any number of processes count together. */
@Injectable()
export class FailedAttempts {
  private readonly byAccount: RateLimiterPostgres;
  private readonly byAddress: RateLimiterPostgres;
  private readonly byCode: RateLimiterPostgres;

  constructor(@InjectDataSource() dataSource: DataSource) {
    this.byAccount = attemptLimiter(dataSource, 'account', 10, MINUTES);
    // Many colleagues can share one address of an office.
    this.byAddress = attemptLimiter(dataSource, 'address', 100, MINUTES);
    this.byCode = attemptLimiter(dataSource, 'code', 10, MINUTES);
  }

  /**
   * Takes one of the attempts before the password is looked at, so that many at the same moment are not more than one
   * after the other. Throws `session.too-many-attempts`, with the minutes to wait.
   */
  async take(email: string, address: string): Promise<void> {
    await takeOne(this.byAccount, email);
    await takeOne(this.byAddress, address);
  }

  /** The password was right: the attempts of this account are forgotten, and the address gets its own back. */
  async forget(email: string, address: string): Promise<void> {
    await this.byAccount.delete(hashed(email));
    await this.byAddress.reward(hashed(address));
  }

  /** The same for codes of the second step: whoever tries them has the password already. */
  takeCode(professionalId: string): Promise<void> {
    return takeOne(this.byCode, professionalId);
  }

  async forgetCodes(professionalId: string): Promise<void> {
    await this.byCode.delete(hashed(professionalId));
  }
}

async function takeOne(limiter: RateLimiterPostgres, key: string): Promise<void> {
  const left = await limiter.penalty(hashed(key));
  if (left.consumedPoints > limiter.points)
    throw new BrokenRule('session.too-many-attempts', { minutes: Math.max(1, Math.ceil(left.msBeforeNext / 60_000)) });
}

/** The table holds no address of a person, only what tells two of them apart. */
const hashed = (text: string): string => createHash('sha256').update(text.toLowerCase()).digest('base64url');
