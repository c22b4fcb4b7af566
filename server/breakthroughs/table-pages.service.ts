import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { BlockagesService } from '../blockages/blockages.service.js';
import type { TablePage } from '../contract/breakthroughs.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { BreakthroughsService } from './breakthroughs.service.js';

const NAMES = `select h.name as "householdName", (select coalesce(json_object_agg(m.id, p.name), '{}'::json) from member m join person p on p.id = m.person_id where m.household_id = h.id) as members
  from household h where h.id = $1`;

/** What lies on the table. */
@Injectable()
export class TablePagesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly blockages: BlockagesService,
    private readonly breakthroughs: BreakthroughsService,
  ) {}

  async page(scope: HouseholdScope, id: string): Promise<TablePage> {
    const breakthrough = await this.breakthroughs.view(scope, id);
    const map = await this.blockages.map(scope);
    const [names] = await this.work.manager.query<{ householdName: string; members: Record<string, string> }[]>(NAMES, [scope.householdId]);
    const labels = new Map(map.items.map((item) => [item.id, item.label]));
    return {
      madeOn: this.clock.today(),
      householdName: names!.householdName,
      breakthrough,
      waits: map.blockages.flatMap(({ id: blockage, waitingId, awaitedId, because }) =>
        blockage !== null && breakthrough.blockageIds.includes(blockage) ? [{ waiting: labels.get(waitingId)!, awaited: labels.get(awaitedId)!, because }] : [],
      ),
      said: breakthrough.voices.map(({ words, saidByMemberId }) => ({ words, by: names!.members[saidByMemberId]! })),
    };
  }
}
