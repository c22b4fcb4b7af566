import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { jest } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import Provider, { type AccountClaims } from 'oidc-provider';
import { freePort } from './free-port.js';

export const CLIENT_ID = 'samenregie';
export const CLIENT_SECRET = 'a secret that only the tests know, and long enough';
const KEY_ID = 'signing';

/** A certified OpenID Connect provider on this machine, with its own pages to sign on at: any login and password will do. */
export interface TestProvider {
  issuer: string;
  /** What the provider says of a login; may change between two sign-ons. */
  people: Map<string, Record<string, unknown>>;
  /** A token with the provider's own signature, or with the key given. */
  sign(claims: JWTPayload, options?: { key?: CryptoKey; typ?: string }): Promise<string>;
  /** Settings of a product that signs on here. */
  settings: Record<string, string>;
  close(): Promise<void>;
}

/** Under the name `localhost`, so that for a browser it is another site than the product at 127.0.0.1. */
export async function startProvider(productUrl: string, at?: number): Promise<TestProvider> {
  const port = at ?? (await freePort());
  const issuer = `http://localhost:${port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const people: TestProvider['people'] = new Map();
  // It says aloud that its pages and its memory are for trying out only, which is what they are used for.
  const aloud = (['warn', 'info'] as const).map((method) => jest.spyOn(console, method).mockImplementation(() => undefined));
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${productUrl}/api/v1/sign-on/callback`],
        post_logout_redirect_uris: [`${productUrl}/sign-in`],
        backchannel_logout_uri: `${productUrl}/api/v1/session/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], profile: ['name', 'organisation', 'roles'], email: ['email'] },
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 3600, Grant: 3600 },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) as AccountClaims }),
    // The library's own guard refuses addresses of this machine, and the product of these tests is at one.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
  });
  const server: Server = createServer((request, response) => void provider.callback()(request, response));
  server.listen(port);
  await once(server, 'listening');
  return {
    issuer,
    people,
    sign: (claims, { key = privateKey, typ = 'logout+jwt' } = {}) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ }).sign(key),
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT_ID, OIDC_CLIENT_SECRET: CLIENT_SECRET, OIDC_NAME: 'Voorbeeldpas', PUBLIC_URL: productUrl },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const method of aloud) method.mockRestore();
    },
  };
}

/** Goes through the pages of a provider as a browser does, with its cookies, but without a screen. */
export class ProviderVisitor {
  private readonly cookies = new Map<string, string>();

  /** Signs on as this login where it is asked to; answers the address at the product to which the provider sends back. */
  async signOn(address: string, login: string): Promise<URL> {
    let { origin } = new URL(address);
    let answer = await this.fetch(address);
    for (let steps = 0; steps < 20; steps++) {
      const location = answer.headers.get('location');
      if (location) {
        const next = new URL(location, origin);
        if (next.origin !== origin) return next;
        answer = await this.fetch(next.href);
        continue;
      }
      const page = await answer.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
      if (!action) throw new Error(`The provider answers ${answer.status}: ${page.slice(0, 600)}`);
      const fields: Record<string, string> = page.includes('name="login"') ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' };
      origin = new URL(action, origin).origin;
      answer = await this.fetch(new URL(action, origin).href, { method: 'POST', body: new URLSearchParams(fields) });
    }
    throw new Error('The provider keeps asking.');
  }

  /** Signs out at the provider, saying yes; answers where it sends the browser. */
  async signOut(address: string): Promise<string | null> {
    const page = await (await this.fetch(address)).text();
    const action = /action="([^"]+)"/.exec(page)![1]!;
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)![1]!;
    const answer = await this.fetch(action, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    return answer.headers.get('location');
  }

  private async fetch(address: string, options: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...options, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}
