import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { NoticeKind } from '../contract/notice-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NoticesService } from '../notices/notices.service.js';
import { Organisation } from '../organisations/organisation.entity.js';

/** Tells colleagues what was done or asked about visits. Whoever works for a confidential service stays unnamed. */
@Injectable()
export class VisitNotices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notices: NoticesService,
  ) {}

  async tell({ householdId, actor }: HouseholdScope, kind: NoticeKind, to: readonly string[], aboutId?: string): Promise<void> {
    const recipients = to.filter((id) => id !== actor.professionalId);
    if (recipients.length === 0) return;
    const confidential = await this.work.manager.existsBy(Organisation, { id: actor.organisationId, nameIsSensitive: true });
    await this.notices.send(recipients, {
      kind,
      ...(confidential ? {} : { aboutProfessionalId: actor.professionalId }),
      aboutHouseholdId: householdId,
      ...(aboutId ? { aboutId } : {}),
    });
  }
}
