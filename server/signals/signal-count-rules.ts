import { SIGNAL_CODES, type SignalCode, type SignalTerms } from '../contract/signal-words.js';
import type { StuckFacts } from './signal-facts-rules.js';
import { whyStuck } from './why-stuck-rules.js';

export interface SignalCount {
  code: SignalCode;
  /** Households. */
  now: number;
  then: number;
}

/** Adds up, household after household, which would be on the worklist now by the present terms and by others. */
export class SignalCounting {
  private readonly found = new Map(SIGNAL_CODES.map((code) => [code, { code, now: 0, then: 0 }]));
  /** Households that would come onto the worklist, and those that would go from it. */
  comes = 0;
  goes = 0;
  /** Households where something is different, also where they stay on the list. */
  different = 0;

  constructor(
    private readonly present: SignalTerms,
    private readonly other: SignalTerms,
    private readonly moment: number,
  ) {}

  add(facts: StuckFacts): void {
    const [now, then] = [this.listed(facts, this.present), this.listed(facts, this.other)];
    for (const code of new Set(now.map((signal) => signal.code))) this.found.get(code)!.now++;
    for (const code of new Set(then.map((signal) => signal.code))) this.found.get(code)!.then++;
    if (now.length === 0 && then.length > 0) this.comes++;
    if (now.length > 0 && then.length === 0) this.goes++;
    if (keysOf(now) !== keysOf(then)) this.different++;
  }

  /** Safety first; only codes of which there are any, now or then. */
  get counts(): SignalCount[] {
    return [...this.found.values()].filter(({ now, then }) => now + then > 0);
  }

  private listed(facts: StuckFacts, terms: SignalTerms): { code: SignalCode; subject: string }[] {
    return whyStuck(facts, terms, this.moment).filter(({ listedFrom }) => listedFrom <= this.moment);
  }
}

const keysOf = (signals: readonly { code: SignalCode; subject: string }[]): string => signals.map(({ code, subject }) => `${code} ${subject}`).sort().join();
