import { unzipSync, zipSync, type Unzipped } from 'fflate';
import { readSheet, type CellValue } from 'read-excel-file/universal';
import { LIMITS, UnreadableFile } from './file-visit.js';

/** What of a workbook is read: its first sheets, the texts in them and how numbers are shown. */
const PARTS = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/;
const SHEET = /^xl\/worksheets\//;
/** A reference to a row or a cell; a sheet can name a cell far away and so claim to be immense. */
const REFERENCE = /\br=["']([A-Z]{0,9})(\d+)["']/g;
const MOST_COLUMNS = 200;

/** Rows of the first sheet of a workbook (XLSX) as texts. A formula is read as what it last came to, and is never worked out. */
export async function cellsOfWorkbook(file: Blob): Promise<string[][]> {
  const parts = partsOf(new Uint8Array(await file.arrayBuffer()));
  for (const [name, bytes] of Object.entries(parts)) if (SHEET.test(name)) refuseImmense(bytes);
  // Packed again without compression: the reader unpacks what is compressed in workers of its own, which our pages do not allow.
  const plain = zipSync(parts, { level: 0 });
  try {
    const rows = await readSheet(new Blob([plain as Uint8Array<ArrayBuffer>]));
    return rows.map((row) => row.map(textOf));
  } catch (error) {
    throw notASheet(error);
  }
}

/** Unpacked, no larger than the limit: sizes are those that the archive says of itself, and no more than that is unpacked. */
function partsOf(bytes: Uint8Array): Unzipped {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new UnreadableFile('This is an old Excel file (.xls).', 'old-excel');
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        if (!PARTS.test(name)) return false;
        total += Math.max(originalSize, size);
        if (total > LIMITS.unpacked) throw new UnreadableFile('The workbook is too large when it is unpacked.', 'unpacked-too-large', { megabytes: LIMITS.unpacked / 1_000_000 });
        return true;
      },
    });
  } catch (error) {
    throw error instanceof UnreadableFile ? error : notASheet(error);
  }
}

function refuseImmense(sheet: Uint8Array): void {
  const decoder = new TextDecoder();
  const step = 1_000_000;
  for (let from = 0; from < sheet.length; from += step) {
    // A little of the next part along, so that no reference is cut in two.
    for (const [, letters = '', row] of decoder.decode(sheet.subarray(from, from + step + 64)).matchAll(REFERENCE)) {
      if (Number(row) > LIMITS.rows || columnNumber(letters) > MOST_COLUMNS) throw new UnreadableFile('The sheet has too many rows or columns.', 'too-many-rows', { rows: LIMITS.rows });
    }
  }
}

const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** A date of a workbook has no zone: the reader gives what the clock shows as if it were UTC. A time alone is of the first day it knows. */
function textOf(value: CellValue | null): string {
  if (value === null) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  const text = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString();
  return value.getUTCFullYear() < 1901 ? text.slice(11, 16) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

const notASheet = (cause: unknown): UnreadableFile => new UnreadableFile(`This is not a workbook that can be read. ${cause instanceof Error ? cause.message : ''}`, 'not-a-sheet');
