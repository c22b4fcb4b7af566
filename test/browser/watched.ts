import type { BrowserContext, Request } from 'playwright-core';

/** What may stand in the storage of the browser: how the page looks, and nothing of anybody. */
const STORED: readonly string[] = ['samenregie.theme'];

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
    }`);
    context.on('console', (message) => {
      const stored = message.text().startsWith(STORES) ? message.text().slice(STORES.length) : undefined;
      if (stored && !STORED.includes(stored)) this.found.add(`storage has ${stored}`);
      if (/Content Security Policy|Trusted(HTML|Script|ScriptURL)/i.test(message.text())) this.found.add(message.text());
    });
    context.on('weberror', (error) => this.found.add(`an error in the page: ${error.error().message}`));
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
