import { Inject, Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { CONFIG, type Config } from '../config.js';
import type { ExportRequested, MemberExport, RequestExport } from '../contract/rights.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Member, Person } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { composeExport, type KnownOfMember } from './export-composition-rules.js';
import { mayRequestExport, requesterOf } from './export-rules.js';
import { MEMBER_EXPORT } from './member-export.sql.js';
import { ExportRequest } from './member-rights.entity.js';

const DAY = 24 * 3_600_000;

@Injectable()
export class MemberExportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Records who asks, and how was made sure who they are; the export is made on it, for some days. */
  async request(scope: HouseholdScope, memberId: string, input: RequestExport): Promise<ExportRequested> {
    await this.checkRequester(scope, memberId, input);
    const id = newId();
    const requestedAt = this.clock.now();
    await this.work.manager.insert(ExportRequest, {
      householdId: scope.householdId,
      id,
      memberId,
      recordedBy: scope.actor.professionalId,
      ...input,
      requestedAt,
    });
    return { id, until: this.lastMoment(requestedAt).toISOString() };
  }

  /** Throws `export.request-expired` where no request of this member serves. */
  async read(scope: HouseholdScope, memberId: string, requestId: string, madeBy: string): Promise<MemberExport> {
    const { householdId } = scope;
    const request = await this.work.manager.findOneBy(ExportRequest, { householdId, id: requestId, memberId });
    if (!request || this.lastMoment(request.requestedAt) < this.clock.now()) throw new BrokenRule('export.request-expired');
    // Somebody may have had a birthday since, or a birth date was mended.
    await this.checkRequester(scope, memberId, request);
    const today = this.clock.today();
    const known = JSON.parse(await readJson(this.work.manager, scope, today, MEMBER_EXPORT, { id: memberId, what: 'export' })) as KnownOfMember;
    return composeExport(known, { requestedBy: request.requestedBy, madeOn: today, madeBy });
  }

  private async checkRequester({ householdId }: HouseholdScope, memberId: string, { requestedBy }: RequestExport): Promise<void> {
    const member = await this.work.manager.findOneBy(Member, { householdId, id: memberId });
    if (!member) throw new BrokenRule('not-found');
    const { birthDate } = await this.work.manager.findOneByOrFail(Person, { id: member.personId });
    const about = { id: memberId, birthDate, role: member.role };
    const by = requesterOf(about, this.clock.today());
    if (!by) throw new BrokenRule('export.birth-date-missing');
    if (!mayRequestExport(about, requestedBy, this.clock.today())) throw new BrokenRule('export.not-by-them', { by });
  }

  private lastMoment(requestedAt: Date): Date {
    return new Date(requestedAt.getTime() + this.config.exportDays * DAY);
  }
}
