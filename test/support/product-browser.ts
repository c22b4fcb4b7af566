import supertest from 'supertest';
import type { TestApp } from './app.js';

/** A browser's side of the product, without a screen: it keeps the cookies that it is given. */
export class ProductBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly test: TestApp) {}

  async request(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object): Promise<supertest.Response> {
    const sent = supertest(this.test.app.getHttpServer())[method](path).set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await (body ? sent.send(body) : sent);
    for (const line of (answer.headers['set-cookie'] ?? []) as unknown as string[]) {
      const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  plant(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  /** Begins a sign-on: the address at the provider. */
  async beginSignOn(body: object = { purpose: 'sign_in' }): Promise<string> {
    const answer = await this.request('post', '/api/v1/sign-on', body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return (answer.body as { continueAt: string }).continueAt;
  }

  /** Comes back from the provider: the page that the product goes on to. */
  async comeBack(callback: URL): Promise<string> {
    const answer = await this.request('get', `${callback.pathname}${callback.search}`);
    if (answer.status !== 303) throw new Error(`${answer.status} ${answer.text}`);
    return answer.headers['location']!;
  }

  /** 200, or the code with which a session is refused. */
  async session(): Promise<number | string> {
    const answer = await this.request('get', '/api/v1/session');
    return answer.status === 200 ? 200 : (answer.body as { code: string }).code;
  }
}
