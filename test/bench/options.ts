import { parseArgs } from 'node:util';

export interface Options {
  json: boolean;
  households: number;
  visitsPerHousehold: number;
  /** Of one run of load against one variant. */
  seconds: number;
  /** Every round runs every variant once; figures are medians over the rounds. */
  rounds: number;
  /** Keeps the filled databases for the next run of the same day. */
  keep: boolean;
}

export class WrongOption extends Error {}

export const USAGE = `npm run bench -- [--json] [--households 10000] [--visits-per-household 100] [--seconds 3] [--rounds 3] [--full] [--keep]
  --full   100,000 households with 10 million visits: takes about 20 minutes and 12 GB the first time
  --keep   keeps the filled databases for another run on the same day`;

/** Throws WrongOption. */
export function readOptions(args: string[]): Options {
  const number = { type: 'string' } as const;
  const yes = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { json: yes, full: yes, keep: yes, households: number, 'visits-per-household': number, seconds: number, rounds: number },
    });
    return {
      json: values.json,
      keep: values.keep,
      households: whole(values.households, values.full ? 100_000 : 10_000, 1_000, 1_000_000),
      visitsPerHousehold: whole(values['visits-per-household'], 100, 1, 1_000),
      seconds: whole(values.seconds, 3, 1, 60),
      rounds: whole(values.rounds, 3, 1, 20),
    };
  } catch (error) {
    throw new WrongOption((error as Error).message);
  }
}

function whole(text: string | undefined, fallback: number, least: number, most: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new WrongOption(`${text} is no whole number from ${least} to ${most}`);
  return value;
}
