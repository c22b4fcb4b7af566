import autocannon from 'autocannon';
import type { Request } from 'autocannon';
import type { Variant } from './programs.js';
import type { Sampled } from './sample.js';

/** Connections that ask at once: more than the database's, as many as keep two processors busy. */
const CONNECTIONS = 16;

export const headersOf = ({ cookie, readerId }: Sampled): Record<string, string> => ({ cookie, 'x-reader': readerId, 'content-type': 'application/json' });

/**
 * Requests a second that were answered well; throws when some were not. Each connection begins at another household; `apart`:
 * and keeps to its own share of them.
 */
export async function requestsASecond(address: string, requests: readonly Request[], seconds: number, { apart } = { apart: false }): Promise<number> {
  let begun = 0;
  const result = await autocannon({
    url: address,
    connections: CONNECTIONS,
    duration: seconds,
    timeout: 30,
    setupClient: (client) => {
      const from = Math.floor((begun++ * requests.length) / CONNECTIONS);
      client.setRequests(apart ? requests.slice(from, Math.floor((begun * requests.length) / CONNECTIONS)) : [...requests.slice(from), ...requests.slice(0, from)]);
    },
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers at ${address} were refusals (${Object.keys(result.statusCodeStats ?? {}).join(', ')}), ${result.errors} failed.`);
  return result.requests.total / result.duration;
}

export const median = (values: readonly number[]): number => {
  const inOrder = [...values].sort((one, other) => one - other);
  const middle = inOrder.length / 2;
  return inOrder.length % 2 ? inOrder[Math.floor(middle)]! : (inOrder[middle - 1]! + inOrder[middle]!) / 2;
};

export interface Figures {
  /** Requests a second: medians over the rounds. */
  ours: number;
  peers: Record<Exclude<Variant, 'ours'>, number>;
  /** How many times as many as each peer: medians of the ratios within a round, so that a busy moment counts for both. */
  ratio: Record<Exclude<Variant, 'ours'>, number>;
  /** Lowest and highest round of each. */
  spread: Record<Variant, [number, number]>;
}

export function figuresOf(rounds: Record<Variant, number[]>): Figures {
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  const ratio = (peer: Variant): number => rounded(median(rounds.ours.map((ours, round) => ours / rounds[peer][round]!)));
  const rate = (variant: Variant): number => rounded(median(rounds[variant]));
  const range = (variant: Variant): [number, number] => [rounded(Math.min(...rounds[variant])), rounded(Math.max(...rounds[variant]))];
  return {
    ours: rate('ours'),
    peers: { L: rate('L'), P1: rate('P1'), P2: rate('P2') },
    ratio: { L: ratio('L'), P1: ratio('P1'), P2: ratio('P2') },
    spread: { ours: range('ours'), L: range('L'), P1: range('P1'), P2: range('P2') },
  };
}
