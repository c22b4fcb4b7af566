import type { LifeDomain } from '../../contract/life-domains.js';
import type { VisitKind, VisitStatus } from '../../contract/overlap-codes.js';
import type { RowFault } from '../../contract/row-faults.js';
import type { VisitColumn } from '../../contract/visit-columns.js';
import type { OverlapVisit } from '../../visits/overlap-visits-rules.js';

/** A visit as a file tells it: people and organisations by the names that stand there. What is null the file does not say. */
export interface FileVisit {
  /** Of its row, or of the first line of its appointment; counted from 1. */
  line: number;
  /** What the file calls it; the same in a later file. With `recurrence`, the start of one of a series, it is one visit. */
  key: string;
  recurrence: string | null;
  /** Of two files the one with the higher number is newer; 0 where the file does not count. */
  sequence: number;
  household: string | null;
  /** Milliseconds since 1970; the period is half open. */
  startsAt: number;
  endsAt: number;
  kind: VisitKind | null;
  status: VisitStatus | null;
  members: readonly string[] | null;
  professionals: readonly string[] | null;
  organisations: readonly string[] | null;
  domains: readonly LifeDomain[] | null;
  /** What a calendar calls the appointment: to recognise it on the screen, and for nothing else. */
  title: string | null;
}

/** A row that is left out, with its cells: to mend and bring again. */
export interface FileFault extends RowFault {
  line: number;
  cells: Partial<Record<VisitColumn, string>>;
}

/** What is said on the screen of how a file was read. */
export type FileNote =
  /** Not UTF-8. */
  | { kind: 'encoding'; encoding: string }
  /** Repeats without end, or further than we look: read from day to day. */
  | { kind: 'window'; from: string; until: string; series: number }
  /** More occurrences than are taken of one series. */
  | { kind: 'most'; most: number; series: number }
  /** Appointments outside these days. */
  | { kind: 'outside'; from: string; until: string; appointments: number };

export interface FileReading {
  source: 'calendar' | 'sheet';
  /** What the calendar calls itself. */
  name: string | null;
  visits: FileVisit[];
  faults: FileFault[];
  /** Faults beyond those that are kept. */
  moreFaults: number;
  notes: FileNote[];
}

/** Why a file as a whole cannot be read. */
export const FILE_PROBLEMS = ['too-large', 'unpacked-too-large', 'too-many-rows', 'no-columns', 'column-missing', 'column-twice', 'not-a-sheet', 'not-a-calendar', 'old-excel', 'unknown-kind', 'empty'] as const;
export type FileProblemCode = (typeof FILE_PROBLEMS)[number];

/** The file as a whole cannot be read; the message says why in English, for the command. */
export class UnreadableFile extends Error {
  constructor(
    message: string,
    readonly code: FileProblemCode = 'no-columns',
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }
}

export const LIMITS = {
  /** Of a file, in bytes. */
  file: 50_000_000,
  /** What a spreadsheet may come to when it is unpacked, in bytes. */
  unpacked: 150_000_000,
  rows: 250_000,
  /** Of one series in a calendar. */
  occurrences: 1_000,
  /** Faults of which the row is kept: enough to mend by hand. */
  faults: 5_000,
} as const;

/**
 * As the overlap rules look at it: everybody by name. Where the file does not say who is seen, the household is seen as one;
 * where it names no organisation, each who comes is one of their own.
 */
export function overlapVisitOf({ key, recurrence, household, startsAt, endsAt, kind, status, members, professionals, organisations, domains }: FileVisit): OverlapVisit {
  const professionalIds = professionals ?? [];
  return {
    id: recurrence === null ? key : `${key} ${recurrence}`,
    startsAt,
    endsAt,
    kind: kind ?? 'regular',
    status: status ?? 'planned',
    memberIds: members ?? (household === null ? [] : [household]),
    professionalIds,
    organisationIds: organisations?.length ? organisations : professionalIds,
    domains: domains ?? [],
  };
}
