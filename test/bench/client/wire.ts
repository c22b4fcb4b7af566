import type { CDPSession, Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
import type { Product, Session } from './product.js';

/** What came over the wire for one answer: heading and body as they were sent, in bytes. */
interface Answer {
  path: string;
  bytes: number;
}

export interface Wire {
  /** Everything, in bytes. */
  total: number;
  requests: number;
  /** Of `total`: what the API answered. */
  api: number;
  /** The largest first. */
  answers: Answer[];
}

export interface WireFigures {
  /** An empty cache, until the sign-in page is there and nothing more comes. */
  firstLoad: Wire;
  /** From there by signing in to the list, and from there to the page of a household. */
  list: Wire;
  household: Wire;
  /** An empty cache and a session: straight to the page of a household. */
  householdAtOnce: Wire;
}

/** Nothing on its way for this long, in milliseconds, counts as being there. */
const QUIET = 1_500;

export async function wireFigures(product: Product, session: Session, household: string): Promise<WireFigures> {
  const visitor = await product.visitor();
  const log = await WireLog.of(visitor.devtools);
  const { page } = visitor;
  const firstLoad = await log.during(async () => {
    await page.goto('/');
    await page.getByRole('button', { name: /^Noor Benali/ }).waitFor();
  });
  const list = await log.during(async () => {
    // By keyboard: a pointer that is left over a household fetches its page ahead, which is counted with that.
    await page.getByRole('button', { name: /^Noor Benali/ }).press('Enter');
    await page.locator('app-household-card').first().waitFor();
  });
  const opened = await log.during(() => openHousehold(page, household));
  await visitor.close();

  const returning = await product.visitor({ session });
  const other = await WireLog.of(returning.devtools);
  const householdAtOnce = await other.during(async () => {
    await returning.page.goto(household);
    await returning.page.locator('app-household-header h1').waitFor();
  });
  await returning.close();
  return { firstLoad, list, household: opened, householdAtOnce };
}

async function openHousehold(page: Page, household: string): Promise<void> {
  await page.locator(`app-household-card a[href="${household}"]`).first().click();
  await page.locator('app-household-header h1').waitFor();
}

/** Chromium's own log of the network. */
class WireLog {
  private answers: Answer[] = [];
  private readonly paths = new Map<string, string>();
  private readonly under = new Set<string>();
  private lastAt = 0;

  static async of(devtools: CDPSession): Promise<WireLog> {
    const log = new WireLog();
    devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
      log.paths.set(requestId, new URL(request.url).pathname);
      // A stream of news has no end.
      if (type !== 'EventSource') log.under.add(requestId);
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      log.answers.push({ path: log.paths.get(requestId) ?? '?', bytes: encodedDataLength });
      log.end(requestId);
    });
    devtools.on('Network.loadingFailed', ({ requestId }) => log.end(requestId));
    await devtools.send('Network.enable');
    return log;
  }

  /** What comes from the beginning of the work until it is done and quiet. */
  async during(work: () => Promise<void>): Promise<Wire> {
    this.answers = [];
    this.lastAt = performance.now();
    await work();
    while (this.under.size > 0 || performance.now() - this.lastAt < QUIET) await pause(50);
    const answers = this.answers.toSorted((one, other) => other.bytes - one.bytes);
    const sum = (some: readonly Answer[]): number => some.reduce((bytes, answer) => bytes + answer.bytes, 0);
    return { total: sum(answers), requests: answers.length, api: sum(answers.filter(({ path }) => path.startsWith('/api/'))), answers };
  }

  private end(requestId: string): void {
    this.under.delete(requestId);
    this.lastAt = performance.now();
  }
}
