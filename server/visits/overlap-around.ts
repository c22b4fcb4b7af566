import type { EntityManager } from 'typeorm';
import type { LifeDomain } from '../contract/life-domains.js';
import type { OverlapCode, VisitKind, VisitStatus } from '../contract/overlap-codes.js';
import { runPrepared } from '../database/prepared.js';
import type { StoredOverlap } from './overlap-difference-rules.js';
import type { AnsweredOverlap } from './overlap-standing-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';
import type { DayRange } from './overlap-window-rules.js';
import { AROUND } from './overlap.sql.js';

/**
 * The row of `AROUND`. Lines hold their columns with a space between, `-` is none; no lines are null. Participants are whole
 * columns, each `{…}`, with a space between; no participants are an empty text.
 */
export interface AroundRow extends VisitsRow {
  settings: string;
  derivedWith: string;
  stored: string | null;
  answers: string | null;
}

/** Visits with those who take part, in the same form. */
export interface VisitsRow {
  visits: string | null;
  members: string;
  professionals: string;
}

export interface Around {
  /** Of the household's team, and those with which what is stored was found; see `server/settings`. */
  settings: string;
  derivedWith: string;
  stored: StoredOverlap[];
  visits: OverlapVisit[];
  /** What was answered about any of these visits. */
  answers: AnsweredOverlap[];
}

/** What a household has stored around these days, and the visits from which it must follow. */
export async function readAround(manager: EntityManager, householdId: string, zone: DayRange): Promise<Around> {
  const [row] = await runPrepared<AroundRow>(manager, AROUND, [householdId, zone.firstDay, zone.lastDay]);
  return aroundOf(row!);
}

export function aroundOf(row: AroundRow): Around {
  // In the order in which they came to be, which decides where two could go on as the same overlap.
  const stored = linesOf(row.stored).map(storedOverlap).sort((one, other) => (one.id < other.id ? -1 : 1));
  const { settings, derivedWith } = row;
  return { settings, derivedWith, stored, visits: visitsOf(row), answers: linesOf(row.answers).map(answeredOverlap) };
}

export function visitsOf(row: VisitsRow): OverlapVisit[] {
  const visits = new Map<string, OverlapVisit & { memberIds: string[]; professionalIds: string[]; organisationIds: string[] }>();
  for (const [id, startsAt, endsAt, kind, status, domains] of linesOf(row.visits)) {
    visits.set(id!, {
      id: id!,
      startsAt: Number(startsAt),
      endsAt: Number(endsAt),
      kind: kind as VisitKind,
      status: status as VisitStatus,
      domains: domains ? (domains.split(',') as LifeDomain[]) : [],
      memberIds: [],
      professionalIds: [],
      organisationIds: [],
    });
  }
  for (const [visitId, memberId] of rowsOf(row.members)) visits.get(visitId!)!.memberIds.push(memberId!);
  for (const [visitId, professionalId, organisationId] of rowsOf(row.professionals)) {
    const visit = visits.get(visitId!)!;
    visit.professionalIds.push(professionalId!);
    visit.organisationIds.push(organisationId!);
  }
  return [...visits.values()];
}

type FourColumns = [string, string, string, string];
type ThirteenColumns = [...FourColumns, ...FourColumns, ...FourColumns, string];

const noneIsNull = <Value extends string>(column: string): Value | null => (column === '-' ? null : (column as Value));

function answeredOverlap(columns: string[]): AnsweredOverlap {
  const [code, memberId, domain, visitIds] = columns as FourColumns;
  return { code: code as OverlapCode, memberId: noneIsNull(memberId), domain: noneIsNull<LifeDomain>(domain), visitIds: visitIds.split(',') };
}

function storedOverlap(columns: string[]): StoredOverlap {
  const [id, code, memberId, domain, visitIds, firstDay, lastDay, visits, professionals, organisations, peakFirstDay, peakLastDay, openSince] = columns as ThirteenColumns;
  return {
    id,
    code: code as OverlapCode,
    memberId: noneIsNull(memberId),
    domain: noneIsNull<LifeDomain>(domain),
    visitIds: visitIds.split(','),
    firstDay,
    lastDay,
    visits: Number(visits),
    professionals: Number(professionals),
    organisations: Number(organisations),
    peakFirstDay,
    peakLastDay,
    openSince: openSince === '-' ? null : new Date(Number(openSince)).toISOString(),
  };
}

const linesOf = (text: string | null): string[][] => (text === null ? [] : text.split('\n').map((line) => line.split(' ')));

/** Columns beside each other, turned into rows. */
function rowsOf(columns: string): string[][] {
  if (columns === '') return [];
  const [first, ...others] = columns.split(' ').map((column) => column.slice(1, -1).split(','));
  return first!.map((value, row) => [value, ...others.map((column) => column[row]!)]);
}
