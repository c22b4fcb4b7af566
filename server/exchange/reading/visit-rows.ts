import { LIFE_DOMAINS } from '../../contract/life-domains.js';
import { LONGEST_VISIT_HOURS, VISIT_KINDS, VISIT_STATUSES } from '../../contract/overlap-codes.js';
import type { RowFault } from '../../contract/row-faults.js';
import { COLUMN_NAMES, DOMAIN_NAMES, KIND_NAMES, STATUS_NAMES, VISIT_COLUMNS, type ReadColumn, type VisitColumn } from '../../contract/visit-columns.js';
import { dayOf } from '../../shared/day.js';
import { instantFrom } from '../../shared/instant.js';
import { UnreadableFile, type FileVisit } from './file-visit.js';
import { dayFrom, momentFrom, type ReadMoment } from './moment-rules.js';

const DAY = 86_400_000;
/** Written before what a spreadsheet would take for a formula; not before a name such as 't Hooft. */
const KEPT_FROM_FORMULA = /^'(?=[=+\-@])/;
const LONGEST_VISIT = LONGEST_VISIT_HOURS * 3_600_000;

/**
 * Who made the file. A machine names every column and value as we do and gives every time with its offset; people use their
 * own words, leave columns out, and mean the clock on their wall.
 */
export type MadeBy = 'machine' | 'people';

/** Turns rows of a spreadsheet into visits: members, professionals and organisations are told apart by their names. */
export class VisitRows {
  private readonly places = new Map<ReadColumn, number>();

  /** @throws UnreadableFile where a column is missing or stands there twice; others may stand between them */
  constructor(
    private readonly header: readonly string[],
    private readonly madeBy: MadeBy,
  ) {
    for (const column of [...VISIT_COLUMNS, 'day'] as ReadColumn[]) {
      const found = header.flatMap((name, place) => (this.isCalled(name, column) ? [place] : []));
      if (found.length > 1) throw new UnreadableFile(`The first line names the column ${header[found[0]!]} twice.`, 'column-twice', { column: header[found[0]!]! });
      if (found.length === 1) this.places.set(column, found[0]!);
    }
    const missing = this.needed().filter((column) => !this.places.has(column));
    if (missing.length > 0)
      throw new UnreadableFile(`The first line must name the columns ${VISIT_COLUMNS.join(', ')}. Missing: ${missing.join(', ')}.`, 'column-missing', {
        columns: missing.map((column) => (madeBy === 'people' ? COLUMN_NAMES[column][0]! : column)).join(', '),
      });
  }

  /** @param cell counted from 1 */
  columnOf(cell: number): string {
    return this.header[cell - 1] || `column ${cell}`;
  }

  /** What the file calls a column. */
  nameOf(column: ReadColumn): string {
    const place = this.places.get(column);
    return (place === undefined ? undefined : this.header[place]) ?? column;
  }

  /** What stands in the columns that we know, as it stands there: to mend by hand. */
  cellsOf(cells: readonly string[]): Partial<Record<VisitColumn, string>> {
    const day = this.textOf(cells, 'day');
    const known = VISIT_COLUMNS.filter((column) => this.places.has(column)).map((column): [VisitColumn, string] => {
      const text = this.textOf(cells, column);
      return [column, day && text && (column === 'starts_at' || column === 'ends_at') ? `${day} ${text}` : text];
    });
    return Object.fromEntries(known);
  }

  read(cells: readonly string[], line: number): FileVisit | RowFault {
    if (cells.length !== this.header.length && this.madeBy === 'machine')
      return {
        column: this.columnOf(Math.min(cells.length, this.header.length) + 1),
        code: 'cells',
        facts: { found: cells.length, expected: this.header.length },
      };
    const period = this.periodOf(cells);
    if ('code' in period) return period;
    const { startsAt, endsAt } = period;

    const key = this.textOf(cells, 'visit');
    const kind = this.oneOf(cells, 'kind', VISIT_KINDS, KIND_NAMES);
    if (typeof kind === 'object' && kind !== null) return kind;
    const status = this.oneOf(cells, 'status', VISIT_STATUSES, STATUS_NAMES);
    if (typeof status === 'object' && status !== null) return status;

    const members = this.namesIn(cells, 'members');
    if (members?.length === 0) return this.fault('members', 'nobody');
    const professionals = this.namesIn(cells, 'professionals');
    if (professionals?.length === 0) return this.fault('professionals', 'nobody');
    const organisations = this.namesIn(cells, 'organisations');
    if (organisations?.length === 0 && this.madeBy === 'machine') return this.fault('organisations', 'no-organisation');
    const named = this.namesIn(cells, 'domains');
    const domains = named?.map((name) => this.valueOf(name, LIFE_DOMAINS, DOMAIN_NAMES)) ?? null;
    const unknown = domains?.indexOf(undefined) ?? -1;
    if (unknown >= 0) return this.fault('domains', 'choice', { text: named![unknown]!, choices: this.choices(LIFE_DOMAINS, DOMAIN_NAMES) });

    return {
      line,
      // Without a name of its own a row is known by when it is and who comes.
      key: key === '' ? [startsAt, ...(professionals ?? []), '', ...(members ?? [])].join('|') : key,
      recurrence: null,
      sequence: 0,
      household: this.textOf(cells, 'household') || null,
      startsAt,
      endsAt,
      kind,
      status,
      members,
      professionals,
      organisations,
      domains: domains as FileVisit['domains'],
      title: null,
    };
  }

  /** The same checks in the same order as the columns stand. */
  private periodOf(cells: readonly string[]): { startsAt: number; endsAt: number } | RowFault {
    if (this.madeBy === 'machine') {
      if (this.textOf(cells, 'visit') === '') return this.fault('visit', 'empty');
      if (this.textOf(cells, 'household') === '') return this.fault('household', 'empty');
    }
    const dayText = this.textOf(cells, 'day');
    const day = dayText === '' ? undefined : dayFrom(dayText.split(/[T ]/)[0]!);
    if (dayText !== '' && day === undefined) return this.fault('day', 'moment', { text: dayText });
    const startsAt = this.momentOf(cells, 'starts_at', day);
    if (typeof startsAt !== 'number') return this.noMoment(cells, 'starts_at', startsAt);
    let endsAt = this.momentOf(cells, 'ends_at', day ?? dayOf(startsAt));
    if (typeof endsAt !== 'number') return this.noMoment(cells, 'ends_at', endsAt);
    // Only times on one day: a visit that ends before it starts goes on past midnight.
    if (day !== undefined && endsAt <= startsAt && endsAt + DAY - startsAt <= LONGEST_VISIT) endsAt += DAY;
    if (endsAt <= startsAt) return this.fault('ends_at', 'ends-before-start');
    if (endsAt - startsAt > LONGEST_VISIT) return this.fault('ends_at', 'too-long', { hours: LONGEST_VISIT_HOURS });
    return { startsAt, endsAt };
  }

  private needed(): VisitColumn[] {
    return this.madeBy === 'machine' ? [...VISIT_COLUMNS] : ['starts_at', 'ends_at'];
  }

  private isCalled(name: string, column: ReadColumn): boolean {
    return this.madeBy === 'machine' ? name === column && column !== 'day' : COLUMN_NAMES[column].includes(name);
  }

  private textOf(cells: readonly string[], column: ReadColumn): string {
    const place = this.places.get(column);
    const text = (place === undefined ? undefined : cells[place])?.trim() ?? '';
    return this.madeBy === 'people' ? text.replace(KEPT_FROM_FORMULA, '') : text;
  }

  /** Null where there is no such column. */
  private namesIn(cells: readonly string[], column: VisitColumn): string[] | null {
    if (!this.places.has(column)) return null;
    const text = this.textOf(cells, column);
    if (text === '') return [];
    return text.includes(';') ? [...new Set(text.split(';').map((part) => part.trim()).filter(Boolean))] : [text];
  }

  /** A fault where it is none of them; null where there is no such column, or people left it empty. */
  private oneOf<Value extends string>(cells: readonly string[], column: VisitColumn, values: readonly Value[], names: Readonly<Record<Value, readonly string[]>>): Value | RowFault | null {
    const text = this.textOf(cells, column);
    if (!this.places.has(column) || (text === '' && this.madeBy === 'people')) return null;
    return this.valueOf(text, values, names) ?? this.fault(column, 'choice', { text, choices: this.choices(values, names) });
  }

  private valueOf<Value extends string>(text: string, values: readonly Value[], names: Readonly<Record<Value, readonly string[]>>): Value | undefined {
    const exact = values.find((value) => value === text);
    if (exact !== undefined || this.madeBy === 'machine') return exact;
    const small = text.toLowerCase();
    return values.find((value) => names[value].some((name) => name.toLowerCase() === small));
  }

  private choices<Value extends string>(values: readonly Value[], names: Readonly<Record<Value, readonly string[]>>): string[] {
    return this.madeBy === 'machine' ? [...values] : values.map((value) => names[value][0]!);
  }

  private momentOf(cells: readonly string[], column: VisitColumn, day: string | undefined): ReadMoment {
    const text = this.textOf(cells, column);
    return this.madeBy === 'machine' ? instantFrom(text) : momentFrom(text, day);
  }

  private noMoment(cells: readonly string[], column: VisitColumn, moment: Exclude<ReadMoment, number>): RowFault {
    const text = this.textOf(cells, column);
    return this.fault(column, moment === 'gap' ? 'gap' : this.madeBy === 'machine' ? 'instant' : 'moment', { text });
  }

  private fault(column: ReadColumn, code: RowFault['code'], facts?: RowFault['facts']): RowFault {
    return { column: this.nameOf(column), code, ...(facts && { facts }) };
  }
}
