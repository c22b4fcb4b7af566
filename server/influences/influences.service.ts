import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { Created } from '../contract/households.js';
import { MOST_CIRCLES } from '../contract/influence-words.js';
import type { AddInfluence, AddProblem, ChangeInfluence, ChangeProblem, InfluenceMap, InfluenceView, ProblemsOfOthers, ProblemView } from '../contract/influences.js';
import type { LifeDomain } from '../contract/life-domains.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Member } from '../households/household.entity.js';
import { readJson, readView } from '../households/reading.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import type { Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { breakingPoints, findCircles } from '../shared/circles.js';
import { Influence, Problem } from './influence.entity.js';
import { INFLUENCE_MAP, ONE_INFLUENCE, ONE_PROBLEM } from './influence.sql.js';

/** What the database knows of a map. */
interface MapFacts {
  problems: Omit<ProblemView, 'mayChange'>[];
  influences: Omit<InfluenceView, 'mayChange'>[];
  knownToOthers: ProblemsOfOthers[];
}

type Said = Pick<AddInfluence, 'saidByMemberId'> & { saidOn?: string | null };

/** Problems that push on problems, and the circles that they make. Each writes about their own parts of life. */
@Injectable()
export class InfluencesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async map(scope: HouseholdScope): Promise<InfluenceMap> {
    const body = await readJson(this.work.manager, scope, this.clock.today(), INFLUENCE_MAP, { what: 'influence' });
    const { problems, influences, knownToOthers } = JSON.parse(body) as MapFacts;
    const open = problems.filter(({ until }) => until === null).map(({ id }) => id);
    const pushes = influences.filter(({ until }) => until === null).map(({ fromProblemId: from, toProblemId: to }) => ({ from, to }));
    const { circles, more } = findCircles(open, pushes, MOST_CIRCLES);
    const domainOf = new Map(problems.map(({ id, domain }) => [id, domain]));
    return {
      problems: problems.map((problem) => ({ ...problem, mayChange: mayWrite(scope, problem.domain) })),
      influences: influences.map((influence) => ({
        ...influence,
        mayChange: mayWrite(scope, domainOf.get(influence.fromProblemId)!, domainOf.get(influence.toProblemId)!),
      })),
      circles: circles.map((problemIds) => ({ problemIds: [...problemIds] })),
      moreCircles: more,
      points: breakingPoints(open, pushes, circles, MOST_CIRCLES).map(({ one, ...counts }) => ({ problemId: one, ...counts })),
      knownToOthers,
    };
  }

  async addProblem(scope: HouseholdScope, input: AddProblem): Promise<Created> {
    const today = this.clock.today();
    if (!mayWrite(scope, input.domain)) throw brokenField('domain', 'problem.domain-not-yours');
    await this.checkMember(scope, 'memberId', input.memberId);
    await this.checkSaid(scope, input);
    const { householdId } = scope;
    const id = newId();
    const { label, domain, memberId = null, words = null, saidByMemberId = null } = input;
    await this.work.manager.insert(Problem, {
      householdId, id, label, domain, memberId, words, saidByMemberId, saidOn: input.saidOn ?? today, recordedBy: scope.actor.professionalId, startsOn: today,
    });
    return { id, version: 1 };
  }

  async changeProblem(scope: HouseholdScope, id: string, version: number, { over, ...fields }: ChangeProblem): Promise<Created> {
    const { householdId } = scope;
    const problem = await this.work.manager.findOneBy(Problem, { householdId, id });
    if (!problem) throw new BrokenRule('not-found');
    if (!mayWrite(scope, problem.domain)) throw new BrokenRule('problem.domain-not-yours');
    if (fields.domain && !mayWrite(scope, fields.domain)) throw brokenField('domain', 'problem.domain-not-yours');
    await this.checkMember(scope, 'memberId', fields.memberId);
    await this.checkSaid(scope, fields);
    await changeVersioned(this.work.manager, Problem, { householdId, id }, version, { ...fields, endsOn: endOf(problem.endsOn, over, this.clock.today()) }, () =>
      this.present(scope, ONE_PROBLEM, id),
    );
    return { id, version: version + 1 };
  }

  async addInfluence(scope: HouseholdScope, input: AddInfluence): Promise<Created> {
    const today = this.clock.today();
    const { fromProblemId, toProblemId, words, saidByMemberId = null } = input;
    if (fromProblemId === toProblemId) throw brokenField('toProblemId', 'influence.of-itself');
    const from = await this.problem(scope, 'fromProblemId', fromProblemId);
    const to = await this.problem(scope, 'toProblemId', toProblemId);
    if (!mayWrite(scope, from.domain, to.domain)) throw brokenField('toProblemId', 'problem.domain-not-yours');
    if (from.endsOn !== null) throw brokenField('fromProblemId', 'influence.problem-over');
    if (to.endsOn !== null) throw brokenField('toProblemId', 'influence.problem-over');
    await this.checkSaid(scope, input);
    const id = newId();
    await this.work.manager.insert(Influence, {
      householdId: scope.householdId, id, fromProblemId, toProblemId, words, saidByMemberId, saidOn: input.saidOn ?? today, recordedBy: scope.actor.professionalId, startsOn: today,
    });
    return { id, version: 1 };
  }

  async changeInfluence(scope: HouseholdScope, id: string, version: number, { over, ...fields }: ChangeInfluence): Promise<Created> {
    const { householdId } = scope;
    const influence = await this.work.manager.findOneBy(Influence, { householdId, id });
    if (!influence) throw new BrokenRule('not-found');
    const from = await this.problem(scope, 'fromProblemId', influence.fromProblemId);
    const to = await this.problem(scope, 'toProblemId', influence.toProblemId);
    if (!mayWrite(scope, from.domain, to.domain)) throw new BrokenRule('problem.domain-not-yours');
    if (over === false && (from.endsOn ?? to.endsOn) !== null) throw new BrokenRule('influence.problem-over');
    await this.checkSaid(scope, fields);
    await changeVersioned(this.work.manager, Influence, { householdId, id }, version, { ...fields, endsOn: endOf(influence.endsOn, over, this.clock.today()) }, () =>
      this.present(scope, ONE_INFLUENCE, id),
    );
    return { id, version: version + 1 };
  }

  private async present(scope: HouseholdScope, expression: string, id: string): Promise<object> {
    return { ...(await readView<object>(this.work.manager, scope, this.clock.today(), expression, { id })), mayChange: true };
  }

  /** One that the actor sees: the database lets no other through. */
  private async problem(scope: HouseholdScope, field: string, id: string): Promise<Problem> {
    const problem = await this.work.manager.findOneBy(Problem, { householdId: scope.householdId, id });
    if (!problem) throw brokenField(field, 'problem.unknown');
    return problem;
  }

  private async checkSaid(scope: HouseholdScope, { saidByMemberId, saidOn }: Said): Promise<void> {
    await this.checkMember(scope, 'saidByMemberId', saidByMemberId);
    if (saidOn && saidOn > this.clock.today()) throw brokenField('saidOn', 'problem.said-in-future');
  }

  private async checkMember(scope: HouseholdScope, field: string, id: string | null | undefined): Promise<void> {
    if (id && !(await this.work.manager.existsBy(Member, { householdId: scope.householdId, id }))) throw brokenField(field, 'member.unknown');
  }
}

/** Whether the actor writes about one of these parts of life. */
const mayWrite = (scope: HouseholdScope, ...domains: LifeDomain[]): boolean => scope.takesPart && !scope.closed && domains.some((domain) => scope.domains.includes(domain));

/** The first day on which it no longer holds; undefined where that stays as it is. */
function endOf(present: Day | null, over: boolean | undefined, today: Day): Day | null | undefined {
  if (over === undefined || over === (present !== null)) return undefined;
  return over ? today : null;
}
