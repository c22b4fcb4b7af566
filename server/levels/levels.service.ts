import { Inject, Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { CONFIG, type Config } from '../config.js';
import type { EscalationView, LevelStepView, LevelsView, TakeLevelStep } from '../contract/levels.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import type { Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { LevelStep } from './level.entity.js';
import { addWorkingDays, checkStep, derivedLevel, levelOn, type Standing, type Step, type WantedStep } from './level-rules.js';
import { LEVELS_READ, STANDING } from './level.sql.js';

interface DerivedFrom {
  hasLead: boolean;
  organisations: number;
}

/** A step as it is written down. */
type Decided = WantedStep & Pick<LevelStep, 'reason' | 'decidedById' | 'decidedByTable' | 'recordedBy'>;

/** Where a household stands on the ladder, and the steps that brought it there. */
@Injectable()
export class LevelsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async view(scope: HouseholdScope): Promise<LevelsView> {
    const today = this.clock.today();
    const text = await readJson(this.work.manager, scope, today, LEVELS_READ, { what: 'level' });
    const { steps, escalations, hasLead, organisations } = JSON.parse(text) as DerivedFrom & { steps: LevelStepView[]; escalations: EscalationView[] };
    const recorded = levelOn(steps.toReversed(), today);
    const open = scope.takesPart && !scope.closed;
    return {
      level: recorded ?? derivedLevel(hasLead, organisations),
      derived: recorded === undefined,
      steps,
      escalations: open ? escalations : escalations.map((each) => ({ ...each, mayAnswer: false, mayCallOff: false })),
      usualAnswerBy: this.usualAnswerBy(today),
      mayStep: scope.mayDirect && !scope.closed,
      mayEscalate: open,
    };
  }

  /** Up or down, by whoever directs. Throws what `checkStep` throws, `level.one-decider` and `level.unknown-decider`. */
  async step(scope: HouseholdScope, input: TakeLevelStep): Promise<LevelsView> {
    const { decidedByTable = null } = input;
    if (decidedByTable && input.decidedById) throw new BrokenRule('level.one-decider');
    const decidedById = decidedByTable ? null : (input.decidedById ?? scope.actor.professionalId);
    if (decidedById && decidedById !== scope.actor.professionalId && !(await this.directory.available(decidedById))) throw new BrokenRule('level.unknown-decider');
    const { level, reason, agreements = null, reviewOn } = input;
    const from = input.from ?? this.clock.today();
    await this.record(scope.householdId, { level, from, reason, agreements, reviewOn, decidedById, decidedByTable, recordedBy: scope.actor.professionalId });
    return this.view(scope);
  }

  /** Writes a step down. One after the other: whoever comes second sees where the first one left the household. */
  async record(householdId: string, decided: Decided): Promise<void> {
    await this.work.lock(householdId);
    const { standing, place, openedOn } = await this.standing(householdId);
    checkStep(standing, decided, openedOn, this.clock.today());
    const { from, ...step } = decided;
    await this.work.manager.insert(LevelStep, { householdId, id: newId(), place: place + 1, fromLevel: standing.level, startsOn: from, ...step });
  }

  /** Where the household stands now; `place`: how many steps were taken. */
  async standing(householdId: string): Promise<{ standing: Standing; place: number; openedOn: Day }> {
    const [found] = await this.work.manager.query<(DerivedFrom & { openedOn: Day; steps: (Step & { place: number })[] })[]>(STANDING, [householdId, this.clock.today()]);
    const { openedOn, steps, hasLead, organisations } = found!;
    const last = steps.at(-1);
    const standing = last ? { level: last.level, since: last.from } : { level: derivedLevel(hasLead, organisations), since: null };
    return { standing, place: last?.place ?? 0, openedOn };
  }

  usualAnswerBy(today: Day): Day {
    return addWorkingDays(today, this.config.escalationWorkingDays);
  }
}
