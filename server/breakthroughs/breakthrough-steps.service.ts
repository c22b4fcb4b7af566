import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { HouseholdScope } from '../access/access-rules.js';
import type { BreakthroughStep } from '../contract/breakthrough-words.js';
import type { BreakthroughView, CloseBreakthrough, DecideBreakthrough, EndBreakthrough, PlanTable, ReviewBreakthrough } from '../contract/breakthroughs.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { ActionsService } from '../plans/actions.service.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { ArgumentsService } from './arguments.service.js';
import { afterStep, checkDecision } from './breakthrough-rules.js';
import { standingOf } from './breakthrough-view.js';
import { Breakthrough, BreakthroughAction, BreakthroughInvitee } from './breakthrough.entity.js';
import { BreakthroughsService } from './breakthroughs.service.js';
import { EffectsService } from './effects.service.js';

const ON_THE_CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** From a knot to what came of its decision. Each step throws what `afterStep` throws. */
@Injectable()
export class BreakthroughStepsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly breakthroughs: BreakthroughsService,
    private readonly directory: DirectoryService,
    private readonly actions: ActionsService,
    private readonly argumentsLibrary: ArgumentsService,
    private readonly effects: EffectsService,
  ) {}

  async plan(scope: HouseholdScope, id: string, { tableOn, tableAt = null, place = null, chairId = null }: PlanTable): Promise<BreakthroughView> {
    return this.step(scope, id, 'plan', async () => {
      if (tableOn < this.clock.today()) throw brokenField('tableOn', 'breakthrough.table-in-past');
      if (tableAt !== null && !ON_THE_CLOCK.test(tableAt)) throw brokenField('tableAt', 'breakthrough.no-time');
      if (chairId && !(await this.directory.available(chairId))) throw brokenField('chairId', 'breakthrough.invitee-unknown');
      return { tableOn, tableAt, place, chairId };
    });
  }

  async putOff(scope: HouseholdScope, id: string): Promise<BreakthroughView> {
    return this.step(scope, id, 'put_off', () => Promise.resolve({ tableOn: null, tableAt: null }));
  }

  /** What was decided becomes actions of the plan; all of it or nothing. Throws what `checkDecision` throws, and what adding an action throws. */
  async decide(scope: HouseholdScope, id: string, { outcome, decision, conditions = null, reviewOn = null, presentIds, actions, tableMetEarlier = false, ...input }: DecideBreakthrough): Promise<BreakthroughView> {
    const { householdId } = scope;
    const { manager } = this.work;
    const today = this.clock.today();
    const decidedOn = input.decidedOn ?? today;
    return this.step(scope, id, 'decide', async ({ tableOn }) => {
      const of = { householdId, breakthroughId: id };
      const present = presentIds.length === 0 ? [] : await manager.findBy(BreakthroughInvitee, { ...of, id: In(presentIds) });
      if (present.length !== presentIds.length) throw brokenField('presentIds', 'breakthrough.invitee-unknown');
      checkDecision({ outcome, decidedOn, tableOn, tableMetEarlier, conditions, reviewOn, actions: actions.length, decidersPresent: present.filter(({ decides }) => decides).length }, today);
      await manager.update(BreakthroughInvitee, of, { present: false });
      await manager.update(BreakthroughInvitee, { ...of, id: In(presentIds) }, { present: true });
      for (const action of outcome === 'refused' ? [] : actions) {
        const { id: actionId } = await this.actions.add(scope, { ...action, rhythm: 'once' });
        await manager.insert(BreakthroughAction, { ...of, id: newId(), actionId });
      }
      // Of a table that met earlier the hour that was planned is not the one at which it met.
      const met = tableOn !== null && decidedOn < tableOn ? { tableOn: decidedOn, tableAt: null } : {};
      return { ...met, outcome, decision, conditions, decidedOn, reviewOn, signalsNotedAt: await this.effects.note(householdId, id, decidedOn) };
    });
  }

  async review(scope: HouseholdScope, id: string, { effect }: ReviewBreakthrough): Promise<BreakthroughView> {
    return this.step(scope, id, 'review', () => Promise.resolve({ effect, reviewedOn: this.clock.today() }));
  }

  /** Arguments go to the library: whoever closes has read them for what leads to somebody, and so does the product. Throws `argument.names-somebody`. */
  async close(scope: HouseholdScope, id: string, input: CloseBreakthrough): Promise<BreakthroughView> {
    return this.step(scope, id, 'close', async ({ outcome, decidedOn }) => {
      if (outcome === 'refused' && input.arguments.length > 0) throw brokenField('arguments', 'argument.not-accepted');
      await this.argumentsLibrary.accept(scope, Number(decidedOn!.slice(0, 4)), input.arguments);
      return {};
    });
  }

  async callOff(scope: HouseholdScope, id: string, { because }: EndBreakthrough): Promise<BreakthroughView> {
    return this.step(scope, id, 'call_off', () => Promise.resolve({ endedBecause: because }));
  }

  private async step(scope: HouseholdScope, id: string, step: BreakthroughStep, changes: (breakthrough: Breakthrough) => Promise<Partial<Breakthrough>>): Promise<BreakthroughView> {
    const { householdId } = scope;
    const breakthrough = await this.breakthroughs.locked(householdId, id, false);
    const state = afterStep(step, standingOf(await this.breakthroughs.facts(scope, id)));
    const result = await this.work.manager.update(Breakthrough, { householdId, id }, { ...(await changes(breakthrough)), state, version: () => 'version + 1' } as never);
    if (!result.affected) throw new BrokenRule('not-found');
    return this.breakthroughs.view(scope, id);
  }
}
