import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { WaitingKind } from '../contract/digest-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OwnHouseholds } from '../households/own-households.js';
import { WAITING_IN_ALL } from '../picture/waiting.sql.js';
import { WorklistService } from '../signals/worklist.service.js';
import type { DigestCounts } from './digest-rules.js';

/** What the digest of somebody tells, counted by the list and the page that they see themselves, in their own unit of work. */
@Injectable()
export class DigestReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly own: OwnHouseholds,
    private readonly worklist: WorklistService,
  ) {}

  /** It is on record as a reading. No household stands in it, so none has it in its log. */
  async countsOf(actor: Actor): Promise<DigestCounts> {
    const directed = await this.own.directed(actor);
    const [waiting] = await this.work.manager.query<Record<WaitingKind, number>[]>(WAITING_IN_ALL, this.own.parametersOf(actor));
    const counts = {
      teams: actor.roles.includes('team_lead') ? await this.worklist.tally({ leadOfTeams: actor.professionalId }) : null,
      own: directed.length > 0 ? await this.worklist.tally({ households: directed }) : null,
      waiting: waiting!,
    };
    await recordList(this.work.manager, 'digest', []);
    return counts;
  }
}
