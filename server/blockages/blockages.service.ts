import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { MOST_KNOTS, type WaitingKind } from '../contract/blockage-words.js';
import type { AddBlockage, AddCondition, BlockageMap, BlockageView, ChangeBlockage, ChangeCondition, WaitingEnd, WaitingItemView } from '../contract/blockages.js';
import type { Created } from '../contract/households.js';
import type { LifeDomain } from '../contract/life-domains.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson } from '../households/reading.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Action, Goal } from '../plans/plan.entity.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { findKnots, openWaits } from './blockage-rules.js';
import { Blockage, Condition } from './blockage.entity.js';
import { BLOCKAGE_MAP } from './blockage.sql.js';

/** What the database knows; whose a condition is to bring stays here where that is a confidential service. */
interface MapFacts {
  items: (Omit<WaitingItemView, 'mayChange'> & { partyKey: string | null })[];
  blockages: Omit<BlockageView, 'holds' | 'mayChange'>[];
  knownToOthers: LifeDomain[];
}

/** One end, as far as a blockage needs it. */
interface End {
  domains: readonly LifeDomain[];
  over: boolean;
}

/** What waits for what, and the circles and chains of it. Each writes about their own parts of life, whoever directs about all. */
@Injectable()
export class BlockagesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async map(scope: HouseholdScope): Promise<BlockageMap> {
    const body = await readJson(this.work.manager, scope, this.clock.today(), BLOCKAGE_MAP, { what: 'blockage' });
    return mapOf(scope, JSON.parse(body) as MapFacts);
  }

  async addCondition(scope: HouseholdScope, input: AddCondition): Promise<Created> {
    const { label, domain, party = null, organisationId = null } = input;
    if (!mayWrite(scope, [domain])) throw brokenField('domain', 'blockage.domain-not-yours');
    await this.checkOrganisation(scope, organisationId);
    const id = newId();
    await this.work.manager.insert(Condition, { householdId: scope.householdId, id, label, domain, party, organisationId, recordedBy: scope.actor.professionalId });
    return { id, version: 1 };
  }

  async changeCondition(scope: HouseholdScope, id: string, version: number, { met, ...fields }: ChangeCondition): Promise<Created> {
    const { householdId } = scope;
    const condition = await this.work.manager.findOneBy(Condition, { householdId, id });
    if (!condition) throw new BrokenRule('not-found');
    if (!mayWrite(scope, [condition.domain])) throw new BrokenRule('blockage.domain-not-yours');
    if (fields.domain && !mayWrite(scope, [fields.domain])) throw brokenField('domain', 'blockage.domain-not-yours');
    await this.checkOrganisation(scope, fields.organisationId);
    await changeVersioned(this.work.manager, Condition, { householdId, id }, version, { ...fields, metOn: dayFrom(condition.metOn, met, this.clock.today()) });
    return { id, version: version + 1 };
  }

  /** Throws `blockage.of-itself`, `blockage.end-unknown`, `blockage.end-over`, and from the database `blockage.already-there` and `blockage.too-many`. */
  async addBlockage(scope: HouseholdScope, { waiting, awaited, because = null }: AddBlockage): Promise<Created> {
    const { householdId } = scope;
    if (waiting.id === awaited.id) throw brokenField('awaited', 'blockage.of-itself');
    const ends = [await this.end(scope, 'waiting', waiting), await this.end(scope, 'awaited', awaited)] as const;
    if (!mayWrite(scope, ends.flatMap(({ domains }) => domains))) throw brokenField('awaited', 'blockage.domain-not-yours');
    for (const [place, field] of (['waiting', 'awaited'] as const).entries()) if (ends[place]!.over) throw brokenField(field, 'blockage.end-over');
    const id = newId();
    await this.work.manager.insert(Blockage, {
      householdId, id, ...columnsOf('waiting', waiting), ...columnsOf('awaited', awaited), because, recordedBy: scope.actor.professionalId, startsOn: this.clock.today(),
    } as Blockage);
    return { id, version: 1 };
  }

  async changeBlockage(scope: HouseholdScope, id: string, version: number, { over, ...fields }: ChangeBlockage): Promise<Created> {
    const { householdId } = scope;
    const blockage = await this.work.manager.findOneBy(Blockage, { householdId, id });
    if (!blockage) throw new BrokenRule('not-found');
    const ends = [await this.end(scope, 'waiting', endOf(blockage, 'waiting')), await this.end(scope, 'awaited', endOf(blockage, 'awaited'))];
    if (!mayWrite(scope, ends.flatMap(({ domains }) => domains))) throw new BrokenRule('blockage.domain-not-yours');
    if (over === false && ends.some((end) => end.over)) throw new BrokenRule('blockage.end-over');
    await changeVersioned(this.work.manager, Blockage, { householdId, id }, version, { ...fields, endsOn: dayFrom(blockage.endsOn, over, this.clock.today()) });
    return { id, version: version + 1 };
  }

  /** One that the actor sees: the database lets no other through. */
  private async end({ householdId }: HouseholdScope, field: string, { kind, id }: WaitingEnd): Promise<End> {
    const { manager } = this.work;
    const unknown = brokenField(field, 'blockage.end-unknown');
    if (kind === 'condition') {
      const found = await manager.findOneBy(Condition, { householdId, id });
      if (!found) throw unknown;
      return { domains: [found.domain], over: found.metOn !== null };
    }
    const action = kind === 'action' ? await manager.findOneBy(Action, { householdId, id }) : null;
    const goal = await manager.findOneBy(Goal, { householdId, id: kind === 'action' ? (action?.goalId ?? id) : id });
    if (!goal || (kind === 'action' && !action)) throw unknown;
    if (action) return { domains: action.domain ? [action.domain] : goal.domains, over: action.status !== 'open' };
    return { domains: goal.domains, over: goal.state === 'reached' || goal.state === 'let_go' };
  }

  /** Whether it is there at all; a confidential service of others is, to this actor, not there. */
  private async checkOrganisation({ mayDirect, actor }: HouseholdScope, id: string | null | undefined): Promise<void> {
    if (!id) return;
    const found = await this.work.manager.findOneBy(Organisation, { id });
    if (!found || (found.nameIsSensitive && !mayDirect && id !== actor.organisationId)) throw brokenField('organisationId', 'blockage.organisation-unknown');
  }
}

function mapOf(scope: HouseholdScope, { items, blockages, knownToOthers }: MapFacts): BlockageMap {
  const ruled = items.map(({ id, over, partyKey: party }) => ({ id, over, party }));
  const standing = blockages.filter(({ until }) => until === null).map(({ waitingId: from, awaitedId: to }) => ({ from, to }));
  const open = new Set(openWaits(ruled, standing).map(({ from, to }) => `${from} ${to}`));
  const domainsOf = new Map(items.map(({ id, domains }) => [id, domains]));
  const { circles, chains, points, ...more } = findKnots(ruled, standing, MOST_KNOTS);
  return {
    items: items.map(({ partyKey: _, ...item }) => ({ ...item, mayChange: item.kind === 'condition' && mayWrite(scope, item.domains) })),
    blockages: blockages.map((blockage) => ({
      ...blockage,
      holds: blockage.until === null && open.has(`${blockage.waitingId} ${blockage.awaitedId}`),
      mayChange: blockage.id !== null && mayWrite(scope, [...domainsOf.get(blockage.waitingId)!, ...domainsOf.get(blockage.awaitedId)!]),
    })),
    circles: circles.map((steps) => ({ steps: steps.map(({ id: itemId, passes }) => ({ itemId, passes })) })),
    chains: chains.map((itemIds) => ({ itemIds })),
    points: points.map(({ one, circles: through, left }) => ({ itemId: one, circles: through, left })),
    knownToOthers,
    ...more,
  };
}

/** Whether the actor writes about one of these parts of life; what is of none is for whoever directs. */
const mayWrite = (scope: HouseholdScope, domains: readonly LifeDomain[]): boolean =>
  scope.takesPart && !scope.closed && (scope.mayDirect || domains.some((domain) => scope.domains.includes(domain)));

/** The first day of something that is over or met; undefined where that stays as it is. */
function dayFrom(present: string | null, wanted: boolean | undefined, today: string): string | null | undefined {
  if (wanted === undefined || wanted === (present !== null)) return undefined;
  return wanted ? today : null;
}

type Side = 'waiting' | 'awaited';
const COLUMNS = { action: 'ActionId', goal: 'GoalId', condition: 'ConditionId' } as const satisfies Record<WaitingKind, string>;

const columnsOf = (side: Side, { kind, id }: WaitingEnd): Record<string, string> => ({ [`${side}Id`]: id, [`${side}${COLUMNS[kind]}`]: id });

function endOf(blockage: Blockage, side: Side): WaitingEnd {
  const kind = (Object.keys(COLUMNS) as WaitingKind[]).find((each) => blockage[`${side}${COLUMNS[each]}`] !== null)!;
  return { kind, id: blockage[`${side}Id`] };
}
