import { Injectable } from '@nestjs/common';
import type { Actor, HouseholdScope } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { AnswerEscalation, AskableView, AskedList, AskedView, Escalate, LevelsView } from '../contract/levels.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { NoticesService } from '../notices/notices.service.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { Escalation } from './level.entity.js';
import { checkQuestion } from './level-rules.js';
import { ASKABLE, ASKED } from './level.sql.js';
import { LevelsService } from './levels.service.js';

/** Somebody is asked for a decision about a higher level; who is asked need not know the household, and learns no more of it than its name. */
@Injectable()
export class EscalationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly levels: LevelsService,
    private readonly notices: NoticesService,
  ) {}

  async askable(scope: HouseholdScope): Promise<AskableView[]> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ASKABLE, { what: 'level' })) as AskableView[];
  }

  /** Throws `escalation.not-up`, `escalation.term-in-past`, `escalation.cannot-be-asked` and (from the database) `escalation.already-asked`. */
  async ask(scope: HouseholdScope, { askedId, level, question, answerBy }: Escalate): Promise<LevelsView> {
    const { householdId, actor } = scope;
    const today = this.clock.today();
    const term = answerBy ?? this.levels.usualAnswerBy(today);
    checkQuestion((await this.levels.standing(householdId)).standing.level, level, term, today);
    if (!(await this.askable(scope)).some(({ id }) => id === askedId)) throw new BrokenRule('escalation.cannot-be-asked');
    const id = newId();
    const { professionalId: askedById, organisationId } = actor;
    await this.work.manager.insert(Escalation, { householdId, id, askedId, askedById, organisationId, level, question, askedOn: today, answerBy: term });
    await this.notices.send([askedId], { kind: 'escalation_asked', aboutProfessionalId: askedById, aboutHouseholdId: householdId, aboutId: id });
    return this.levels.view(scope);
  }

  /** By whoever asked, and by whoever directs. */
  async callOff(scope: HouseholdScope, id: string): Promise<LevelsView> {
    const escalation = await this.waiting(id, scope.householdId);
    if (escalation.askedById !== scope.actor.professionalId && !scope.mayDirect) throw new BrokenRule('access.not-allowed');
    await this.work.manager.update(Escalation, { householdId: scope.householdId, id }, { calledOffOn: this.clock.today() });
    return this.levels.view(scope);
  }

  /** What this actor is asked. That a household's name was read is in its log. */
  async asked(): Promise<AskedList> {
    const today = this.clock.today();
    const rows = await this.work.manager.query<(AskedView & { about: string })[]>(ASKED, [today]);
    if (rows.length > 0) await recordList(this.work.manager, 'escalation', [...new Set(rows.map(({ about }) => about))]);
    return { asked: rows.map(({ about: _, ...asked }) => asked), today };
  }

  /** Only by who was asked, once. Agreed: it becomes the step, decided by them. Throws what a step throws too. */
  async answer(actor: Actor, id: string, { outcome, words, reviewOn }: AnswerEscalation): Promise<AskedList> {
    const today = this.clock.today();
    await this.work.manager.query(`select app_be_asked($1)`, [id]);
    const escalation = await this.waiting(id);
    const { householdId, askedId, askedById, level } = escalation;
    if (askedId !== actor.professionalId) throw new BrokenRule('escalation.not-yours');
    await this.work.manager.update(Escalation, { householdId, id }, { outcome, words, answeredOn: today });
    if (outcome === 'agreed') {
      if (!reviewOn) throw new BrokenRule('escalation.review-missing');
      // The household may have gone up since.
      checkQuestion((await this.levels.standing(householdId)).standing.level, level, today, today);
      await this.levels.record(householdId, { level, from: today, reason: words, agreements: null, reviewOn, decidedById: actor.professionalId, decidedByTable: null, recordedBy: actor.professionalId });
    }
    await this.notices.send([askedById], { kind: 'escalation_answered', aboutProfessionalId: actor.professionalId, aboutHouseholdId: householdId, aboutId: id });
    await this.work.widen();
    return this.asked();
  }

  /** Locked: of two answers at once the second finds it answered. */
  private async waiting(id: string, householdId?: string): Promise<Escalation> {
    const found = await this.work.manager.findOne(Escalation, { where: { id, ...(householdId && { householdId }) }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new BrokenRule('not-found');
    if (found.answeredOn) throw new BrokenRule('escalation.already-answered');
    if (found.calledOffOn) throw new BrokenRule('escalation.called-off');
    return found;
  }
}
