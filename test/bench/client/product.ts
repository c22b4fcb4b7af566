import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page, type Request } from 'playwright-core';
import { projectFolder } from '../../../server/config.js';
import { freePort } from '../../support/free-port.js';

const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

/** In milliseconds. */
const SETTLED = 500;

/** Who signs in: case director of the worked case. */
const WHO = /^Noor Benali/;

/** A page of a browser that has nothing of the product yet, and the wire to its machinery. */
export interface Visitor {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Waits until nothing is on its way for half a second; streams, which have no end, do not count. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** The built product with its demo, as `npm start` runs it, and a browser. */
export class Product {
  private constructor(
    readonly address: string,
    private readonly browser: Browser,
    private readonly stopServer: () => Promise<void>,
  ) {}

  static async start(): Promise<Product> {
    const data = await mkdtemp(join(tmpdir(), 'samenregie-client-'));
    await chmod(data, 0o755);
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, [join(projectFolder, 'build/api/server/main.js')], {
      env: { PATH: process.env['PATH'], PORT: String(port), SAMENREGIE_DATA: data, DEMO: 'auto' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const stopServer = async (): Promise<void> => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    };
    try {
      await answering(address, () => child.exitCode === null);
      return new Product(address, await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS }), stopServer);
    } catch (error) {
      await stopServer();
      throw error;
    }
  }

  /**
   * Somebody on a phone, with an empty cache.
   * @param slowdown how many times slower than this machine their processor is
   * @param session that of a signed-in person, as `signIn` answers it
   */
  async visitor({ slowdown = 1, session }: { slowdown?: number; session?: Session } = {}): Promise<Visitor> {
    const context = await this.browser.newContext({
      baseURL: this.address,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      locale: 'nl-NL',
      ...(session ? { storageState: session } : {}),
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const devtools = await context.newCDPSession(page);
    if (slowdown > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return { page, devtools, settled: settling(page), close: () => context.close() };
  }

  /** Signs somebody in, for visitors who come back. */
  async signIn(): Promise<Session> {
    const visitor = await this.visitor();
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('button', { name: WHO }).click();
    await page.locator('app-household-card').first().waitFor();
    const session = await page.context().storageState();
    await visitor.close();
    return session;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.stopServer();
  }
}

function settling(page: Page): () => Promise<void> {
  const under = new Set<Request>();
  let lastAt = performance.now();
  const ended = (request: Request): void => {
    under.delete(request);
    lastAt = performance.now();
  };
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') under.add(request);
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    lastAt = performance.now();
    while (under.size > 0 || performance.now() - lastAt < SETTLED) await pause(20);
  };
}

export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

async function answering(address: string, runs: () => boolean): Promise<void> {
  for (let tries = 0; tries < 6_000 && runs(); tries++) {
    const ready = await fetch(`${address}/api/v1/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await pause(100);
  }
  throw new Error('The product does not answer.');
}
