import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { overlapsOfCsv } from './overlaps-of-csv.js';
import { UnreadableFile } from './visit-rows.js';

const USAGE = `Usage: npm run -s overlaps -- FILE.csv [--language nl|en]

Reads visits (a dash reads standard input) and prints one line of JSON for each overlap.
Rows that cannot be read are named on standard error; the exit status is then 1.`;

process.exitCode = await run(process.argv.slice(2));

async function run(given: string[]): Promise<number> {
  const { file, language } = readArguments(given);
  if (file === undefined || language === undefined) return refuse(USAGE, 2);
  let badRows = 0;
  // Whoever reads may stop early (`| head`): the answer is then as long as they wanted it.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const input = file === '-' ? process.stdin : createReadStream(file);
    const overlaps = overlapsOfCsv(input, language, (line, column, reason) => {
      badRows += 1;
      process.stderr.write(`line ${line}, ${column}: ${reason}\n`);
    });
    await pipeline(overlaps, process.stdout, { end: false });
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(`${file}: ${error.message}`, 1);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code !== 'EPIPE') return refuse(code === 'ENOENT' ? `${file} does not exist.` : `${file} cannot be read: ${message}`, 1);
  }
  return badRows > 0 ? 1 : 0;
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

function refuse(message: string, exitStatus: number): number {
  process.stderr.write(`${message}\n`);
  return exitStatus;
}
