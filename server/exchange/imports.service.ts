import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ImportPreview, ImportResult, ImportVisits, PreviewImport } from '../contract/visit-exchange.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson } from '../households/reading.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { dayOf, type Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { VisitParticipants } from '../visits/visit-participants.js';
import { Visit } from '../visits/visit.entity.js';
import type { ImportPlan } from './import-rules.js';
import { ImportMatching, type Matched } from './import-matching.js';
import { KEEP_SOURCES } from './import.sql.js';

/** Visits out of a file: first looked at, then taken over as they were looked at, all of them or none. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly participants: VisitParticipants,
    private readonly matching: ImportMatching,
  ) {}

  async preview(scope: HouseholdScope, input: PreviewImport): Promise<ImportPreview> {
    // It tells of visits that are there, and so is on record as a reading.
    await readJson(this.work.manager, { ...scope, reads: true }, this.clock.today(), `'null'::json`, { what: 'visit' });
    const { visits, gone } = await this.matching.match(scope, input);
    return {
      visits: visits.map(({ plan }) => ({ outcome: plan.outcome, ...presentIn(plan), changes: 'changes' in plan ? plan.changes : [], code: plan.outcome === 'refuse' ? plan.code : null })),
      gone,
    };
  }

  async import(scope: HouseholdScope, input: ImportVisits): Promise<ImportResult> {
    await this.work.lock(scope.householdId);
    const { visits, gone } = await this.matching.match(scope, input);
    const result: ImportResult = { added: 0, changed: 0, cancelled: 0, unchanged: 0 };
    const days: Day[] = [];
    const sources: object[] = [];
    for (const [place, matched] of visits.entries()) {
      const { plan, incoming, key, recurrence, expected } = matched;
      if (plan.outcome === 'refuse') throw brokenField(`visits.${place}`, plan.code);
      // Somebody changed it, or took the same file over: what was looked at is no longer so.
      const { visitId, version } = presentIn(plan);
      if (visitId !== expected.visitId || (plan.outcome !== 'same' && version !== expected.version)) throw new BrokenRule('visit.import-stale');
      const written = await this.write(scope, plan, days);
      result[RESULT[plan.outcome]] += 1;
      if (written !== null) sources.push({ key, recurrence, visitId: written, sequence: incoming.sequence });
    }
    for (const { visitId, version } of input.gone) {
      const known = gone.find((visit) => visit.visitId === visitId);
      if (known?.version !== version) throw new BrokenRule('visit.import-stale');
      await changeVersioned(this.work.manager, Visit, { householdId: scope.householdId, id: visitId }, version, { status: 'cancelled' });
      days.push(dayOf(Date.parse(known.startsAt)));
      result.cancelled += 1;
    }
    await this.work.manager.query(KEEP_SOURCES, [scope.householdId, JSON.stringify(sources)]);
    this.work.touch(scope.householdId, days);
    return result;
  }

  /** Answers the visit; null where there is none. */
  private async write(scope: HouseholdScope, plan: Exclude<ImportPlan, { outcome: 'refuse' }>, days: Day[]): Promise<string | null> {
    if (plan.outcome === 'same') return plan.present?.id ?? null;
    const { visit } = plan;
    const { kind, status } = visit;
    const [startsAt, endsAt, domains] = [new Date(visit.startsAt), new Date(visit.endsAt), [...visit.domains]];
    days.push(dayOf(visit.startsAt));
    if (plan.outcome === 'add') {
      const id = newId();
      await this.participants.record(scope, { id, startsAt, endsAt, kind, status, domains, anywayBecause: null }, { memberIds: visit.memberIds, professionalIds: visit.professionalIds, note: null });
      return id;
    }
    const { present, changes } = plan;
    days.push(dayOf(present.startsAt));
    await changeVersioned(this.work.manager, Visit, { householdId: scope.householdId, id: present.id }, present.version, { startsAt, endsAt, kind, status, domains });
    if (changes.includes('memberIds')) await this.participants.setMembers(scope, present.id, visit.memberIds);
    if (changes.includes('professionalIds')) await this.participants.setProfessionals(scope, present.id, visit.professionalIds, dayOf(visit.startsAt));
    return present.id;
  }
}

const RESULT = { add: 'added', change: 'changed', cancel: 'cancelled', same: 'unchanged' } as const;

function presentIn(plan: Matched['plan']): { visitId: string | null; version: number | null } {
  const present = plan.outcome === 'add' ? null : plan.present;
  return { visitId: present?.id ?? null, version: present?.version ?? null };
}
