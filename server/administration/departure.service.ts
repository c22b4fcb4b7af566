import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { recordEach } from '../audit/record.js';
import type { DecideDeparture, DepartureView, Successor } from '../contract/administration.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Professional } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import type { Day } from '../shared/day.js';
import { decisionsAbout } from './departure-rules.js';
import { Departure, DepartureDecision } from './departure.entity.js';
import { PARTS_LEFT, SETTLE_DEPARTURE, SUCCESSORS } from './departure.sql.js';
import { Leaving, type PartLeft } from './leaving.js';

/** How somebody leaves: what they still have, what becomes of each part of it, and the day. */
@Injectable()
export class DepartureService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly leaving: Leaving,
  ) {}

  /** What a colleague of the own organisation has on the day of leaving; before one is decided: on day `on`. */
  async read(actor: Actor, id: string, on?: Day): Promise<DepartureView> {
    await this.work.manager.query(SETTLE_DEPARTURE, [id]);
    return this.view(actor, id, on);
  }

  /**
   * The colleague leaves on that day, and each part of their work has a place. On that day it is carried out; today: at once.
   * Throws `departure.in-past`, `departure.undecided`, `departure.nobody-left`, `departure.unknown-successor`,
   * `colleague.left` and (from the database) `colleague.last-administrator`.
   */
  async decide(actor: Actor, id: string, version: number, { leavesOn, parts }: DecideDeparture): Promise<DepartureView> {
    const today = this.clock.today();
    const colleague = await this.lock(actor, id);
    const hasLeft = colleague.leftOn !== null && colleague.leftOn <= today;
    // Of who has left only what is still open can be decided.
    if (hasLeft && leavesOn !== colleague.leftOn) throw new BrokenRule('colleague.left');
    if (!hasLeft && leavesOn < today) throw new BrokenRule('departure.in-past');
    await changeVersioned(this.work.manager, Professional, { id }, version, { leftOn: leavesOn });
    const left = (await this.partsOf(id, leavesOn)).map((part) => ({ ...part, reference: referenceOf(id, part.householdId) }));
    const successors = await this.successors(actor, id);
    const decisions = decisionsAbout(left, parts, new Set(successors.map((successor) => successor.id)));
    await this.work.manager.delete(DepartureDecision, { professionalId: id });
    await this.work.manager.upsert(Departure, { professionalId: id, leavesOn, decidedBy: actor.professionalId, carriedOutAt: null }, ['professionalId']);
    await this.work.manager.insert(DepartureDecision, decisions.map((decision) => ({ ...decision, professionalId: id })));
    if (leavesOn <= today) await this.leaving.carryOut(id);
    return this.view(actor, id);
  }

  /** The colleague stays after all, or comes back. What was handed over stays where it is. */
  async callOff(actor: Actor, id: string, version: number): Promise<DepartureView> {
    const colleague = await this.lock(actor, id);
    if (colleague.leftOn === null) throw new BrokenRule('not-found');
    await changeVersioned(this.work.manager, Professional, { id }, version, { leftOn: null });
    await this.work.manager.delete(DepartureDecision, { professionalId: id });
    await this.work.manager.delete(Departure, { professionalId: id });
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: string, on?: Day): Promise<DepartureView> {
    const colleague = await this.work.manager.findOneBy(Professional, { id, organisationId: actor.organisationId });
    if (!colleague) throw new BrokenRule('not-found');
    const departure = await this.work.manager.findOneBy(Departure, { professionalId: id });
    const leavesOn = departure?.leavesOn ?? colleague.leftOn;
    const parts = await this.partsOf(id, leavesOn ?? on ?? this.clock.today());
    // Who works there was read, if only by a number: that is in the log of each.
    if (parts.length > 0) await recordEach(this.work.manager, 'departure', parts.map(({ householdId }) => householdId));
    return {
      leavesOn,
      carriedOut: Boolean(departure?.carriedOutAt),
      parts: parts.map((part) => partView(id, part)),
      successors: await this.successors(actor, id),
      version: colleague.version,
    };
  }

  /** Whoever is about to involve this colleague, or make them lead, waits until the decision stands, and is then refused. */
  private async lock({ organisationId }: Actor, id: string): Promise<Professional> {
    const found = await this.work.manager.findOne(Professional, { where: { id, organisationId }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new BrokenRule('not-found');
    // Only now, so that it opens for a household that somebody added while this waited.
    await this.work.manager.query(SETTLE_DEPARTURE, [id]);
    return found;
  }

  private partsOf(id: string, day: Day): Promise<PartLeft[]> {
    return this.work.manager.query<PartLeft[]>(PARTS_LEFT, [id, day]);
  }

  private successors(actor: Actor, id: string): Promise<Successor[]> {
    return this.work.manager.query<Successor[]>(SUCCESSORS, [id, actor.professionalId]);
  }
}

/** Points at a household without being its id: it serves here and nowhere else. */
const referenceOf = (professionalId: string, householdId: string): string =>
  createHash('sha256').update(`${professionalId} ${householdId}`).digest('base64url').slice(0, 24);

function partView(professionalId: string, part: PartLeft): DepartureView['parts'][number] {
  const { householdId, openedOn, teamName, teamLeads, knownBy, involved, leads, openActions, plannedVisits, waitingQuestions, nobodyElse, successorId, endReason } = part;
  return {
    ...{ reference: referenceOf(professionalId, householdId), openedOn, teamName, teamLeads, knownBy },
    ...{ involved, leads, openActions, plannedVisits, waitingQuestions, nobodyElse, handOverToId: successorId, endReason },
  };
}
