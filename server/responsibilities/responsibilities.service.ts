import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import type { MatrixActorView, MatrixRowView, ResponsibilityMatrix, ResponsibleActor, SetResponsibility } from '../contract/responsibilities.js';
import type { Responsibility as Part } from '../contract/responsibility-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson } from '../households/reading.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { checkParts, matrixWarnings } from './responsibility-rules.js';
import { Responsibility } from './responsibility.entity.js';
import { MATRIX } from './responsibility.sql.js';

interface ActorFacts extends Pick<MatrixActorView, 'key' | 'kind' | 'name' | 'organisationName' | 'confidential'> {
  id: string;
  organisation: string | null;
  present: boolean;
}

interface CellFacts {
  id: string;
  domain: LifeDomain;
  actorId: string;
  kinds: Part[];
  version: number;
}

/** What the database knows of a matrix: also who a confidential service is, which stays here. */
interface MatrixFacts {
  rows: MatrixRowView[];
  actors: ActorFacts[];
  cells: CellFacts[];
  knownToOthers: LifeDomain[];
}

@Injectable()
export class ResponsibilitiesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async matrix(scope: HouseholdScope): Promise<ResponsibilityMatrix> {
    return viewOf(scope, await this.facts(scope));
  }

  /** Says what somebody does in one part of life: of oneself, or of anybody by whoever directs. */
  async set(scope: HouseholdScope, version: number, { domain, actor, kinds }: SetResponsibility): Promise<ResponsibilityMatrix> {
    const { rows, actors, cells } = await this.facts(scope);
    if (!scope.mayDirect && !isSelf(scope, actor)) throw new BrokenRule('responsibility.not-yours');
    const column = actors.find(({ kind, id, confidential }) => kind === actor.kind && id === actor.id && !confidential);
    if (!column || (!column.present && kinds.length > 0)) throw brokenField('actor', 'responsibility.actor-unknown');
    const row = cells.filter((cell) => cell.domain === domain);
    const cell = row.find(({ actorId }) => actorId === actor.id);
    if ((cell?.version ?? 0) !== version) throw new BrokenRule('input.stale-version', { version: cell?.version ?? 0, present: { kinds: cell?.kinds ?? [], version: cell?.version ?? 0 } });
    if (kinds.length > 0 && !rows.some((each) => each.domain === domain)) throw brokenField('domain', 'responsibility.row-unknown');
    checkParts(kinds);
    if (kinds.includes('answerable') && row.some((other) => other !== cell && other.kinds.includes('answerable'))) throw brokenField('kinds', 'responsibility.already-answerable');

    const { manager } = this.work;
    const { householdId } = scope;
    if (cell) await changeVersioned(manager, Responsibility, { householdId, id: cell.id }, version, { kinds });
    else await manager.insert(Responsibility, { householdId, id: newId(), domain, kinds, ...columnOf(actor) });
    return this.matrix(scope);
  }

  private async facts(scope: HouseholdScope): Promise<MatrixFacts> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), MATRIX, { what: 'responsibility' })) as MatrixFacts;
  }
}

/** As this reader may see it: a confidential service has no name, and what only it could be known by is left out. */
function viewOf(scope: HouseholdScope, facts: MatrixFacts): ResponsibilityMatrix {
  const rows = LIFE_DOMAINS.flatMap((domain) => facts.rows.filter((row) => row.domain === domain));
  const keyOf = new Map(facts.actors.map(({ id, key }) => [id, key]));
  const cells = facts.cells.flatMap(({ domain, actorId, kinds, version }) => {
    const actorKey = keyOf.get(actorId);
    return actorKey && rows.some((row) => row.domain === domain) ? [{ domain, actorKey, kinds, version }] : [];
  });
  return {
    rows,
    actors: facts.actors.map(({ key, kind, id, name, organisationName, confidential, present }) => ({
      key,
      kind,
      id: confidential ? null : id,
      name,
      organisationName,
      confidential,
      gone: !present,
      mayChange: scope.takesPart && !scope.closed && !confidential && (scope.mayDirect || isSelf(scope, { kind, id })),
    })),
    cells,
    warnings: matrixWarnings(rows.map(({ domain }) => domain), facts.actors, cells),
    knownToOthers: facts.knownToOthers,
  };
}

const isSelf = (scope: HouseholdScope, { kind, id }: ResponsibleActor): boolean => kind === 'professional' && id === scope.actor.professionalId;

const columnOf = ({ kind, id }: ResponsibleActor): Pick<Responsibility, 'professionalId' | 'memberId' | 'networkContactId'> => ({
  professionalId: kind === 'professional' ? id : null,
  memberId: kind === 'member' ? id : null,
  networkContactId: kind === 'network' ? id : null,
});
