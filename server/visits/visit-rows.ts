import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { LONGEST_VISIT_HOURS, VISIT_KINDS, VISIT_STATUSES } from '../contract/overlap-codes.js';
import { instantFrom } from '../shared/instant.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

export const VISIT_COLUMNS = [
  'visit',
  'household',
  'starts_at',
  'ends_at',
  'kind',
  'status',
  'members',
  'professionals',
  'organisations',
  'domains',
] as const;
type VisitColumn = (typeof VISIT_COLUMNS)[number];

const LONGEST_VISIT = LONGEST_VISIT_HOURS * 3_600_000;

/** The file as a whole cannot be read; the message says why. */
export class UnreadableFile extends Error {}

/** Why a row is left out. */
export interface RowFault {
  column: string;
  reason: string;
}

export interface VisitRow {
  household: string;
  visit: OverlapVisit;
}

/** Turns rows of a spreadsheet into visits: members, professionals and organisations are told apart by their names. */
export class VisitRows {
  private readonly places: Record<VisitColumn, number>;

  /** @throws UnreadableFile where a column is missing or stands there twice; others may stand between them */
  constructor(private readonly header: readonly string[]) {
    const missing = VISIT_COLUMNS.filter((column) => !header.includes(column));
    if (missing.length > 0) {
      throw new UnreadableFile(`The first line must name the columns ${VISIT_COLUMNS.join(', ')}. Missing: ${missing.join(', ')}.`);
    }
    const double = VISIT_COLUMNS.find((column) => header.indexOf(column) !== header.lastIndexOf(column));
    if (double) throw new UnreadableFile(`The first line names the column ${double} twice.`);
    this.places = Object.fromEntries(VISIT_COLUMNS.map((column) => [column, header.indexOf(column)])) as Record<VisitColumn, number>;
  }

  /** @param cell counted from 1 */
  columnOf(cell: number): string {
    return this.header[cell - 1] || `column ${cell}`;
  }

  read(cells: readonly string[]): VisitRow | RowFault {
    if (cells.length !== this.header.length) {
      const column = this.columnOf(Math.min(cells.length, this.header.length) + 1);
      return { column, reason: `the row has ${cells.length} cells where the first line has ${this.header.length}` };
    }
    const [id, household] = [this.textOf(cells, 'visit'), this.textOf(cells, 'household')];
    if (id === '') return { column: 'visit', reason: 'is empty' };
    if (household === '') return { column: 'household', reason: 'is empty' };

    const startsAt = instantFrom(this.textOf(cells, 'starts_at'));
    if (startsAt === undefined) return this.noInstant(cells, 'starts_at');
    const endsAt = instantFrom(this.textOf(cells, 'ends_at'));
    if (endsAt === undefined) return this.noInstant(cells, 'ends_at');
    if (endsAt <= startsAt) return { column: 'ends_at', reason: 'the visit does not end after it starts' };
    if (endsAt - startsAt > LONGEST_VISIT) return { column: 'ends_at', reason: `the visit is longer than ${LONGEST_VISIT_HOURS} hours` };

    const kind = oneOf(VISIT_KINDS, this.textOf(cells, 'kind'));
    if (kind === undefined) return this.notOneOf(cells, 'kind', VISIT_KINDS);
    const status = oneOf(VISIT_STATUSES, this.textOf(cells, 'status'));
    if (status === undefined) return this.notOneOf(cells, 'status', VISIT_STATUSES);

    const memberIds = this.listOf(cells, 'members');
    if (memberIds.length === 0) return { column: 'members', reason: 'names nobody' };
    const professionalIds = this.listOf(cells, 'professionals');
    if (professionalIds.length === 0) return { column: 'professionals', reason: 'names nobody' };
    const organisationIds = this.listOf(cells, 'organisations');
    if (organisationIds.length === 0) return { column: 'organisations', reason: 'names no organisation' };
    const domains = this.listOf(cells, 'domains');
    const unknown = domains.find((domain) => oneOf(LIFE_DOMAINS, domain) === undefined);
    if (unknown !== undefined) return { column: 'domains', reason: `${shown(unknown)} is not one of ${LIFE_DOMAINS.join(', ')}` };

    const visit = { id, startsAt, endsAt, kind, status, memberIds, professionalIds, organisationIds, domains: domains as LifeDomain[] };
    return { household, visit };
  }

  private textOf(cells: readonly string[], column: VisitColumn): string {
    return cells[this.places[column]]!.trim();
  }

  private listOf(cells: readonly string[], column: VisitColumn): string[] {
    const text = this.textOf(cells, column);
    if (text === '') return [];
    return text.includes(';') ? [...new Set(text.split(';').map((part) => part.trim()).filter(Boolean))] : [text];
  }

  private noInstant(cells: readonly string[], column: VisitColumn): RowFault {
    const text = shown(this.textOf(cells, column));
    return { column, reason: `${text} is not a day and time with its offset, such as 2026-08-31T10:00:00+02:00` };
  }

  private notOneOf(cells: readonly string[], column: VisitColumn, values: readonly string[]): RowFault {
    return { column, reason: `${shown(this.textOf(cells, column))} is not one of ${values.join(', ')}` };
  }
}

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | undefined =>
  values.find((value) => value === text);

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
