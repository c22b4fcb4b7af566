import type { World } from './case.js';
import { filledDatabase, type Server } from './filled-database.js';
import type { Options } from './options.js';
import type { Bench } from './prepared-size.js';
import { startProgram, type Program, type Variant } from './programs.js';
import { takeSample } from './sample.js';

/** Each size is filled and each program started when the first case asks for it; `undo` stops them. */
export function worldOf(server: Server, options: Options, undo: (() => Promise<unknown>)[]): World {
  const sizes = new Map<number, Bench>();
  const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

  const filled = async (households: number): Promise<Bench> => {
    const size = { households, visitsPerHousehold: options.visitsPerHousehold };
    const url = await filledDatabase(server, size, tell);
    return { size, url, sample: await takeSample(url), programs: {} as Record<Variant, Program> };
  };

  return {
    server,
    options,
    tell,
    size: async (households, variants = []) => {
      const bench = sizes.get(households) ?? (await filled(households));
      sizes.set(households, bench);
      for (const variant of variants) {
        if (bench.programs[variant]) continue;
        const program = await startProgram(variant, bench.url);
        bench.programs[variant] = program;
        undo.push(() => program.stop());
      }
      return bench;
    },
  };
}
