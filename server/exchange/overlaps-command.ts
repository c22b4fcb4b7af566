import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { overlapsOfCsv } from './overlaps-of-csv.js';
import { UnreadableFile } from './reading/file-visit.js';

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
  const refusals = new Refusals(stderr);
  const input = file === '-' ? stdin : createReadStream(file);
  const overlaps = overlapsOfCsv(input as AsyncIterable<Buffer>, language, (line, column, reason) =>
    refusals.add(`line ${line}, ${column}: ${reason}\n`),
  );
  // Errors reach the writes below; without a listener they would end the process before.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  let failure: string | undefined;
  try {
    await pipeline(overlaps, stdout, { end: false });
    await new Promise<void>((resolve, reject) => stdout.write('', (error) => (error ? reject(error) : resolve())));
  } catch (error) {
    // Whoever reads may stop early (`| head`): the answer is then as long as they wanted it.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') failure = sentenceFor(error as NodeJS.ErrnoException);
  }
  await refusals.write();
  if (failure !== undefined) tell(`${file}: ${failure}`);
  return refusals.count > 0 || failure !== undefined ? 1 : 0;
}

/** Written in portions, each when the one before is gone: a million bad rows must not pile up in memory. */
class Refusals {
  count = 0;
  private portion = '';

  constructor(private readonly stderr: NodeJS.WritableStream) {}

  async add(line: string): Promise<void> {
    this.count += 1;
    this.portion += line;
    if (this.portion.length > 16_384) await this.write();
  }

  async write(): Promise<void> {
    const portion = this.portion;
    this.portion = '';
    if (portion !== '') await new Promise<void>((resolve) => this.stderr.write(portion, () => resolve()));
  }
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
