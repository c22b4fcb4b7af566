import { afterNextRender, DestroyRef, inject, Injector } from '@angular/core';
import type { PageReading } from './page-reading';

/** How long ago it was asked, at most, in milliseconds, what a page shows that was asked ahead of it. */
const AHEAD = 5_000;

/**
 * Keeps a page as its household is: what others change is read anew by itself, without a stir. `first` is what the page cannot do
 * without. Comes with its own code after the page. Call where injection is possible.
 */
export function followNews(householdId: () => string, first: PageReading, ...others: PageReading[]): void {
  const injector = inject(Injector);
  const destroyed = inject(DestroyRef);
  const now = performance.now();
  const askedAheadAt = performance.getEntriesByName('asked-ahead').at(-1)?.startTime ?? -Infinity;
  const readAt = now - askedAheadAt < AHEAD ? askedAheadAt : now;
  const begin = async (): Promise<void> => {
    const { HouseholdNews } = await import('./household-news');
    if (!destroyed.destroyed) injector.get(HouseholdNews).follow({ householdId, readAt, readings: [first, ...others] }, injector);
  };
  afterNextRender(() => void begin());
}
