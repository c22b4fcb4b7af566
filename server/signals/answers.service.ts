import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AnswerSignal, DecideSignal, HouseholdSignals } from '../contract/signals.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { ActionsService } from '../plans/actions.service.js';
import { GoalsService } from '../plans/goals.service.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { checkAnswer, checkConfirmation } from './answer-rules.js';
import { HOUSEHOLD_SIGNALS } from './signal.sql.js';
import { SignalTelling, type AnswerRow, type NamedMember, type SignalRow } from './signal-view.js';
import { Signal, SignalAnswer, SignalConfirmation } from './signal.entity.js';

/** The signals of one household, and what is decided about them. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly goals: GoalsService,
    private readonly actions: ActionsService,
  ) {}

  async view(scope: HouseholdScope): Promise<HouseholdSignals> {
    const text = await readJson(this.work.manager, scope, this.clock.today(), HOUSEHOLD_SIGNALS, { what: 'signal' });
    const { signals, log, members } = JSON.parse(text) as { signals: SignalRow[]; log: AnswerRow[]; members: NamedMember[] };
    const telling = new SignalTelling(this.clock.now(), members);
    return {
      signals: signals.flatMap((row) => telling.signal(row) ?? []),
      log: log.map((row) => telling.answer(row)),
      mayAnswer: scope.ground === 'team_lead' && !scope.closed,
      mayConfirm: scope.mayDirect && !scope.closed,
    };
  }

  /** One after the other: of two answers at once the later one sees what the first did. Throws what `checkAnswer` throws, and what adding a goal or an action does. */
  async answer(scope: HouseholdScope, id: string, input: AnswerSignal): Promise<HouseholdSignals> {
    const { householdId, actor } = scope;
    await this.work.lock(householdId);
    const signal = await this.work.manager.findOneBy(Signal, { householdId, id });
    checkAnswer(signal ? { code: signal.code, holdsUntil: signal.holdsUntil?.getTime() ?? null } : undefined, input, this.clock.today(), this.clock.now().getTime());
    const { teamId, code, subject, memberId, domain, evidence, evidenceKey, holdsFrom } = signal!;
    const { kind, reason, words = null } = input;
    await this.work.manager.insert(SignalAnswer, {
      householdId, id: newId(), teamId, code, subject, memberId, domain, evidence, evidenceKey, holdsFrom, kind, reason, words,
      until: kind === 'snooze' ? input.until! : null,
      actionId: kind === 'decide' ? await this.decide(scope, domain, input.decision!) : null,
      answeredBy: actor.professionalId,
      answeredAt: this.clock.now(),
    });
    await this.work.settle();
    return this.view(scope);
  }

  /** The second person. Throws `signal.nothing-to-confirm`, and `signal.same-person`, which the database holds as well. */
  async confirm(scope: HouseholdScope, answerId: string): Promise<HouseholdSignals> {
    const { householdId, actor } = scope;
    await this.work.lock(householdId);
    const answer = await this.work.manager.findOneBy(SignalAnswer, { householdId, id: answerId });
    if (!answer) throw new BrokenRule('not-found');
    const confirmed = await this.work.manager.existsBy(SignalConfirmation, { householdId, answerId });
    const latest = await this.work.manager.existsBy(Signal, { householdId, answerId });
    const { code, kind, answeredBy } = answer;
    checkConfirmation({ code, kind, answeredBy, confirmed, latest }, actor.professionalId);
    await this.work.manager.insert(SignalConfirmation, { householdId, answerId, answeredBy, confirmedBy: actor.professionalId, confirmedAt: this.clock.now() });
    await this.work.settle();
    return this.view(scope);
  }

  /** What was decided is an action of the plan like any other; where the plan has no goal for it, it gets one that nobody of the household has said yet. */
  private async decide(scope: HouseholdScope, domain: Signal['domain'], { what, owner, dueOn, goalId, newGoal }: DecideSignal): Promise<string> {
    const goal = goalId ?? (await this.goals.addGoal(scope, { words: newGoal!, domains: domain ? [domain] : [] })).id;
    return (await this.actions.add(scope, { goalId: goal, what, owners: [owner], rhythm: 'once', dueOn, domain })).id;
  }
}
