import { Service, signal } from '@angular/core';

/** How long a page settles after it began to read by itself, and after each answer: its parts read after it. In milliseconds. */
const SETTLES = 2_000;
const OF_HOUSEHOLD = /^\/api\/v1\/households\/([0-9a-f-]{36})/;

/** What a page reads by itself, because it heard that its household changed. */
@Service()
export class QuietReadings {
  /** What this page calls itself, so that it is not told of its own changes. Undefined where a browser makes none: then it is told of all. */
  readonly page: string | undefined = (globalThis.crypto as Partial<Crypto> | undefined)?.randomUUID?.();
  /** How often something else came on the screen by itself. */
  readonly changes = signal(0);
  private under: string | null = null;
  private until = 0;
  /** What each address of one household answered last: the last one that was read. */
  private readonly known = new Map<string, string>();
  private knownOf: string | undefined;

  /** From here on the readings of this household are compared with what they were; null: of none. */
  follow(householdId: string | null): void {
    this.under = householdId;
    if (householdId === null) this.known.clear();
  }

  /** What is read now, nobody asked for. */
  begin(): void {
    this.until = performance.now() + SETTLES;
  }

  /** The reader did something: what is asked from here on they ask for. */
  end(): void {
    this.until = 0;
  }

  /** Whether what is asked at this moment is asked by the page itself. */
  isQuiet(): boolean {
    return performance.now() < this.until;
  }

  /** What came for the first time is no change: nothing is known of what it was. */
  answered(address: string, body: unknown, quiet: boolean): void {
    const householdId = OF_HOUSEHOLD.exec(address)?.[1];
    if (!householdId) return;
    if (householdId !== this.knownOf) this.known.clear();
    this.knownOf = householdId;
    const text = JSON.stringify(body);
    const before = this.known.get(address);
    this.known.set(address, text);
    if (!quiet || householdId !== this.under) return;
    if (this.isQuiet()) this.begin();
    if (before !== undefined && before !== text) this.changes.update((count) => count + 1);
  }
}
