import { randomBytes } from 'node:crypto';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { cloneDatabase } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { addressOf, ServerProcesses } from '../support/server-process.js';
import { Watched } from './watched.js';

/** How somebody looks at the product. */
export interface View {
  width: 1280 | 390;
}

export const LAPTOP: View = { width: 1280 };
export const PHONE: View = { width: 390 };
export const VIEWS: readonly View[] = [LAPTOP, PHONE];

const HEIGHTS = { 1280: 850, 390: 844 } as const;
const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

/** The built product with its demo, and a browser that looks at it. */
export interface ProductInBrowser {
  /** A page of somebody of the demo who has signed in by choosing the account; without a name at the sign-in page. */
  open(view: View, name?: string): Promise<Page>;
  close(): Promise<void>;
}

/**
 * The built server as a process of its own on a copy of the demo's database, and Chromium.
 * `settings` are told the address of the product before it starts: a provider of single sign-on must know it.
 */
export async function startProduct(settings: (address: string) => Promise<Record<string, string>> = () => Promise.resolve({})): Promise<ProductInBrowser> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const environment = await settings(address);
  const database = await cloneDatabase('samenregie_demo');
  const servers = new ServerProcesses();
  const server = servers.start({
    PORT: String(port),
    DATABASE_URL: database.url,
    DATABASE_APP_URL: database.applicationUrl,
    DEMO: 'load',
    JOBS: 'off',
    LOG_LEVEL: 'silent',
    DATABASE_WAIT: '30000',
    SECRETS_KEY: randomBytes(32).toString('base64'),
    ...environment,
  });
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS });
  await addressOf(server);
  const watched = new Watched(address, environment['OIDC_ISSUER']);
  return {
    open: (view, name) => openPage(browser, watched, address, view, name),
    close: async () => {
      await browser.close();
      server.child.kill('SIGTERM');
      await server.exit;
      await database.drop();
      watched.nothingFound();
    },
  };
}

async function openPage(browser: Browser, watched: Watched, address: string, { width }: View, name: string | undefined): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: address,
    viewport: { width, height: HEIGHTS[width] },
    colorScheme: 'light',
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
    await page.getByRole('heading', { level: 1, name: /^(Mijn huishoudens|Collega’s|Privacy)$/ }).waitFor();
  }
  return page;
}
