import { Inject, Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { CONFIG, type Config } from '../config.js';
import type { Created } from '../contract/households.js';
import type { AnswerRectification, AskRectification, RectificationView } from '../contract/rights.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Member } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { Rectification } from './member-rights.entity.js';
import { ONE_RECTIFICATION, RECTIFICATIONS } from './rectification.sql.js';

@Injectable()
export class RectificationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(scope: HouseholdScope): Promise<RectificationView[]> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), RECTIFICATIONS, { what: 'rectification' })) as RectificationView[];
  }

  /** Any professional whom the member speaks to writes it down; those who direct answer it within the term. */
  async ask(scope: HouseholdScope, memberId: string, input: AskRectification): Promise<Created> {
    const { householdId } = scope;
    const domain = input.domain ?? null;
    if ((input.subject === 'rating') !== (domain !== null)) throw new BrokenRule('rectification.domain');
    if (domain && !scope.domains.includes(domain)) throw new BrokenRule('rating.domain-not-yours');
    if (!(await this.work.manager.existsBy(Member, { householdId, id: memberId }))) throw new BrokenRule('not-found');
    const id = newId();
    const today = this.clock.today();
    await this.work.manager.insert(Rectification, {
      householdId,
      id,
      memberId,
      recordedBy: scope.actor.professionalId,
      subject: input.subject,
      domain,
      whatIsWrong: input.whatIsWrong,
      ownView: input.ownView,
      askedOn: today,
      dueOn: addDays(today, this.config.rectificationDays),
    });
    return { id, version: 1 };
  }

  /** Once and for all: who sees it differently later asks anew, so that every answer stays to be seen. */
  async answer(scope: HouseholdScope, id: string, version: number, input: AnswerRectification): Promise<RectificationView> {
    const { householdId } = scope;
    const asked = await this.work.manager.findOneBy(Rectification, { householdId, id });
    if (!asked) throw new BrokenRule('not-found');
    if (asked.outcome && asked.version === version) throw new BrokenRule('rectification.already-answered');
    const today = this.clock.today();
    await changeVersioned(this.work.manager, Rectification, { householdId, id }, version, {
      ...input,
      answeredOn: today,
      answeredBy: scope.actor.professionalId,
    });
    return JSON.parse(await readJson(this.work.manager, scope, today, ONE_RECTIFICATION, { id })) as RectificationView;
  }
}
