import type { BrowserContext, Request } from 'playwright-core';

/** What may stand in the storage of the browser: how the page looks, and nothing of anybody. */
const STORED: readonly string[] = ['samenregie.theme'];

/** Drafts: in a database of which neither name nor content says whose or what it is. */
const DRAFTS = /^database samenregie\.drafts\.[0-9a-f]{32}$/;

const STORES = 'stores: ';

/** Notes, in every page of a context, what the product must never do to the browser of its users. */
export class Watched {
  private readonly found = new Set<string>();

  /** `provider`: to which the browser may go for signing on; what its own pages do is not looked at. */
  constructor(
    private readonly origin: string,
    private readonly provider?: string,
  ) {}

  async follow(context: BrowserContext): Promise<void> {
    context.on('request', (request) => {
      const url = new URL(request.url());
      const asItMay = url.origin === this.origin || (request.isNavigationRequest() && url.origin === this.provider) || this.isOfProvider(request);
      if (url.protocol.startsWith('http') && !asItMay) this.found.add(`a request to ${url.origin}`);
    });
    // A string, so that what runs in the page is not taken for code of the tests.
    await context.addInitScript(`{
      const setItem = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) { console.debug('${STORES}' + key); setItem.call(this, key, value); };
      const openDatabase = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (name, version) { console.debug('${STORES}database ' + name); return openDatabase.call(this, name, version); };
      for (const way of ['put', 'add']) {
        const write = IDBObjectStore.prototype[way];
        IDBObjectStore.prototype[way] = function (row, key) {
          const encrypted = Object.keys(row).sort().join() === 'at,iv,name,sealed' && typeof row.at === 'number' && /^[0-9a-f]{64}$/.test(row.name)
            && row.iv instanceof Uint8Array && row.iv.length === 12 && row.sealed instanceof ArrayBuffer;
          if (!encrypted) console.debug('${STORES}something in plain');
          return write.call(this, row, key);
        };
      }
    }`);
    context.on('console', (message) => {
      const stored = message.text().startsWith(STORES) ? message.text().slice(STORES.length) : undefined;
      if (stored && !STORED.includes(stored) && !DRAFTS.test(stored)) this.found.add(`storage has ${stored}`);
      if (/Content Security Policy|Trusted(HTML|Script|ScriptURL)/i.test(message.text())) this.found.add(message.text());
    });
    context.on('weberror', (error) => {
      const { message } = error.error();
      // That code did not come is told on the page.
      if (!/dynamically imported module/.test(message)) this.found.add(`an error in the page: ${message}`);
    });
    context.on('response', (response) => {
      const url = new URL(response.url());
      if (url.pathname.startsWith('/api/') && response.headers()['cache-control'] !== 'no-store') this.found.add(`${url.pathname} may be kept by the browser`);
    });
  }

  private isOfProvider(request: Request): boolean {
    return this.provider !== undefined && !request.isNavigationRequest() && request.frame().url().startsWith(this.provider);
  }

  /** Throws where something was found. */
  nothingFound(): void {
    if (this.found.size > 0) throw new Error(`In the browser: ${[...this.found].join('; ')}`);
  }
}
