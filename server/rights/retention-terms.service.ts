import { Injectable } from '@nestjs/common';
import type { AddRetentionTerm, ChangeRetentionTerm, RetentionTermView } from '../contract/retention.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { RetentionTerm } from './retention.entity.js';

/** How long cases are kept, per law. */
@Injectable()
export class RetentionTermsService {
  constructor(private readonly work: UnitOfWork) {}

  async list(): Promise<RetentionTermView[]> {
    return this.work.manager.find(RetentionTerm, { order: { name: 'asc' } });
  }

  async add(input: AddRetentionTerm): Promise<RetentionTermView> {
    if (await this.work.manager.existsBy(RetentionTerm, { law: input.law })) throw new BrokenRule('retention.term-exists');
    await this.work.manager.insert(RetentionTerm, { ...input });
    return this.work.manager.findOneByOrFail(RetentionTerm, { law: input.law });
  }

  async change(law: string, version: number, input: ChangeRetentionTerm): Promise<RetentionTermView> {
    await changeVersioned(this.work.manager, RetentionTerm, { law }, version, { ...input });
    return this.work.manager.findOneByOrFail(RetentionTerm, { law });
  }
}
