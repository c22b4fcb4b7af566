import type { LifeDomain } from '../contract/life-domains.js';
import type { VisitKind, VisitStatus } from '../contract/overlap-codes.js';
import type { ProblemCode } from '../contract/problem-codes.js';
import { CHANGED_VISIT_FIELDS, type ChangedVisitField, type VisitSourceKind } from '../contract/visit-exchange-words.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { dayOf, type Day } from '../shared/day.js';
import { checkVisit } from '../visits/visit-rules.js';

/** What a visit is, as far as a file can tell it. Instants in milliseconds since 1970. */
export interface VisitContents {
  startsAt: number;
  endsAt: number;
  kind: VisitKind;
  status: VisitStatus;
  memberIds: readonly string[];
  professionalIds: readonly string[];
  domains: readonly LifeDomain[];
}

/** A visit out of a file; null is what the file does not say. */
export interface IncomingVisit {
  startsAt: number;
  endsAt: number;
  /** Of two files the one with the higher number is newer. */
  sequence: number;
  kind: VisitKind | null;
  status: VisitStatus | null;
  memberIds: readonly string[] | null;
  professionalIds: readonly string[] | null;
  domains: readonly LifeDomain[] | null;
}

/** The visit that is there already. Professionals are those whom the actor may know. */
export interface PresentVisit extends VisitContents {
  id: string;
  version: number;
  /** The actor comes to it. */
  own: boolean;
  /** Of the file from which it last came; null: from none, or not by this name. */
  sequence: number | null;
}

/** Who imports, and who belongs to the household. */
export interface ImportFacts {
  now: number;
  source: VisitSourceKind;
  actorId: string;
  /** Records visits of others too. */
  directs: boolean;
  otherwise: Pick<VisitContents, 'kind' | 'memberIds' | 'professionalIds' | 'domains'> & { pastWereHeld: boolean };
  memberIds: ReadonlySet<string>;
  /** Each who is or was involved or leads, as far as the actor may know, with the first day on which they no longer do; null: they still do. */
  partUntil: ReadonlyMap<string, Day | null>;
}

export type ImportPlan =
  | { outcome: 'add'; visit: VisitContents }
  | { outcome: 'change' | 'cancel'; present: PresentVisit; visit: VisitContents; changes: ChangedVisitField[] }
  /** As it is; there is nothing to do, but the file's name for it is kept. */
  | { outcome: 'same'; present: PresentVisit | null }
  | { outcome: 'refuse'; present: PresentVisit | null; code: ProblemCode };

/** What becomes of one visit of a file. */
export function planImport(incoming: IncomingVisit, present: PresentVisit | null, facts: ImportFacts): ImportPlan {
  try {
    return present ? planChange(incoming, present, facts) : planNew(incoming, facts);
  } catch (error) {
    if (error instanceof BrokenRule) return { outcome: 'refuse', present, code: error.code };
    throw error;
  }
}

function planNew(incoming: IncomingVisit, facts: ImportFacts): ImportPlan {
  // What was never here need not be cancelled.
  if (incoming.status === 'cancelled') return { outcome: 'same', present: null };
  const { otherwise } = facts;
  const visit: VisitContents = {
    startsAt: incoming.startsAt,
    endsAt: incoming.endsAt,
    kind: incoming.kind ?? otherwise.kind,
    status: incoming.status ?? (otherwise.pastWereHeld && incoming.endsAt <= facts.now ? 'held' : 'planned'),
    memberIds: incoming.memberIds?.length ? incoming.memberIds : otherwise.memberIds,
    professionalIds: incoming.professionalIds?.length ? incoming.professionalIds : otherwise.professionalIds,
    domains: incoming.domains?.length ? incoming.domains : otherwise.domains,
  };
  check(visit, facts, []);
  if (!facts.directs && !visit.professionalIds.includes(facts.actorId)) throw new BrokenRule('visit.not-yours');
  return { outcome: 'add', visit };
}

function planChange(incoming: IncomingVisit, present: PresentVisit, facts: ImportFacts): ImportPlan {
  if (present.sequence !== null && incoming.sequence < present.sequence) return { outcome: 'same', present };
  const visit = changed(incoming, present, facts);
  const changes = CHANGED_VISIT_FIELDS.filter((field) => !isSame(visit[field], present[field]));
  if (changes.length === 0) return { outcome: 'same', present };
  const stays = facts.directs || visit.professionalIds.includes(facts.actorId);
  if (!facts.directs && !(present.own && stays)) throw new BrokenRule('visit.not-yours');
  if (visit.status === 'cancelled') return { outcome: 'cancel', present, visit: { ...present, status: 'cancelled' }, changes: ['status'] };
  check(visit, facts, present.professionalIds);
  return { outcome: 'change', present, visit, changes };
}

function changed(incoming: IncomingVisit, present: PresentVisit, { source }: ImportFacts): VisitContents {
  // A calendar does not know how a visit went: that it stands in it takes no outcome back, only a newer word that it is on again.
  const status = incoming.status ?? (present.status === 'cancelled' && incoming.sequence > (present.sequence ?? 0) ? 'planned' : present.status);
  const people = (named: readonly string[] | null, there: readonly string[]): readonly string[] =>
    named === null || named.length === 0 ? there : source === 'calendar' ? [...new Set([...there, ...named])] : named;
  return {
    startsAt: incoming.startsAt,
    endsAt: incoming.endsAt,
    kind: incoming.kind ?? present.kind,
    status,
    memberIds: people(incoming.memberIds, present.memberIds),
    professionalIds: people(incoming.professionalIds, present.professionalIds),
    domains: incoming.domains?.length ? incoming.domains : present.domains,
  };
}

function check(visit: VisitContents, facts: ImportFacts, alreadyThere: readonly string[]): void {
  checkVisit(visit, facts.now);
  if (visit.memberIds.length === 0) throw new BrokenRule('visit.members-missing');
  if (visit.professionalIds.length === 0 && alreadyThere.length === 0) throw new BrokenRule('visit.professionals-missing');
  if (visit.domains.length === 0) throw new BrokenRule('visit.domains-missing');
  if (!visit.memberIds.every((id) => facts.memberIds.has(id))) throw new BrokenRule('visit.unknown-member');
  const day = dayOf(visit.startsAt);
  const belongs = (id: string): boolean => {
    const until = facts.partUntil.get(id);
    return alreadyThere.includes(id) || until === null || (until !== undefined && until > day);
  };
  if (!visit.professionalIds.every(belongs)) throw new BrokenRule('visit.professional-not-involved');
}

function isSame(one: VisitContents[ChangedVisitField], other: VisitContents[ChangedVisitField]): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return one.length === other.length && [...one].sort().join() === [...other].sort().join();
}
