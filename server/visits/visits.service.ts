import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { firstNamesOf } from '../contract/first-names.js';
import { overlapSentence } from '../contract/overlap-sentence.js';
import type { ChangeVisit, OverlapView, RecordVisit, SpokenOverlapView, VisitOutcome, VisitView } from '../contract/visits.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson, readView, type Days } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { dayOf } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { VisitParticipants } from './visit-participants.js';
import { checkVisit } from './visit-rules.js';
import { Visit } from './visit.entity.js';
import { NAMED_OVERLAPS, ONE_VISIT, VISIT_OUTCOME, VISITS } from './visit.sql.js';

type NamedOverlap = OverlapView & { memberName: string | null };

/** Overlaps, and the names of all who live there: two who are called the same are told apart. */
interface Named {
  overlaps: NamedOverlap[];
  memberNames: string[];
}

@Injectable()
export class VisitsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly participants: VisitParticipants,
  ) {}

  async list(scope: HouseholdScope, days: Days): Promise<VisitView[]> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), VISITS, { days, what: 'visit' })) as VisitView[];
  }

  async overlaps(scope: HouseholdScope): Promise<SpokenOverlapView[]> {
    const { overlaps, memberNames } = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), NAMED_OVERLAPS, { what: 'overlap' })) as Named;
    return spoken(overlaps, memberNames);
  }

  /** Records a visit. What it doubles up with is told in the answer: a warning, never a refusal. */
  async record(scope: HouseholdScope, input: RecordVisit): Promise<VisitOutcome> {
    const period = { startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) };
    checkVisit({ startsAt: period.startsAt.getTime(), endsAt: period.endsAt.getTime(), status: input.status }, this.clock.now().getTime());
    const atIt = input.professionalIds.includes(scope.actor.professionalId);
    if (!scope.mayRecordForOthers && !atIt) throw new BrokenRule('visit.not-yours');
    if (input.note && !atIt) throw new BrokenRule('visit.note-not-yours');
    const id = newId();
    const { kind, status, domains, memberIds, professionalIds, note = null } = input;
    await this.participants.record(scope, { id, ...period, kind, status, domains }, { memberIds, professionalIds, note });
    return this.outcome(scope, id, [period.startsAt]);
  }

  async change(scope: HouseholdScope, id: string, version: number, input: ChangeVisit): Promise<VisitOutcome> {
    const { householdId } = scope;
    const visit = await this.work.manager.findOneBy(Visit, { householdId, id });
    if (!visit) throw new BrokenRule('not-found');
    const stays = input.professionalIds === undefined || input.professionalIds.includes(scope.actor.professionalId);
    if (!scope.mayDirect && !(stays && (await this.participants.includes(scope, id)))) throw new BrokenRule('visit.not-yours');
    if (Object.values(input).every((value) => value === undefined)) throw new BrokenRule('input.nothing-to-change');
    const startsAt = input.startsAt ? new Date(input.startsAt) : visit.startsAt;
    const endsAt = input.endsAt ? new Date(input.endsAt) : visit.endsAt;
    const status = input.status ?? visit.status;
    if (visit.version === version) checkVisit({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), status }, this.clock.now().getTime());
    const { kind, domains } = input;
    await changeVersioned(this.work.manager, Visit, { householdId, id }, version, { startsAt, endsAt, status, kind, domains }, () =>
      readView(this.work.manager, scope, this.clock.today(), ONE_VISIT, { id }),
    );
    if (input.memberIds) await this.participants.setMembers(scope, id, input.memberIds);
    if (input.professionalIds) await this.participants.setProfessionals(scope, id, input.professionalIds, dayOf(startsAt.getTime()));
    if (input.note !== undefined) await this.participants.setNote(scope, id, input.note);
    return this.outcome(scope, id, [visit.startsAt, startsAt]);
  }

  private async outcome(scope: HouseholdScope, id: string, changed: readonly Date[]): Promise<VisitOutcome> {
    this.work.touch(
      scope.householdId,
      changed.map((instant) => dayOf(instant.getTime())),
    );
    await this.work.settle();
    const outcome = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), VISIT_OUTCOME, { id })) as Named & { visit: VisitView };
    return { visit: outcome.visit, overlaps: spoken(outcome.overlaps, outcome.memberNames) };
  }
}

/** Overlaps with their sentences in both languages. */
function spoken(overlaps: readonly NamedOverlap[], memberNames: readonly string[]): SpokenOverlapView[] {
  const firstNames = firstNamesOf(memberNames);
  return overlaps.map((overlap) => {
    const facts = { ...overlap, memberFirstName: overlap.memberName === null ? null : (firstNames.get(overlap.memberName) ?? overlap.memberName) };
    return { ...overlap, sentence: { nl: overlapSentence(facts, 'nl'), en: overlapSentence(facts, 'en') } };
  });
}
