import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { HouseholdScope } from '../access/access-rules.js';
import { Blockage } from '../blockages/blockage.entity.js';
import type { BreakthroughList, BreakthroughView, ChangeBreakthrough, CostInput, OpenBreakthrough, BreakthroughVoiceInput } from '../contract/breakthroughs.js';
import { OPEN_STATES } from '../contract/breakthrough-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Member } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { breakthroughView, type BreakthroughFacts } from './breakthrough-view.js';
import { Breakthrough, BreakthroughCost, BreakthroughKnot, BreakthroughVoice } from './breakthrough.entity.js';
import { BREAKTHROUGHS, ONE_BREAKTHROUGH } from './breakthrough.sql.js';
import { EffectsService } from './effects.service.js';

/** Knots, and what is said of them before a table decides. Written by whoever directs; read by them and by who is asked to the table. */
@Injectable()
export class BreakthroughsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly effects: EffectsService,
  ) {}

  async list(scope: HouseholdScope): Promise<BreakthroughList> {
    const found = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), BREAKTHROUGHS, { what: 'breakthrough' })) as BreakthroughFacts[];
    return { breakthroughs: await this.views(scope, found), mayOpen: scope.mayDirect && !scope.closed };
  }

  async view(scope: HouseholdScope, id: string): Promise<BreakthroughView> {
    const [view] = await this.views(scope, [await this.facts(scope, id)]);
    return view!;
  }

  async open(scope: HouseholdScope, { knot, blockageIds }: OpenBreakthrough): Promise<BreakthroughView> {
    const { householdId, actor } = scope;
    await this.checkBlockages(householdId, blockageIds);
    const id = newId();
    await this.work.manager.insert(Breakthrough, { householdId, id, knot, startedOn: this.clock.today(), recordedBy: actor.professionalId });
    await this.setKnot(householdId, id, blockageIds);
    return this.view(scope, id);
  }

  /** What is given replaces what there was. Throws `breakthrough.settled` once it is decided. */
  async change(scope: HouseholdScope, id: string, version: number, { blockageIds, voices, costs, ...fields }: ChangeBreakthrough): Promise<BreakthroughView> {
    const { householdId } = scope;
    const { manager } = this.work;
    const { knot } = await this.locked(householdId, id, true);
    if (blockageIds) await this.checkBlockages(householdId, blockageIds);
    if (voices) await this.checkVoices(householdId, voices);
    // Other lists are a change of the breakthrough as well, and raise its version.
    const lists = blockageIds ?? voices ?? costs;
    await changeVersioned(manager, Breakthrough, { householdId, id }, version, lists ? { ...fields, knot: fields.knot ?? knot } : fields, () => this.view(scope, id));
    if (blockageIds) await this.setKnot(householdId, id, blockageIds);
    if (voices) await this.setVoices(householdId, id, voices);
    if (costs) await this.setCosts(householdId, id, costs);
    return this.view(scope, id);
  }

  /** Its row, for this unit of work alone: of two steps at once the second sees where the first one left it. */
  async locked(householdId: string, id: string, mustBeOpen: boolean): Promise<Breakthrough> {
    const found = await this.work.manager.findOne(Breakthrough, { where: { householdId, id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new BrokenRule('not-found');
    if (mustBeOpen && !OPEN_STATES.includes(found.state)) throw new BrokenRule('breakthrough.settled');
    return found;
  }

  async facts(scope: HouseholdScope, id: string): Promise<BreakthroughFacts> {
    const found = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ONE_BREAKTHROUGH, { what: 'breakthrough', id })) as BreakthroughFacts | null;
    if (!found) throw new BrokenRule('not-found');
    return found;
  }

  private async views(scope: HouseholdScope, found: readonly BreakthroughFacts[]): Promise<BreakthroughView[]> {
    const effects = await this.effects.of(scope, found.flatMap(({ id, decidedOn, signalsNotedAt }) => (decidedOn === null ? [] : [{ id, decidedOn, signalsNotedAt }])));
    return found.map((facts) => breakthroughView(scope, facts, effects.get(facts.id) ?? null));
  }

  /** Of this household, and still holding. */
  private async checkBlockages(householdId: string, ids: readonly string[]): Promise<void> {
    const found = await this.work.manager.countBy(Blockage, { householdId, id: In([...ids]), endsOn: IsNull() });
    if (found !== ids.length) throw brokenField('blockageIds', 'breakthrough.blockage-unknown');
  }

  private async checkVoices(householdId: string, voices: readonly BreakthroughVoiceInput[]): Promise<void> {
    const today = this.clock.today();
    for (const [place, { saidByMemberId, saidOn }] of voices.entries()) {
      if (saidOn > today) throw brokenField(`voices.${place}.saidOn`, 'problem.said-in-future');
      if (!(await this.work.manager.existsBy(Member, { householdId, id: saidByMemberId }))) throw brokenField(`voices.${place}.saidByMemberId`, 'member.unknown');
    }
  }

  private async setKnot(householdId: string, breakthroughId: string, blockageIds: readonly string[]): Promise<void> {
    await this.work.manager.delete(BreakthroughKnot, { householdId, breakthroughId });
    await this.work.manager.insert(BreakthroughKnot, blockageIds.map((blockageId) => ({ householdId, id: newId(), breakthroughId, blockageId })));
  }

  private async setVoices(householdId: string, breakthroughId: string, voices: readonly BreakthroughVoiceInput[]): Promise<void> {
    await this.work.manager.delete(BreakthroughVoice, { householdId, breakthroughId });
    await this.work.manager.insert(BreakthroughVoice, voices.map((voice) => ({ householdId, id: newId(), breakthroughId, ...voice })));
  }

  private async setCosts(householdId: string, breakthroughId: string, costs: readonly CostInput[]): Promise<void> {
    await this.work.manager.delete(BreakthroughCost, { householdId, breakthroughId });
    await this.work.manager.insert(BreakthroughCost, costs.map((cost) => ({ householdId, id: newId(), breakthroughId, ...cost })));
  }
}
