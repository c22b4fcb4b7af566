import { parseArgs } from 'node:util';

export interface Options {
  json: boolean;
  households: number;
  visitsPerHousehold: number;
  /** Of one run of load against one variant. */
  seconds: number;
  /** Every round runs every variant once; figures are medians over the rounds. */
  rounds: number;
  /** Names of the cases to run. */
  only: readonly string[];
  /** Keeps the filled databases for the next run of the same day. */
  keep: boolean;
}

export class WrongOption extends Error {}

export const usageOf = (names: readonly string[]): string => `npm run bench -- [--json] [--only CASE,…] [--households 10000] [--visits-per-household 100] [--seconds 3] [--rounds 3] [--full] [--keep]
  --only   some of the cases: ${names.join(', ')}
  --full   100,000 households with 10 million visits: takes about an hour and 25 GB the first time
  --keep   keeps the filled databases for another run on the same day`;

/** Throws WrongOption. */
export function readOptions(args: string[], names: readonly string[]): Options {
  const number = { type: 'string' } as const;
  const yes = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { json: yes, only: { type: 'string' }, full: yes, keep: yes, households: number, 'visits-per-household': number, seconds: number, rounds: number },
    });
    return {
      json: values.json,
      only: values.only === undefined ? names : chosen(values.only.split(','), names),
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

function chosen(wanted: readonly string[], names: readonly string[]): readonly string[] {
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new WrongOption(`There is no case "${unknown}"`);
  return wanted;
}

function whole(text: string | undefined, fallback: number, least: number, most: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new WrongOption(`${text} is no whole number from ${least} to ${most}`);
  return value;
}
