import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { overlapSentence } from '../contract/overlap-sentence.js';
import type { ChangeVisit, OverlapView, RecordVisit, SpokenOverlapView, VisitOutcome, VisitView } from '../contract/visits.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson, type Days } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { dayOf } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { VisitParticipants } from './visit-participants.js';
import { checkVisit } from './visit-rules.js';
import { Visit } from './visit.entity.js';
import { NAMED_OVERLAPS, VISIT_OUTCOME, VISITS } from './visit.sql.js';

type NamedOverlap = OverlapView & { memberName: string | null };

@Injectable()
export class VisitsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly participants: VisitParticipants,
  ) {}

  async list(scope: HouseholdScope, days: Days): Promise<VisitView[]> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), VISITS, { days })) as VisitView[];
  }

  async overlaps(scope: HouseholdScope): Promise<SpokenOverlapView[]> {
    const found = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), NAMED_OVERLAPS)) as NamedOverlap[];
    return found.map(spoken);
  }

  /** Records a visit. What it doubles up with is told in the answer: a warning, never a refusal. */
  async record(scope: HouseholdScope, input: RecordVisit): Promise<VisitOutcome> {
    const period = { startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) };
    checkVisit({ startsAt: period.startsAt.getTime(), endsAt: period.endsAt.getTime(), status: input.status }, this.clock.now().getTime());
    if (!scope.mayRecordForOthers && !input.professionalIds.includes(scope.actor.professionalId)) throw new BrokenRule('visit.not-yours');
    const id = newId();
    const { kind, status, domains, note = null } = input;
    const visit = { householdId: scope.householdId, id, ...period, kind, status, domains, note, recordedBy: scope.actor.professionalId };
    await this.participants.record(visit, input.memberIds, input.professionalIds);
    return this.outcome(scope, id, [period.startsAt]);
  }

  async change(scope: HouseholdScope, id: string, version: number, input: ChangeVisit): Promise<VisitOutcome> {
    const { householdId } = scope;
    const visit = await this.work.manager.findOneBy(Visit, { householdId, id });
    if (!visit) throw new BrokenRule('not-found');
    if (!scope.mayDirect && !(await this.participants.includes(householdId, id, scope.actor.professionalId))) throw new BrokenRule('visit.not-yours');
    if (Object.values(input).every((value) => value === undefined)) throw new BrokenRule('input.nothing-to-change');
    // The note is read and written by the professionals of the visit only, also by whoever directs.
    if (input.note !== undefined && !(await this.participants.includes(householdId, id, scope.actor.professionalId))) throw new BrokenRule('visit.not-yours');
    const startsAt = input.startsAt ? new Date(input.startsAt) : visit.startsAt;
    const endsAt = input.endsAt ? new Date(input.endsAt) : visit.endsAt;
    const status = input.status ?? visit.status;
    if (visit.version === version) checkVisit({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), status }, this.clock.now().getTime());
    await changeVersioned(this.work.manager, Visit, { householdId, id, version }, {
      startsAt,
      endsAt,
      status,
      kind: input.kind,
      domains: input.domains,
      note: input.note,
    });
    if (input.memberIds) await this.participants.setMembers(householdId, id, input.memberIds);
    if (input.professionalIds) await this.participants.setProfessionals(householdId, id, input.professionalIds);
    return this.outcome(scope, id, [visit.startsAt, startsAt]);
  }

  private async outcome(scope: HouseholdScope, id: string, changed: readonly Date[]): Promise<VisitOutcome> {
    this.work.touch(
      scope.householdId,
      changed.map((instant) => dayOf(instant.getTime())),
    );
    await this.work.settle();
    const outcome = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), VISIT_OUTCOME, { id })) as {
      visit: VisitView;
      overlaps: NamedOverlap[];
    };
    return { visit: outcome.visit, overlaps: outcome.overlaps.map(spoken) };
  }
}

/** An overlap with its sentence in both languages. */
function spoken(overlap: NamedOverlap): SpokenOverlapView {
  const facts = { ...overlap, memberFirstName: overlap.memberName?.split(' ')[0] ?? null };
  return { ...overlap, sentence: { nl: overlapSentence(facts, 'nl'), en: overlapSentence(facts, 'en') } };
}
