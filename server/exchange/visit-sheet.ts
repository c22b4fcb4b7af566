import { stringify } from 'csv-stringify/sync';
import writeExcel from 'write-excel-file/node';
import type { LifeDomain } from '../contract/life-domains.js';
import type { VisitKind, VisitStatus } from '../contract/overlap-codes.js';
import type { Language } from '../contract/roles.js';
import { COLUMN_NAMES, CONFIDENTIAL_SERVICE, DOMAIN_NAMES, KIND_NAMES, STATUS_NAMES, VISIT_COLUMNS, written } from '../contract/visit-columns.js';
import { ZONE } from '../shared/day.js';
import { clockAt, momentFrom } from './reading/moment-rules.js';

/** Visits by name, as their reader may know them; null stands for a confidential service. */
export interface SheetOfVisits {
  household: string;
  visits: {
    id: string;
    startsAt: string;
    endsAt: string;
    kind: VisitKind;
    status: VisitStatus;
    members: string[];
    professionals: (string | null)[];
    organisations: (string | null)[];
    domains: LifeDomain[];
  }[];
}

/** A moment by the clock of the Netherlands, or with its offset where the clock alone would not tell. */
interface Moment {
  text: string;
  /** For a workbook, which knows no zones: what the clock shows. */
  clock: string | null;
}

type Cell = string | Moment;

/** With the semicolons and the mark by which a Dutch Excel knows letters and columns; in English as the command reads it. */
export function csvOfVisits(sheet: SheetOfVisits, language: Language): Buffer {
  const rows = rowsOf(sheet, language).map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
  // A cell that begins as a formula gets a sign before it: a spreadsheet then shows it and does not work it out.
  return Buffer.from(stringify(rows, { delimiter: language === 'nl' ? ';' : ',', bom: language === 'nl', escape_formulas: true, record_delimiter: 'windows' }));
}

export async function workbookOfVisits(sheet: SheetOfVisits, language: Language): Promise<Buffer> {
  const [head = [], ...rows] = rowsOf(sheet, language);
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? text(cell) : cell.clock === null ? text(cell.text) : { value: new Date(`${cell.clock}Z`), type: Date, format: 'dd-mm-yyyy hh:mm' })));
  const columns = [38, 24, 18, 18, 12, 12, 32, 32, 36, 32].map((width) => ({ width }));
  return writeExcel([head.map((cell) => ({ ...text(cell as string), fontWeight: 'bold' as const })), ...cells] as never, { columns, stickyRowsCount: 1 }).toBuffer();
}

/** A text is never a formula, whatever it begins with. */
const text = (value: string): { value: string; type: StringConstructor } => ({ value, type: String });

function rowsOf({ household, visits }: SheetOfVisits, language: Language): Cell[][] {
  const named = (names: readonly (string | null)[]): string => [...new Set(names.map((name) => name ?? CONFIDENTIAL_SERVICE[language]))].join(';');
  const rows = visits.map((visit): Cell[] => [
    visit.id,
    household,
    momentOf(visit.startsAt, language),
    momentOf(visit.endsAt, language),
    written(KIND_NAMES, visit.kind, language),
    written(STATUS_NAMES, visit.status, language),
    named(visit.members),
    named(visit.professionals),
    named(visit.organisations),
    visit.domains.map((domain) => written(DOMAIN_NAMES, domain, language)).join(';'),
  ]);
  return [VISIT_COLUMNS.map((column) => written(COLUMN_NAMES, column, language)), ...rows];
}

function momentOf(instantText: string, language: Language): Moment {
  const instant = Date.parse(instantText);
  const shown = clockAt(instant, ZONE);
  const [day = '', time = ''] = shown.split(' ');
  const offset = Math.round((Date.parse(`${day}T${time}Z`) - Math.floor(instant / 60_000) * 60_000) / 60_000);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'));
  const exact = `${day}T${time}:${new Date(instant).toISOString().slice(17, 19)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
  const isPlain = momentFrom(shown) === instant;
  return { text: isPlain && language === 'nl' ? `${day.split('-').reverse().join('-')} ${time}` : exact, clock: isPlain ? `${day}T${time}:00` : null };
}
