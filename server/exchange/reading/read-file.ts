import type { Day } from '../../shared/day.js';
import { visitsOfCalendar } from './calendar-reading.js';
import { LIMITS, UnreadableFile, type FileReading } from './file-visit.js';
import { visitsOfCells, visitsOfCsv, type ParseCsv, type Progress } from './sheet-reading.js';
import { utf8Of } from './text-bytes.js';
import { cellsOfWorkbook } from './workbook-cells.js';

/**
 * The visits of a file: a calendar, a workbook or CSV, told apart by what is in it and not by its name.
 * @throws UnreadableFile with a code where nothing of it can be read
 */
export async function readVisitFile(file: Blob, today: Day, parseCsv: ParseCsv, progress: Progress): Promise<FileReading> {
  if (file.size === 0) throw new UnreadableFile('The file is empty.', 'empty');
  if (file.size > LIMITS.file)
    throw new UnreadableFile('The file is too large.', 'too-large', { megabytes: Math.ceil(file.size / 1_000_000), most: LIMITS.file / 1_000_000 });
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if ((head[0] === 0x50 && head[1] === 0x4b) || (head[0] === 0xd0 && head[1] === 0xcf)) return visitsOfCells(await cellsOfWorkbook(file), progress);
  if (await beginsAsCalendar(file)) return visitsOfCalendar(await textOf(file), today, progress);
  return visitsOfCsv(file, parseCsv, progress);
}

async function beginsAsCalendar(file: Blob): Promise<boolean> {
  return /^\s*BEGIN:VCALENDAR/i.test(await textOf(file.slice(0, 1_000)));
}

async function textOf(file: Blob): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of (await utf8Of(file)).chunks) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
