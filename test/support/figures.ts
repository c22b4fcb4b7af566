import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps what a fault test measured, for the summary of `npm run test:faults`. */
export function keepFigures(fault: string, figures: Record<string, string | number>): void {
  const folder = join(process.cwd(), 'build/fault-figures');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${fault.replaceAll(/\W+/g, '-')}.json`), JSON.stringify({ fault, figures }));
}

/** The middle and the largest of some times, in milliseconds. */
export function spread(times: readonly number[]): { median: number; most: number } {
  const sorted = times.toSorted((one, other) => one - other);
  return { median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0), most: Math.round(sorted.at(-1) ?? 0) };
}
