import { Service, signal } from '@angular/core';

/** How long a page settles after it began to read by itself, and after each answer: its parts read after it. In milliseconds. */
const SETTLES = 2_000;

/** What a page reads by itself, because it heard that its household changed. */
@Service()
export class QuietReadings {
  /** What this page calls itself, so that it is not told of its own changes. Undefined where a browser makes none: then it is told of all. */
  readonly page: string | undefined = (globalThis.crypto as Partial<Crypto> | undefined)?.randomUUID?.();
  /** How often something else came on the screen by itself. */
  readonly changes = signal(0);
  private under: string | null = null;
  private until = 0;
  /** What each address answered last, while a household is followed. */
  private readonly known = new Map<string, string>();

  /** From here on the readings of this household are compared with what they were; null: of none. */
  follow(householdId: string | null): void {
    this.under = householdId && `/api/v1/households/${householdId}`;
    this.known.clear();
  }

  /** What is read now, nobody asked for. */
  begin(): void {
    this.until = performance.now() + SETTLES;
  }

  /** Whether what is asked at this moment is asked by the page itself. */
  isQuiet(): boolean {
    return performance.now() < this.until;
  }

  answered(address: string, body: unknown, quiet: boolean): void {
    if (this.under === null || !address.startsWith(this.under)) return;
    const text = JSON.stringify(body);
    const before = this.known.get(address);
    this.known.set(address, text);
    if (!quiet) return;
    this.begin();
    if (before !== text) this.changes.update((count) => count + 1);
  }
}
