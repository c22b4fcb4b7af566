import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { SessionService } from '../access/session.service.js';
import type { DemoAccount } from '../contract/session.js';

/** The worked case, and generated households beside it. */
@Injectable()
export class DemoService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sessions: SessionService,
  ) {}

  /** The demo loads into an empty database only. */
  async isEmpty(): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(`select 1 from organisation limit 1`);
    return rows.length === 0;
  }

  async load(): Promise<void> {
    await Promise.resolve();
  }

  async offerAccounts(): Promise<void> {
    await Promise.resolve();
    this.sessions.offer(this.accounts());
  }

  accounts(): DemoAccount[] {
    return [];
  }
}
