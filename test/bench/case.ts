import type { Server } from './filled-database.js';
import type { Figures } from './load.js';
import type { Options } from './options.js';
import type { Bench } from './prepared-size.js';
import type { Variant } from './programs.js';

/** In what a case measures. */
export interface World {
  server: Server;
  options: Options;
  tell: (sentence: string) => void;
  /** A database with so many households, filled once for all cases, and the programs that answer from it. */
  size: (households: number, variants?: readonly Variant[]) => Promise<Bench>;
}

/** Something that is measured. Answers of its variants are compared first: one that answers something else ends the run. */
export interface Case<Measured = unknown> {
  /** In the table, in the JSON and after `--only`. */
  name: string;
  measure(world: World): Promise<Measured>;
  /** Requests a second beside those of the peers, for the table of them. */
  rates?(measured: Measured): Figures;
  /** The rest, for a person. */
  lines(measured: Measured): string[];
}

/** What a case measured, with the case that knows how to tell it. */
export interface Result<Measured = unknown> {
  of: Case<Measured>;
  measured: Measured;
}
