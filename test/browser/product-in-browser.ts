import { createServer } from 'node:net';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { DemoService } from '../../server/demo/demo.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { Watched } from './watched.js';

/** How somebody looks at the product. */
export interface View {
  width: 1280 | 390;
  scheme: 'light' | 'dark';
}

export const LAPTOP: View = { width: 1280, scheme: 'light' };
export const VIEWS: readonly View[] = [LAPTOP, { width: 1280, scheme: 'dark' }, { width: 390, scheme: 'light' }, { width: 390, scheme: 'dark' }];

const HEIGHTS = { 1280: 850, 390: 844 } as const;
const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

/** The built product with its demo, and a browser that looks at it. */
export interface ProductInBrowser {
  /** A page of somebody of the demo who has signed in by choosing the account; without a name at the sign-in page. */
  open(view: View, name?: string): Promise<Page>;
  close(): Promise<void>;
}

export async function startProduct(): Promise<ProductInBrowser> {
  const test = await startApp();
  await test.asSystem((context) => context.get(DemoService).load());
  await test.app.get(DemoService).offerAccounts();
  const address = await listen(test);
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS });
  const watched = new Watched(address);
  return {
    open: (view, name) => openPage(browser, watched, address, view, name),
    close: async () => {
      await browser.close();
      await test.close();
      watched.nothingFound();
    },
  };
}

async function openPage(browser: Browser, watched: Watched, address: string, { width, scheme }: View, name: string | undefined): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: address,
    viewport: { width, height: HEIGHTS[width] },
    colorScheme: scheme,
    hasTouch: width === 390,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
  });
  await watched.follow(context);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto('/');
  if (name) {
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await page.getByRole('heading', { level: 1, name: /^(Mijn huishoudens|Collega’s)$/ }).waitFor();
  }
  return page;
}

/** Listens on a free port below those that outgoing connections take. */
async function listen(test: TestApp): Promise<string> {
  for (let port = 21_000 + Math.floor(Math.random() * 9_000); port < 32_000; port++) {
    if (await isFree(port)) {
      await test.app.listen(port, '127.0.0.1');
      return `http://127.0.0.1:${port}`;
    }
  }
  throw new Error('No free port found for the product.');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
