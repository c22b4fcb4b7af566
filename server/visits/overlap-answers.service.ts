import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AnswerOverlap, LoggedAnswerView } from '../contract/overlap-answers.js';
import type { NoticeKind } from '../contract/notice-words.js';
import type { OverlapAnswerKind } from '../contract/overlap-answer-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { JointVisits } from './joint-visits.js';
import { checkOverlap, checkParts, checkVisits, type ConcernedVisit, type WantedAnswer } from './overlap-answer-rules.js';
import { OverlapAnswer } from './overlap-answer.entity.js';
import { CONCERNED } from './overlap-answer.sql.js';
import { VisitNotices } from './visit-notices.js';
import { checkVisit } from './visit-rules.js';
import { Overlap } from './visit.entity.js';
import { ANSWER_LOG } from './visit.sql.js';

const NOTICES: Record<Exclude<OverlapAnswerKind, 'kept'>, NoticeKind> = { combined: 'visit_combined', moved: 'visit_moved', handed_over: 'visit_handed_over' };

interface Concerned extends ConcernedVisit {
  endsAt: number;
  /** Who else is at it. */
  others: string[];
}

/** What is done about visits that double up: said, carried out and kept as one. */
@Injectable()
export class OverlapAnswersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly joint: JointVisits,
    private readonly notices: VisitNotices,
  ) {}

  async log(scope: HouseholdScope): Promise<LoggedAnswerView[]> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ANSWER_LOG, { what: 'overlap' })) as LoggedAnswerView[];
  }

  async answer(scope: HouseholdScope, id: string, input: AnswerOverlap): Promise<void> {
    const { householdId, actor } = scope;
    const wanted: WantedAnswer = {
      kind: input.kind,
      seen: input.visitIds,
      reason: input.reason ?? null,
      visitId: input.kind === 'kept' ? null : (input.visit?.id ?? null),
      otherId: input.kind === 'combined' || input.kind === 'handed_over' ? (input.other?.id ?? null) : null,
      period: input.startsAt !== undefined && input.endsAt !== undefined,
    };
    checkParts(wanted);
    await this.work.lock(householdId);
    const overlap = await this.work.manager.findOneBy(Overlap, { householdId, id });
    const standing = overlap && { visitIds: overlap.visitIds, open: overlap.openSince !== null };
    checkOverlap(standing, wanted.seen);
    const { code, memberId, domain, visitIds, firstDay, lastDay } = overlap!;
    if (wanted.kind !== 'kept') {
      const concerned = await this.concerned(scope, [wanted.visitId!, wanted.otherId]);
      checkVisits(standing, concerned, wanted, scope.mayDirect, this.clock.now().getTime());
      await this.carryOut(householdId, input, concerned);
      await this.notices.tell(scope, NOTICES[wanted.kind], concerned.flatMap(({ others }) => others));
    }
    const answer = { code, memberId, domain, visitIds, kind: wanted.kind, reason: wanted.reason, visitId: wanted.visitId, otherVisitId: wanted.otherId };
    await this.work.manager.insert(OverlapAnswer, { householdId, id: newId(), ...answer, answeredBy: actor.professionalId, answeredAt: this.clock.now() });
    this.work.touch(householdId, [firstDay, lastDay]);
    await this.work.settle();
  }

  private async carryOut(householdId: string, { kind, visit, other, startsAt, endsAt }: AnswerOverlap, concerned: readonly Concerned[]): Promise<void> {
    if (kind === 'handed_over') return this.joint.handOver(householdId, visit!, other!);
    const was = concerned.find(({ id }) => id === visit!.id)!;
    const period = { startsAt: startsAt ? new Date(startsAt) : undefined, endsAt: endsAt ? new Date(endsAt) : undefined };
    checkVisit({ startsAt: period.startsAt?.getTime() ?? was.startsAt, endsAt: period.endsAt?.getTime() ?? was.endsAt, status: 'planned' }, this.clock.now().getTime());
    if (kind === 'moved') return this.joint.move(householdId, visit!, period);
    return this.joint.combine(householdId, visit!, other!, period);
  }

  private concerned(scope: HouseholdScope, ids: readonly (string | null)[]): Promise<Concerned[]> {
    const { householdId, actor, mayDirect } = scope;
    return this.work.manager.query<Concerned[]>(CONCERNED, [householdId, ids.filter((id) => id !== null), actor.professionalId, mayDirect, actor.organisationId]);
  }
}
