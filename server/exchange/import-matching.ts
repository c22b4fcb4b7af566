import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { HouseholdScope } from '../access/access-rules.js';
import type { VisitStatus } from '../contract/overlap-codes.js';
import type { GoneVisit, ImportedVisit, PreviewImport } from '../contract/visit-exchange.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import type { Day } from '../shared/day.js';
import { planImport, type ImportFacts, type ImportPlan, type IncomingVisit, type PresentVisit } from './import-rules.js';
import { PRESENT_VISITS, SOURCES, WHO_BELONGS } from './import.sql.js';

/** A visit of the file, what is to become of it, and what the preview said of it. */
export interface Matched {
  /** SHA-256, in hexadecimal. */
  key: string;
  recurrence: string;
  incoming: IncomingVisit;
  plan: ImportPlan;
  expected: { visitId: string | null; version: number | null };
}

interface SourceRow {
  key: string;
  recurrence: string;
  sequence: number;
  visitId: string;
  version: number;
  status: VisitStatus;
  startsAt: Date;
  own: boolean;
}

type PresentRow = Omit<PresentVisit, 'startsAt' | 'endsAt' | 'sequence'> & { startsAt: Date; endsAt: Date };

/** Finds for each visit of a file the one that is there already: by the file's name for it, by our own id, or by its like. */
@Injectable()
export class ImportMatching {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async match(scope: HouseholdScope, input: PreviewImport): Promise<{ visits: Matched[]; gone: GoneVisit[] }> {
    const named = input.visits.map((visit) => ({ visit, key: hashOf(visit.key), recurrence: visit.recurrence ? new Date(visit.recurrence).toISOString() : '', incoming: incomingOf(visit) }));
    const { householdId, actor, mayDirect } = scope;
    const keys = [...new Set(named.map(({ key }) => key))];
    const sources = await this.work.manager.query<SourceRow[]>(SOURCES, [householdId, keys.map((key) => Buffer.from(key, 'hex')), actor.professionalId]);
    const sourceOf = new Map(sources.map((source) => [`${source.key} ${source.recurrence}`, source]));
    const ids = [...sources.map(({ visitId }) => visitId), ...input.visits.map(({ key }) => key).filter((key) => isUUID(key)).map((key) => key.toLowerCase())];
    const instants = [...new Set(named.map(({ incoming }) => new Date(incoming.startsAt).toISOString()))];
    const rows = await this.work.manager.query<PresentRow[]>(PRESENT_VISITS, [householdId, [...new Set(ids)], instants, actor.professionalId, mayDirect, actor.organisationId]);
    const present = new Map(rows.map((row) => [row.id, row]));
    const facts = await this.facts(scope, input);

    const taken = new Set(sources.map(({ visitId }) => visitId));
    const claimed = new Set<string>();
    const seen = new Set<string>();
    const visits = named.map(({ visit, key, recurrence, incoming }): Matched => {
      const source = sourceOf.get(`${key} ${recurrence}`);
      const row = present.get(source?.visitId ?? visit.key.toLowerCase()) ?? rows.find((other) => !taken.has(other.id) && !claimed.has(other.id) && isLike(incoming, other, facts));
      const found: PresentVisit | null = row ? { ...row, startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime(), sequence: source?.sequence ?? null } : null;
      const double = seen.has(`${key} ${recurrence}`) || (found !== null && claimed.has(found.id));
      seen.add(`${key} ${recurrence}`);
      if (found) claimed.add(found.id);
      const plan: ImportPlan = double ? { outcome: 'refuse', present: null, code: 'visit.import-double' } : planImport(incoming, found, facts);
      return { key, recurrence, incoming, plan, expected: { visitId: visit.visitId ?? null, version: visit.version ?? null } };
    });
    return { visits, gone: input.source === 'calendar' ? this.goneFrom(sources, named, claimed, scope) : [] };
  }

  /** Still to come, of a series that the file holds, and no longer in it. */
  private goneFrom(sources: readonly SourceRow[], named: readonly { key: string; incoming: IncomingVisit }[], claimed: ReadonlySet<string>, scope: HouseholdScope): GoneVisit[] {
    const now = this.clock.now().getTime();
    const newest = new Map<string, number>();
    for (const { key, incoming } of named) newest.set(key, Math.max(newest.get(key) ?? 0, incoming.sequence));
    return sources
      .filter(({ recurrence, visitId, status, startsAt, own, key, sequence }) =>
        recurrence !== '' && status === 'planned' && startsAt.getTime() > now && !claimed.has(visitId) && (scope.mayDirect || own) && sequence <= newest.get(key)!)
      .map(({ visitId, version, startsAt }) => ({ visitId, version, startsAt: startsAt.toISOString() }));
  }

  private async facts(scope: HouseholdScope, { source, otherwise }: PreviewImport): Promise<ImportFacts> {
    const { householdId, actor, mayDirect } = scope;
    const [belongs] = await this.work.manager.query<{ memberIds: string[]; parts: { id: string; until: Day | null }[] }[]>(WHO_BELONGS, [householdId, mayDirect, actor.organisationId]);
    return {
      now: this.clock.now().getTime(),
      source,
      actorId: actor.professionalId,
      directs: scope.mayRecordForOthers,
      otherwise,
      memberIds: new Set(belongs!.memberIds),
      partUntil: new Map(belongs!.parts.map(({ id, until }) => [id, until])),
    };
  }
}

/** Somebody typed it already: at the same time, with one of the same people. */
const isLike = (incoming: IncomingVisit, row: PresentRow, { otherwise }: ImportFacts): boolean =>
  row.startsAt.getTime() === incoming.startsAt &&
  row.endsAt.getTime() === incoming.endsAt &&
  (incoming.professionalIds?.length ? incoming.professionalIds : otherwise.professionalIds).some((id) => row.professionalIds.includes(id));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const incomingOf = ({ startsAt, endsAt, sequence, kind = null, status = null, memberIds = null, professionalIds = null, domains = null }: ImportedVisit): IncomingVisit => ({
  startsAt: Date.parse(startsAt),
  endsAt: Date.parse(endsAt),
  sequence,
  kind,
  status,
  memberIds,
  professionalIds,
  domains,
});
