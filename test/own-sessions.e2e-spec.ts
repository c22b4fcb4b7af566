import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { hashPassword } from '../server/access/password.js';
import { LocalAccount } from '../server/access/session.entity.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { freePort } from './support/free-port.js';
import { ProductBrowser } from './support/product-browser.js';
import { startProvider } from './support/provider.js';

const PASSWORD = 'een goed wachtwoord';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';

describe('own sessions', () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp({ SESSION_IDLE_MINUTES: '30' });
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  async function withPassword(): Promise<{ id: string; email: string }> {
    const professional = await builders.professional();
    const passwordHash = await hashPassword(PASSWORD);
    await test.work.run(null, () => test.work.manager.insert(LocalAccount, { professionalId: professional.id, passwordHash }));
    return professional;
  }
  async function signIn(email: string, browser = new ProductBrowser(test)): Promise<ProductBrowser> {
    expect((await browser.request('post', '/api/v1/session', { email, password: PASSWORD })).status).toBe(201);
    return browser;
  }
  const list = async (browser: ProductBrowser) => (await browser.request('get', '/api/v1/sessions')).body as { id: string; current: boolean; browser: string; system: string }[];

  it('are shown with the kind of device, this one marked, without anything of the token', async () => {
    const { email } = await withPassword();
    const answer = await supertest(test.app.getHttpServer()).post('/api/v1/session').set('User-Agent', FIREFOX).send({ email, password: PASSWORD }).expect(201);
    const browser = await signIn(email);
    const sessions = await list(browser);
    expect(sessions.map(({ current, browser: kind, system }) => ({ current, kind, system }))).toEqual([
      { current: true, kind: 'other', system: 'other' },
      { current: false, kind: 'firefox', system: 'linux' },
    ]);
    const token = /session=([^;]+)/.exec((answer.headers['set-cookie'] as unknown as string[])[0]!)![1]!;
    expect(JSON.stringify(sessions)).not.toContain(token);
    const stored = await test.work.run(null, () => test.work.manager.query<unknown[]>('select * from session'));
    expect(JSON.stringify(stored)).not.toContain('Gecko');
  });

  it('can each be ended, and end at once', async () => {
    const { email } = await withPassword();
    const [here, there] = [await signIn(email), await signIn(email)];
    const other = (await list(here)).find(({ current }) => !current)!;
    expect((await here.request('delete', `/api/v1/sessions/${other.id}`)).status).toBe(204);
    expect([await here.session(), await there.session()]).toEqual([200, 'session.none']);
    expect((await list(here)).length).toBe(1);
  });

  it('of somebody else are "not there"', async () => {
    const [mine, theirs] = [await signIn((await withPassword()).email), await signIn((await withPassword()).email)];
    const [target] = await list(theirs);
    const forbidden = await mine.request('delete', `/api/v1/sessions/${target!.id}`);
    const missing = await mine.request('delete', `/api/v1/sessions/${newId()}`);
    expect({ status: forbidden.status, body: forbidden.body }).toEqual({ status: 404, body: missing.body });
    expect(await theirs.session()).toBe(200);
  });

  it('are all ended but this one, after the password', async () => {
    const { email } = await withPassword();
    const [here, ...others] = [await signIn(email), await signIn(email), await signIn(email)];
    const stranger = await signIn((await withPassword()).email);
    expect((await here!.request('delete', '/api/v1/sessions')).body).toMatchObject({ code: 'session.step-up-needed' });
    expect((await here!.request('post', '/api/v1/session/step-up', { password: PASSWORD })).status).toBe(200);
    expect((await here!.request('delete', '/api/v1/sessions')).status).toBe(204);
    expect([await here!.session(), await stranger.session(), ...(await Promise.all(others.map((each) => each.session())))]).toEqual([200, 200, 'session.none', 'session.none']);
  });

  it('that ended by themselves are not shown', async () => {
    const { email } = await withPassword();
    await signIn(email);
    test.clock.now = () => new Date(Date.now() + 31 * 60_000);
    try {
      expect((await list(await signIn(email))).length).toBe(1);
    } finally {
      test.clock.now = () => new Date(Date.now());
    }
  });

  it('follow one cookie in two tabs: signing out in one ends it in the other', async () => {
    const browser = await signIn((await withPassword()).email);
    const cookie = browser.cookie('session')!;
    await browser.request('delete', '/api/v1/session');
    const otherTab = new ProductBrowser(test);
    otherTab.plant('session', cookie);
    expect([await browser.session(), await otherTab.session()]).toEqual(['session.none', 'session.none']);
  });

  it('are not taken over from a cookie that was there before signing in', async () => {
    const { email } = await withPassword();
    const attacker = await signIn((await withPassword()).email);
    const browser = new ProductBrowser(test);
    browser.plant('session', attacker.cookie('session')!);
    await signIn(email, browser);
    expect(browser.cookie('session')).not.toBe(attacker.cookie('session'));
    const who = async (each: ProductBrowser) => ((await each.request('get', '/api/v1/session')).body as { professionalId: string }).professionalId;
    expect(await who(browser)).not.toBe(await who(attacker));
  });

  it('lose a role as soon as it is taken away', async () => {
    const { email, id } = await withPassword();
    const browser = await signIn(email);
    expect((await browser.request('get', '/api/v1/households')).status).toBe(200);
    await test.work.run(null, () => test.work.manager.query(`update professional set roles = '{administrator}' where id = $1`, [id]));
    expect((await browser.request('get', '/api/v1/households')).status).toBe(403);
  });

  it('are not ended, and nobody steps up, at the word of another site', async () => {
    const browser = await signIn((await withPassword()).email);
    const cookie = `session=${browser.cookie('session')}`;
    for (const [method, path] of [['delete', 'sessions'], ['post', 'session/step-up'], ['post', 'second-factor'], ['post', 'sign-on/sign-out']] as const) {
      const answer = await supertest(test.app.getHttpServer())[method](`/api/v1/${path}`).set('Cookie', cookie).set('Sec-Fetch-Site', 'cross-site').send({});
      expect(answer.body).toMatchObject({ code: 'session.cross-site' });
    }
  });

  it('do not step up for a while after ten wrong passwords, also with the right one', async () => {
    const browser = await signIn((await withPassword()).email);
    for (let attempt = 0; attempt < 10; attempt++) expect((await browser.request('post', '/api/v1/session/step-up', { password: 'gok' })).status).toBe(401);
    expect((await browser.request('post', '/api/v1/session/step-up', { password: PASSWORD })).body).toMatchObject({ status: 429, code: 'session.too-many-attempts' });
    expect(await browser.session()).toBe(200);
  });
});

describe('without local accounts', () => {
  it('nobody signs in with a password, and sessions that began with one have ended', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const provider = await startProvider(url);
    const test = await startApp({ ...provider.settings, LOCAL_ACCOUNTS: 'off' });
    try {
      const builders = new Builders(test, test.clock.today());
      const client = await test.as();
      expect((await client.get('/sign-in-options')).body).toEqual({ localAccounts: false, signOn: { name: 'Voorbeeldpas' } });
      const answer = await client.post('/session').send({ email: 'iemand@test.example', password: PASSWORD });
      expect(answer.body).toMatchObject({ status: 403, code: 'session.local-accounts-off' });
      const before = await test.as((await builders.professional()).id);
      await before.get('/session').expect(401);
    } finally {
      await test.close();
      await provider.close();
    }
  });
});
