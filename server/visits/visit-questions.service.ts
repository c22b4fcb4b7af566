import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AnswerVisitQuestion, AskAboutVisit, VisitQuestionView } from '../contract/visit-questions.js';
import { insertAll } from '../database/bulk-insert.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { JointVisits } from './joint-visits.js';
import { VisitNotices } from './visit-notices.js';
import { checkAhead, recipientsOf, stateAfter, type AskedVisit } from './visit-question-rules.js';
import { VisitQuestion, VisitQuestionRecipient } from './visit-question.entity.js';
import { ASKABLE, ASKED_VISIT, QUESTIONS } from './visit-question.sql.js';

/** Joining a visit, passing a question on, and consulting first: one way of asking and answering for the three. */
@Injectable()
export class VisitQuestionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly joint: JointVisits,
    private readonly notices: VisitNotices,
  ) {}

  async list(scope: HouseholdScope): Promise<VisitQuestionView[]> {
    const questions = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), QUESTIONS, { what: 'visit' })) as VisitQuestionView[];
    return scope.takesPart && !scope.closed ? questions : questions.map((question) => ({ ...question, mayAnswer: false, waits: false }));
  }

  async ask(scope: HouseholdScope, { kind, visitId, recipientIds = [], question = '', domains = [], plannedFor }: AskAboutVisit): Promise<VisitQuestionView[]> {
    const { householdId, actor } = scope;
    const [words, now] = [question || null, this.clock.now()];
    const visit = kind === 'consult' || !visitId ? null : await this.visit(scope, visitId);
    const chosen = kind === 'consult' ? recipientIds : [];
    const recipients = recipientsOf({ kind, question: words, visit, chosen, askable: await this.askable(scope, chosen) }, now.getTime());
    const id = newId();
    await this.work.manager.insert(VisitQuestion, {
      householdId, id, kind, visitId: visit ? visitId! : null, question: words, domains, plannedFor: plannedFor ? new Date(plannedFor) : null,
      askedBy: actor.professionalId, askedAt: now, state: 'open', closedAt: null,
    });
    await insertAll(this.work.manager, VisitQuestionRecipient, recipients.map((professionalId): VisitQuestionRecipient => ({
      householdId, questionId: id, professionalId, accepted: null, answer: null, answeredAt: null,
    })));
    await this.notices.tell(scope, 'visit_question_asked', recipients, id);
    return this.list(scope);
  }

  async answer(scope: HouseholdScope, id: string, { accepted, answer = '' }: AnswerVisitQuestion): Promise<VisitQuestionView[]> {
    const { householdId, actor } = scope;
    await this.work.lock(householdId);
    const question = await this.find(householdId, id);
    const recipients = await this.work.manager.findBy(VisitQuestionRecipient, { householdId, questionId: id });
    const standing = { ...question, recipients: recipients.map(({ professionalId, answeredAt }) => ({ professionalId, answered: answeredAt !== null })) };
    const given = { by: actor.professionalId, accepted: question.kind === 'join' ? (accepted ?? null) : null, answer: answer || null };
    const state = stateAfter(standing, given);
    if (state === 'accepted') await this.join(scope, question);
    const now = this.clock.now();
    await this.work.manager.update(
      VisitQuestionRecipient,
      { householdId, questionId: id, professionalId: actor.professionalId },
      { accepted: given.accepted, answer: given.answer, answeredAt: now },
    );
    if (state !== 'open') await this.work.manager.update(VisitQuestion, { householdId, id }, { state, closedAt: now });
    await this.notices.settle(householdId, id);
    await this.notices.tell(scope, 'visit_question_answered', [question.askedBy], id);
    return this.list(scope);
  }

  async withdraw(scope: HouseholdScope, id: string): Promise<VisitQuestionView[]> {
    const { householdId, actor } = scope;
    await this.work.lock(householdId);
    const { askedBy, state } = await this.find(householdId, id);
    if (askedBy !== actor.professionalId) throw new BrokenRule('visit-question.not-yours');
    if (state === 'withdrawn') throw new BrokenRule('visit-question.withdrawn');
    if (state !== 'open') throw new BrokenRule('visit-question.already-answered');
    await this.work.manager.update(VisitQuestion, { householdId, id }, { state: 'withdrawn', closedAt: this.clock.now() });
    await this.notices.settle(householdId, id);
    return this.list(scope);
  }

  /** The one who asked comes along: from then on it is a joint visit. */
  private async join(scope: HouseholdScope, { visitId, askedBy, domains }: VisitQuestion): Promise<void> {
    const visit = await this.visit(scope, visitId!);
    checkAhead(visit, this.clock.now().getTime());
    if (!visit.own) throw new BrokenRule('visit-question.not-yours');
    await this.joint.join(scope.householdId, visitId!, askedBy, domains, new Date(visit.startsAt));
  }

  private async visit({ householdId, actor, mayDirect }: HouseholdScope, id: string): Promise<AskedVisit> {
    const [visit] = await this.work.manager.query<AskedVisit[]>(ASKED_VISIT, [householdId, id, actor.professionalId, mayDirect, actor.organisationId]);
    if (!visit) throw new BrokenRule('not-found');
    return visit;
  }

  private async askable({ householdId, actor, mayDirect }: HouseholdScope, chosen: readonly string[]): Promise<string[]> {
    if (chosen.length === 0) return [];
    const values = [householdId, chosen, actor.professionalId, mayDirect, actor.organisationId, this.clock.today()];
    return (await this.work.manager.query<{ id: string }[]>(ASKABLE, values)).map(({ id }) => id);
  }

  private async find(householdId: string, id: string): Promise<VisitQuestion> {
    const question = await this.work.manager.findOneBy(VisitQuestion, { householdId, id });
    if (!question) throw new BrokenRule('not-found');
    return question;
  }
}
