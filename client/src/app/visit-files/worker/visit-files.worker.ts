import { parse } from 'csv-parse/browser/esm/sync';
import { stringify } from 'csv-stringify/browser/esm/sync';
import { firstNamesOf } from '@contract/first-names';
import { overlapSentence } from '@contract/overlap-sentence';
import type { Language } from '@contract/roles';
import { COLUMN_NAMES, VISIT_COLUMNS, written } from '@contract/visit-columns';
import { csvParser } from '@reading/csv-parser';
import { UnreadableFile, type FileReading } from '@reading/file-visit';
import { householdsIn, scanHousehold, type ScannedHousehold } from '@reading/quick-scan';
import { readVisitFile } from '@reading/read-file';
import type { Answer, Question, RowToMend, Scan } from './messages';

// Beside the page, so that it stays usable and can stop this at once; and in the browser, so that the file need not leave it.

/** More lines of a list nobody reads. */
const MOST_LINES = 1_000;

let scanned: ScannedHousehold[] = [];

const answer = (message: Answer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answerTo(data).then(answer, (error: unknown) => answer(error instanceof UnreadableFile ? { kind: 'unreadable', code: error.code, facts: error.facts } : { kind: 'unreadable', code: 'unexpected', facts: {} }));
});

async function answerTo(question: Question): Promise<Answer> {
  switch (question.kind) {
    case 'read':
      return { kind: 'read', reading: await read(question.file, question.today, 0, 1) };
    case 'scan':
      return { kind: 'scan', scan: await scan(question.files, question.today) };
    case 'household':
      return { kind: 'household', household: scanned[question.place]! };
    case 'overlaps':
      return { kind: 'text', text: overlapsAsCsv(question.language) };
    case 'mend':
      return { kind: 'text', text: rowsToMend(question.rows, question.language) };
  }
}

/** @param from part of the whole that was done before this file; `share` its own part */
function read(file: File, today: string, from: number, share: number): Promise<FileReading> {
  let told = 0;
  return readVisitFile(file, today, csvParser(parse), (part) => {
    if (part - told < 0.01 && part < 1) return;
    told = part;
    answer({ kind: 'progress', part: from + part * share, step: 'reading' });
  });
}

async function scan(files: readonly File[], today: string): Promise<Scan> {
  const readings: FileReading[] = [];
  for (const [place, file] of files.entries()) readings.push(await read(file, today, (place / files.length) * 0.5, 0.5 / files.length));
  const households = [...householdsIn(readings)];
  let done = 0;
  scanned = [];
  for (const [name, visits] of households) {
    scanned.push(scanHousehold(name, visits));
    done += 1;
    if (done % Math.ceil(households.length / 50) === 0) answer({ kind: 'progress', part: 0.5 + (done / households.length) * 0.5, step: 'finding' });
  }
  scanned.sort((one, other) => other.overlaps.length - one.overlaps.length || other.visits - one.visits);
  const sum = (of: (household: ScannedHousehold) => number): number => scanned.reduce((total, household) => total + of(household), 0);
  return {
    households: scanned.slice(0, MOST_LINES).map(({ name, visits, saved, overlaps }, place) => ({ place, name, visits, saved, overlaps: overlaps.length })),
    moreHouseholds: Math.max(0, scanned.length - MOST_LINES),
    visits: sum(({ visits }) => visits),
    overlaps: sum(({ overlaps }) => overlaps.length),
    saved: sum(({ saved }) => saved),
    minutes: sum(({ minutes }) => minutes),
    files: readings.map(({ faults, moreFaults, notes }) => ({ faults: faults.slice(0, MOST_LINES), moreFaults: moreFaults + Math.max(0, faults.length - MOST_LINES), notes })),
  };
}

const asCsv = (rows: readonly (readonly (string | number)[])[], language: Language): string =>
  stringify([...rows] as never, { delimiter: language === 'nl' ? ';' : ',', bom: true, escape_formulas: true, record_delimiter: 'windows' });

function overlapsAsCsv(language: Language): string {
  const rows = scanned.flatMap(({ name, members, overlaps }) => {
    const firstNames = firstNamesOf(members);
    return overlaps.map((overlap) => {
      const memberId = overlap.memberId === '?' ? null : overlap.memberId;
      const sentence = overlapSentence({ ...overlap, memberFirstName: memberId === null ? null : (firstNames.get(memberId) ?? memberId) }, language);
      return [name ?? '', overlap.code, memberId ?? '', overlap.domain ?? '', overlap.firstDay, overlap.lastDay, overlap.visits, overlap.professionals, overlap.organisations, sentence];
    });
  });
  return asCsv([['household', 'code', 'member', 'domain', 'first_day', 'last_day', 'visits', 'professionals', 'organisations', 'sentence'], ...rows], language);
}

/** The same columns as we read, with the line and the reason behind them: mended, it can be brought again as it is. */
function rowsToMend(rows: readonly RowToMend[], language: Language): string {
  const head = [...VISIT_COLUMNS.map((column) => written(COLUMN_NAMES, column, language)), ...(language === 'nl' ? ['regel', 'reden'] : ['line', 'reason'])];
  return asCsv([head, ...rows.map(({ cells, line, reason }) => [...VISIT_COLUMNS.map((column) => cells[column] ?? ''), line, reason])], language);
}
