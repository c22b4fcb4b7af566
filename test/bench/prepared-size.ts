import type { Size } from '../../server/demo/many/many-households.sql.js';
import type { Program, Variant } from './programs.js';
import type { Sampled } from './sample.js';

/** One filled database, the households that are asked for, and the programs that answer from it. */
export interface Bench {
  size: Size;
  url: string;
  sample: Sampled[];
  programs: Record<Variant, Program>;
}
