import { FaultList } from './fault-list.js';
import { LIMITS, UnreadableFile, type FileReading, type FileVisit } from './file-visit.js';
import { wellFormedLines, withFirstLine } from './csv-lines.js';
import { utf8Of } from './text-bytes.js';
import { VisitRows } from './visit-rows.js';

/** Turns whole lines of CSV into cells: the library has one build for the server and one for the browser. */
export type ParseCsv = (text: string, delimiter: string) => string[][];

/** Called with the part that is done, from 0 to 1. */
export type Progress = (part: number) => void;

/** Visits of a CSV file that people made, in the order of its rows. */
export async function visitsOfCsv(file: Blob, parse: ParseCsv, progress: Progress): Promise<FileReading> {
  const { chunks, encoding } = await utf8Of(file);
  const { firstLine, chunks: all } = await withFirstLine(chunks);
  if (firstLine.trim() === '') throw new UnreadableFile('The file is empty.', 'empty');
  const delimiter = delimiterOf(firstLine);
  const [header = []] = parse(firstLine, delimiter);
  const reading = new SheetReading(header);
  let done = 0;
  let line = 0;
  const lines = wellFormedLines(all, delimiter, async ({ line: at, cell, ...fault }) => reading.faults.add({ line: at, column: reading.rows.columnOf(cell), ...fault, cells: {} }));
  const decoder = new TextDecoder();
  for await (const portion of lines) {
    done += portion.length;
    for (const cells of parse(decoder.decode(portion), delimiter)) {
      line += 1;
      if (line > 1) reading.add(cells, line);
    }
    progress(Math.min(1, done / Math.max(1, file.size)));
  }
  if (encoding !== 'UTF-8') reading.notes.push({ kind: 'encoding', encoding });
  return reading.whole();
}

/** Visits of the first sheet of a workbook, likewise. */
export function visitsOfCells([header = [], ...others]: readonly (readonly string[])[], progress: Progress): FileReading {
  if (header.every((cell) => cell.trim() === '')) throw new UnreadableFile('The file is empty.', 'empty');
  const reading = new SheetReading(header);
  others.forEach((cells, index) => {
    reading.add(cells, index + 2);
    if (index % 1_000 === 0) progress(index / others.length);
  });
  return reading.whole();
}

/** People in the Netherlands mostly get semicolons, and some programs write tabs. */
const delimiterOf = (firstLine: string): string => [';', '\t'].find((sign) => firstLine.split(sign).length > firstLine.split(',').length) ?? ',';

class SheetReading {
  readonly rows: VisitRows;
  readonly faults = new FaultList();
  readonly notes: FileReading['notes'] = [];
  private readonly visits: FileVisit[] = [];
  private readonly seen = new Set<string>();

  constructor(header: readonly string[]) {
    this.rows = new VisitRows(header.map((cell) => cell.trim().toLowerCase()), 'people');
  }

  add(cells: readonly string[], line: number): void {
    if (cells.every((cell) => cell.trim() === '')) return;
    if (this.visits.length + this.faults.count >= LIMITS.rows) throw new UnreadableFile('The file has too many rows.', 'too-many-rows', { rows: LIMITS.rows });
    const row = this.rows.read(cells, line);
    if ('code' in row) return this.faults.add({ ...row, line, cells: this.rows.cellsOf(cells) });
    const key = `${row.household ?? ''}\n${row.key}`;
    if (this.seen.has(key)) return this.faults.add({ column: this.rows.nameOf('visit'), code: 'double', line, cells: this.rows.cellsOf(cells) });
    this.seen.add(key);
    this.visits.push(row);
  }

  whole(): FileReading {
    return { source: 'sheet', name: null, visits: this.visits, faults: this.faults.kept, moreFaults: this.faults.more, notes: this.notes };
  }
}
