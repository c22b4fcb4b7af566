import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { parse as parseText } from 'csv-parse/sync';
import type { Language } from '../contract/roles.js';
import { rowFaultSentence } from '../contract/row-faults.js';
import type { OverlapVisit } from '../visits/overlap-visits-rules.js';
import { overlapLines } from './overlap-lines.js';
import { wellFormedLines, withFirstLine, type LineFault } from './reading/csv-lines.js';
import { overlapVisitOf, UnreadableFile } from './reading/file-visit.js';
import { VisitRows } from './reading/visit-rows.js';

/** Told of each row that is left out: its line in the file, counted from 1, the column, and why. Reading waits for it. */
export type RefuseRow = (line: number, column: string, reason: string) => void | Promise<void>;

const PORTION = 65_536;

/**
 * Reads visits as CSV (comma or semicolon) and gives their overlaps as lines of JSON, several lines a portion.
 * No more than one household's visits are held at a time, so the rows of a household must stand together.
 * @throws UnreadableFile where the first line does not name the columns
 */
export async function* overlapsOfCsv(input: AsyncIterable<Buffer>, language: Language, refuse: RefuseRow): AsyncGenerator<string> {
  const { firstLine, chunks } = await withFirstLine(input);
  const delimiter = firstLine.includes(',') ? ',' : ';';
  const rows = new VisitRows(cellsOf(firstLine, delimiter), 'machine');
  const refuseLine = async ({ line, cell, ...fault }: LineFault) => refuse(line, rows.columnOf(cell), rowFaultSentence(fault, 'en'));
  const reader = parse({ delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true });
  // An error of any of them reaches the loop below, for it ends the reader.
  pipeline(wellFormedLines(chunks, delimiter, refuseLine), reader, () => undefined);

  const finished = new FinishedHouseholds();
  let household = '';
  let visits = new Map<string, OverlapVisit>();
  let portion = '';
  let line = 0;
  for await (const cells of reader as AsyncIterable<string[]>) {
    line += 1;
    if (line === 1 || cells.every((cell) => cell.trim() === '')) continue;
    const row = rows.read(cells, line);
    if ('code' in row) {
      await refuse(line, row.column, rowFaultSentence(row, 'en'));
      continue;
    }
    if (row.household! !== household) {
      if (finished.has(row.household!)) {
        await refuse(line, 'household', 'came before: the rows of a household must stand together, so sort the file by household');
        continue;
      }
      portion += overlapLines(household, [...visits.values()], language);
      if (household !== '') finished.add(household);
      household = row.household!;
      visits = new Map();
      if (portion.length > PORTION) {
        yield portion;
        portion = '';
      }
    }
    if (visits.has(row.key)) await refuse(line, 'visit', rowFaultSentence({ code: 'double' }, 'en'));
    else visits.set(row.key, overlapVisitOf(row));
  }
  yield portion + overlapLines(household, [...visits.values()], language);
}

function cellsOf(firstLine: string, delimiter: string): string[] {
  try {
    const [cells = []] = parseText(firstLine, { delimiter });
    return cells.map((cell) => cell.trim().toLowerCase());
  } catch {
    throw new UnreadableFile('The first line does not name columns: its quotation marks are wrong.');
  }
}

/** The latest households, enough to notice a file that is not sorted, and no more than fit in a small memory. */
class FinishedHouseholds {
  private static readonly MANY = 50_000;
  private latest = new Set<string>();
  private before = new Set<string>();

  has(household: string): boolean {
    return this.latest.has(household) || this.before.has(household);
  }

  add(household: string): void {
    this.latest.add(household);
    if (this.latest.size < FinishedHouseholds.MANY) return;
    this.before = this.latest;
    this.latest = new Set();
  }
}
