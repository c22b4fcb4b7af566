import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ChangeVisit, RecordVisit, SpokenOverlapView, VisitOutcome, VisitView } from '../contract/visits.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson, readView, type Days } from '../households/reading.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { dayOf } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { previewed, spoken, type NamedOverlap } from './spoken-overlaps.js';
import { VisitNotices } from './visit-notices.js';
import { VisitParticipants } from './visit-participants.js';
import { checkVisit } from './visit-rules.js';
import { Visit } from './visit.entity.js';
import { NAMED_OVERLAPS, ONE_VISIT, VISIT_OUTCOME, VISITS } from './visit.sql.js';

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
    private readonly notices: VisitNotices,
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
    const { kind, status, domains, memberIds, professionalIds, note = null, anywayBecause = null } = input;
    await this.participants.record(scope, { id, ...period, kind, status, domains, anywayBecause }, { memberIds, professionalIds, note });
    await this.notices.follow(scope, id, null, { status, startsAt: period.startsAt.getTime(), professionalIds });
    return this.outcome(scope, id, [period.startsAt], input.overlapsSeen);
  }

  async change(scope: HouseholdScope, id: string, version: number, input: ChangeVisit): Promise<VisitOutcome> {
    const { householdId } = scope;
    const visit = await this.work.manager.findOneBy(Visit, { householdId, id });
    if (!visit) throw new BrokenRule('not-found');
    const people = await this.participants.whoComes(scope, id);
    const stays = input.professionalIds === undefined || input.professionalIds.includes(scope.actor.professionalId);
    if (!scope.mayDirect && !(stays && people.includes(scope.actor.professionalId))) throw new BrokenRule('visit.not-yours');
    const { overlapsSeen, ...changes } = input;
    if (Object.values(changes).every((value) => value === undefined)) throw new BrokenRule('input.nothing-to-change');
    const startsAt = input.startsAt ? new Date(input.startsAt) : visit.startsAt;
    const endsAt = input.endsAt ? new Date(input.endsAt) : visit.endsAt;
    const status = input.status ?? visit.status;
    if (visit.version === version) checkVisit({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), status }, this.clock.now().getTime());
    const { kind, domains, anywayBecause } = input;
    await changeVersioned(this.work.manager, Visit, { householdId, id }, version, { startsAt, endsAt, status, kind, domains, anywayBecause }, () =>
      readView(this.work.manager, scope, this.clock.today(), ONE_VISIT, { id }),
    );
    if (input.memberIds) await this.participants.setMembers(scope, id, input.memberIds);
    if (input.professionalIds) await this.participants.setProfessionals(scope, id, input.professionalIds, dayOf(startsAt.getTime()));
    await this.notices.follow(
      scope, id, { status: visit.status, startsAt: visit.startsAt.getTime(), professionalIds: people },
      { status, startsAt: startsAt.getTime(), professionalIds: input.professionalIds ? await this.participants.whoComes(scope, id) : people },
    );
    if (input.note !== undefined) await this.participants.setNote(scope, id, input.note);
    return this.outcome(scope, id, [visit.startsAt, startsAt], overlapsSeen);
  }

  /** Derives what follows and tells it. A sender who names the overlaps that they saw is told of the others before anything is kept. */
  private async outcome(scope: HouseholdScope, id: string, changed: readonly Date[], seen: readonly string[] | undefined): Promise<VisitOutcome> {
    this.work.touch(
      scope.householdId,
      changed.map((instant) => dayOf(instant.getTime())),
    );
    await this.work.settle();
    const outcome = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), VISIT_OUTCOME, { id })) as Named & { visit: VisitView };
    const overlaps = spoken(outcome.overlaps, outcome.memberNames);
    if (seen) this.checkSeen(outcome.visit, overlaps, seen);
    return { visit: outcome.visit, overlaps };
  }

  /** What nobody answered yet must have been seen, and a visit that still lies ahead goes on past it with a reason. */
  private checkSeen({ id, status, anywayBecause }: VisitView, overlaps: readonly SpokenOverlapView[], seen: readonly string[]): void {
    const open = overlaps.filter(({ openSince }) => openSince !== null).map((overlap) => previewed(overlap, id, false));
    if (open.some(({ key }) => !seen.includes(key))) throw new BrokenRule('visit.doubles-up', { overlaps: open });
    if (open.length > 0 && status === 'planned' && anywayBecause === null) throw brokenField('anywayBecause', 'visit.because-missing');
  }
}
