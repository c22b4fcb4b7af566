import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair } from 'jose';
import supertest from 'supertest';
import { newId } from '../server/shared/identifier.js';
import type { ProductBrowser } from './support/product-browser.js';
import { CLIENT_ID } from './support/provider.js';
import { SignOnSetting } from './support/sign-on-setting.js';

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };

describe('signing out of single sign-on', () => {
  let setting: SignOnSetting;
  beforeAll(async () => {
    setting = await SignOnSetting.start();
  });
  afterAll(() => setting.close());

  /** Somebody who is signed on, with the browser that they did it in. */
  async function signedOn(login = newId()) {
    if (!setting.provider.people.has(login)) await setting.person(login);
    const { browser, visitor } = await setting.signOn(login);
    expect(await browser.session()).toBe(200);
    return { browser, visitor, login };
  }

  const notify = (token: unknown) => supertest(setting.test.app.getHttpServer()).post('/api/v1/session/back-channel-logout').type('form').send({ logout_token: token });
  const now = (): number => Math.floor(Date.now() / 1000);
  const claims = (more: object): Record<string, unknown> => ({ iss: setting.provider.issuer, aud: CLIENT_ID, iat: now(), exp: now() + 120, jti: newId(), events: EVENTS, ...more });
  const sidOf = async (login: string): Promise<string> => {
    const rows = await setting.query<{ sid: string }>('select provider_session as sid from session where subject = $1', login);
    return rows[0]!.sid;
  };

  it('begun here ends the session here, and then at the provider, which gets its own token back', async () => {
    const { browser, visitor, login } = await signedOn();
    const { body } = await browser.request('post', '/api/v1/sign-on/sign-out');
    expect(body).toEqual({ continueAt: '/api/v1/sign-on/sign-out' });
    expect(await browser.session()).toBe('session.none');
    const answer = await browser.request('get', '/api/v1/sign-on/sign-out');
    const goingTo = new URL(answer.headers['location']!);
    expect(goingTo.origin).toBe(setting.provider.issuer);
    expect(goingTo.searchParams.get('id_token_hint')).toBeTruthy();
    expect(await visitor.signOut(goingTo.href)).toBe(`${setting.url}/sign-in`);
    // Signed out there: the provider asks who it is, and lets somebody else in.
    await signedOn('na-afmelden');
    const back = await visitor.signOn(await browser.beginSignOn(), 'na-afmelden');
    await browser.comeBack(back);
    const session = (await browser.request('get', '/api/v1/session')).body;
    expect(session.professionalId).not.toBe(login);
    expect((await browser.request('get', '/api/v1/sign-on/sign-out')).headers['location']).toBe('/sign-in');
  });

  it('begun by the provider ends the session here, without the browser', async () => {
    const { browser, visitor } = await signedOn();
    await visitor.signOut(`${setting.provider.issuer}/session/end`);
    expect(await browser.session()).toBe('session.none');
  });

  it('told of one session by the provider ends that one alone', async () => {
    const login = newId();
    const first = await signedOn(login);
    const sid = await sidOf(login);
    const second = await signedOn(login);
    await notify(await setting.provider.sign(claims({ sub: login, sid }))).expect(204);
    expect([await first.browser.session(), await second.browser.session()]).toEqual(['session.none', 200]);
  });

  it('told of a person by the provider ends all of theirs alone', async () => {
    const login = newId();
    const [first, second, stranger] = [await signedOn(login), await signedOn(login), await signedOn()];
    await notify(await setting.provider.sign(claims({ sub: login }))).expect(204);
    expect([await first.browser.session(), await second.browser.session(), await stranger.browser.session()]).toEqual(['session.none', 'session.none', 200]);
  });

  describe('is not begun by', () => {
    const expectRefused = async (token: unknown, browser: ProductBrowser) => {
      const answer = await notify(token);
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code: 'sign-on.logout-token-invalid' });
      expect(await browser.session()).toBe(200);
    };

    it.each<[string, (sub: string) => object]>([
      ['another issuer', (sub) => ({ sub, iss: 'http://localhost:1' })],
      ['a token for another product', (sub) => ({ sub, aud: 'something-else' })],
      ['one without an event', (sub) => ({ sub, events: undefined })],
      ['one of another event', (sub) => ({ sub, events: { 'http://schemas.openid.net/event/other': {} } })],
      ['one with a nonce', (sub) => ({ sub, nonce: 'n' })],
      ['one without an id', (sub) => ({ sub, jti: undefined })],
      ['one without a moment', (sub) => ({ sub, iat: undefined })],
      ['an old one', (sub) => ({ sub, iat: now() - 3600, exp: undefined })],
      ['one that has expired', (sub) => ({ sub, exp: now() - 60 })],
      ['one of the future', (sub) => ({ sub, iat: now() + 3600 })],
      ['one that names nobody', () => ({})],
    ])('%s', async (_, wrong) => {
      const { browser, login } = await signedOn();
      await expectRefused(await setting.provider.sign(claims(wrong(login))), browser);
    });

    it('a token with another key, with none, with a changed person, or of another kind', async () => {
      const { browser, login } = await signedOn();
      const { privateKey: key } = await generateKeyPair('RS256');
      await expectRefused(await setting.provider.sign(claims({ sub: login }), { key }), browser);
      const unsigned = [{ alg: 'none', typ: 'logout+jwt' }, claims({ sub: login })].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
      await expectRefused(`${unsigned.join('.')}.`, browser);
      const [header, , signature] = (await setting.provider.sign(claims({ sub: 'iemand' }))).split('.');
      await expectRefused([header, unsigned[1], signature].join('.'), browser);
      await expectRefused(await setting.provider.sign(claims({ sub: login }), { typ: 'at+jwt' }), browser);
      await expectRefused('no token', browser);
      await expectRefused(undefined, browser);
      await expectRefused('x'.repeat(9000), browser);
    });

    it('a token that came before', async () => {
      const login = newId();
      const first = await signedOn(login);
      const token = await setting.provider.sign(claims({ sub: login }));
      await notify(token).expect(204);
      expect(await first.browser.session()).toBe('session.none');
      const second = await signedOn(login);
      await expectRefused(token, second.browser);
    });

    it('the same token ten times at once: it counts once', async () => {
      const token = await setting.provider.sign(claims({ sub: 'niemand' }));
      const answers = await Promise.all(Array.from({ length: 10 }, () => notify(token)));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array.from({ length: 9 }, () => 400)]);
    });
  });

  it('is the only thing that takes a form: elsewhere a form is refused unread', async () => {
    const answer = await supertest(setting.test.app.getHttpServer()).post('/api/v1/session').type('form').send({ email: 'a@b.nl', password: 'x' });
    expect(answer.body).toMatchObject({ status: 415, code: 'input.unknown-media-type' });
  });
});
