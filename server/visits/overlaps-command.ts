import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { overlapsOfCsv } from './overlaps-of-csv.js';
import { UnreadableFile } from './visit-rows.js';

const USAGE = `Usage: npm run -s overlaps -- FILE.csv [--language nl|en]

Reads visits (a dash reads standard input) and prints one line of JSON for each overlap.
Rows that cannot be read are named on standard error; the exit status is then 1.`;

export interface Streams {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/** @returns the exit status: 0, 1 where a row or the file could not be read, 2 where the command was called wrongly */
export async function overlapsCommand(given: string[], { stdin, stdout, stderr }: Streams): Promise<number> {
  const tell = (message: string) => stderr.write(`${message}\n`);
  const { file, language } = readArguments(given);
  if (file === undefined || language === undefined) {
    tell(USAGE);
    return 2;
  }
  let badRows = 0;
  const input = file === '-' ? stdin : createReadStream(file);
  const overlaps = overlapsOfCsv(input as AsyncIterable<Buffer>, language, (line, column, reason) => {
    badRows += 1;
    tell(`line ${line}, ${column}: ${reason}`);
  });
  // Errors reach the writes below; without a listener they would end the process before.
  stdout.on('error', () => undefined);
  try {
    await pipeline(overlaps, stdout, { end: false });
    await new Promise<void>((resolve, reject) => stdout.write('', (error) => (error ? reject(error) : resolve())));
  } catch (error) {
    // Whoever reads may stop early (`| head`): the answer is then as long as they wanted it.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
      tell(`${file}: ${sentenceFor(error as NodeJS.ErrnoException)}`);
      return 1;
    }
  }
  return badRows > 0 ? 1 : 0;
}

function sentenceFor(error: NodeJS.ErrnoException): string {
  if (error instanceof UnreadableFile) return error.message;
  if (error.code === 'ENOENT') return 'this file does not exist.';
  if (error.code === 'ENOSPC') return 'the overlaps could not be written: the disk is full.';
  if (error.code === undefined) throw error;
  return error.message;
}

function readArguments(given: string[]): { file?: string; language?: 'nl' | 'en' } {
  try {
    const { values, positionals } = parseArgs({
      args: given,
      options: { language: { type: 'string', default: 'nl' } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    const { language } = values;
    return others.length === 0 && file !== undefined && (language === 'nl' || language === 'en') ? { file, language } : {};
  } catch {
    return {};
  }
}

if (import.meta.main) process.exitCode = await overlapsCommand(process.argv.slice(2), process);
