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

/** The smallest size: growth is seen from here. */
export const FEW_HOUSEHOLDS = 1_000;

/** The size beside the large one. */
export const tenthOf = (households: number): number => Math.round(households / 10);
