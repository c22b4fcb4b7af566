import { Injectable } from '@nestjs/common';
import { recordList } from '../audit/record.js';
import type { TeamLoad } from '../contract/load.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { TEAM_LOAD } from './load.sql.js';

/** How the open households of a team lead's teams are divided. */
@Injectable()
export class LoadService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Each household that was counted has it in its log. */
  async read(professionalId: string): Promise<TeamLoad> {
    const rows = await this.work.manager.query<(TeamLoad & { about: string[] })[]>(TEAM_LOAD, [professionalId, this.clock.today()]);
    const { about, ...load } = rows[0]!;
    if (about.length > 0) await recordList(this.work.manager, 'load', about);
    return load;
  }
}
