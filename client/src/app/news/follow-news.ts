import { afterNextRender, DestroyRef, inject, Injector } from '@angular/core';
import type { PageReading } from './page-reading';

/** How much earlier than the page its first answer may have been asked, in milliseconds: `FRESH` of `shared/ahead.ts`, which comes with the first page. */
export const AHEAD = 5_000;

/**
 * Keeps a page as its household is: what others change is read anew by itself, without a stir. `first` is what the page cannot do
 * without. Comes with its own code after the page. Call where injection is possible.
 */
export function followNews(householdId: () => string, first: PageReading, ...others: PageReading[]): void {
  const injector = inject(Injector);
  const destroyed = inject(DestroyRef);
  // What it shows may have been asked ahead of it.
  const readAt = performance.now() - AHEAD;
  const begin = async (): Promise<void> => {
    const { HouseholdNews } = await import('./household-news');
    if (!destroyed.destroyed) injector.get(HouseholdNews).follow({ householdId, readAt, readings: [first, ...others] }, injector);
  };
  afterNextRender(() => void begin());
}
