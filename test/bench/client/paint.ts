import type { Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
import type { Product, Session } from './product.js';

/** Of one page that is opened with an empty cache; times in milliseconds. */
export interface PaintFigures {
  /** Until the largest thing in sight was drawn; median. */
  largestPaint: number;
  /** All of the layout shift of the page that nobody asked for, added up: the most of all rounds. */
  shift: number;
  /** The longest stretch in which the page answered nothing; median. */
  longestTask: number;
}

/** Watches from before the page's own first line. */
const WATCH = `
  window.seen = { largestPaint: 0, shift: 0, longestTask: 0, shifts: [] };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => (seen.largestPaint = entry.startTime));
  watch('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    seen.shift += entry.value;
    for (const { node } of entry.sources) seen.shifts.push((node && (node.nodeName + '.' + (node.className || ''))) + ' ' + entry.value.toFixed(3));
  });
  watch('longtask', (entry) => (seen.longestTask = Math.max(seen.longestTask, entry.duration)));
`;

export interface Seen extends PaintFigures {
  /** What moved. */
  shifts: string[];
}

/** How often each page is opened. */
const ROUNDS = 5;

/** Until everything that follows the first picture is there as well, in milliseconds. */
const SETTLED = 1_500;

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;

/** @param ready what is in sight when the page is there */
export async function paintFigures(product: Product, { address, ready, session, slowdown }: { address: string; ready: string; session?: Session; slowdown: number }): Promise<PaintFigures> {
  const rounds: Seen[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await seenAt(product, address, ready, session, slowdown));
  const figure = (name: 'largestPaint' | 'longestTask'): number => Math.round(median(rounds.map((each) => each[name])));
  return { largestPaint: figure('largestPaint'), shift: Math.max(...rounds.map(({ shift }) => shift)), longestTask: figure('longestTask') };
}

/** One look at a page with an empty cache. */
export async function seenAt(product: Product, address: string, ready: string, session: Session | undefined, slowdown: number): Promise<Seen> {
  const visitor = await product.visitor({ slowdown, ...(session ? { session } : {}) });
  await watchPaint(visitor.page);
  await visitor.page.goto(address);
  await visitor.page.locator(ready).first().waitFor();
  await visitor.settled();
  await pause(SETTLED);
  const seen = await visitor.page.evaluate<Seen>('seen');
  await visitor.close();
  return seen;
}

export const watchPaint = (page: Page): Promise<unknown> => page.addInitScript(WATCH);
