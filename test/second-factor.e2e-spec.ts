import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { hashPassword } from '../server/access/password.js';
import { LocalAccount } from '../server/access/session.entity.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { ProductBrowser } from './support/product-browser.js';

const PASSWORD = 'een goed wachtwoord';
const MINUTE = 60_000;

describe('the second step', () => {
  let test: TestApp;
  let builders: Builders;
  let passwordHash: string;
  /** How far the clock of the product stands ahead of the real one. */
  let ahead = 0;
  const now = (): number => Date.now() + ahead;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    passwordHash = await hashPassword(PASSWORD);
    test.clock.now = () => new Date(now());
  });
  afterEach(() => {
    ahead = 0;
  });
  afterAll(() => test.close());

  interface Person {
    id: string;
    email: string;
    browser: ProductBrowser;
  }

  async function signIn(email: string, more: object = {}, browser = new ProductBrowser(test)) {
    const answer = await browser.request('post', '/api/v1/session', { email, password: PASSWORD, ...more });
    return { browser, answer, code: answer.status === 201 ? 201 : (answer.body as { code: string }).code };
  }

  async function person(): Promise<Person> {
    const { id, email } = await builders.professional();
    await test.work.run(null, () => test.work.manager.insert(LocalAccount, { professionalId: id, passwordHash }));
    return { id, email, browser: (await signIn(email)).browser };
  }

  const codeOf = (secret: string, shift = 0): string => new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: now() + shift });
  const stepUp = (browser: ProductBrowser, more: object = {}) => browser.request('post', '/api/v1/session/step-up', { password: PASSWORD, ...more });

  /** Somebody who has it on; a code of before was used to turn it on. */
  async function withSecondStep(): Promise<Person & { secret: string; recovery: string[] }> {
    const who = await person();
    expect((await stepUp(who.browser)).status).toBe(200);
    const { secret } = (await who.browser.request('post', '/api/v1/second-factor')).body as { secret: string };
    const confirmed = await who.browser.request('post', '/api/v1/second-factor/confirmation', { code: codeOf(secret, -30_000) });
    expect(confirmed.status).toBe(200);
    return { ...who, secret, recovery: (confirmed.body as { codes: string[] }).codes };
  }

  it('is turned on after the password, with an image for the app and a first code', async () => {
    const { browser, email } = await person();
    expect((await browser.request('get', '/api/v1/second-factor')).body).toEqual({ on: false, possible: true, since: null, recoveryCodesLeft: 0 });
    expect((await browser.request('post', '/api/v1/second-factor')).body).toMatchObject({ status: 403, code: 'session.step-up-needed' });
    expect((await browser.request('post', '/api/v1/session/step-up', { password: 'iets anders' })).body).toMatchObject({ code: 'session.wrong-credentials' });
    expect((await stepUp(browser)).status).toBe(200);
    const { body: setup } = await browser.request('post', '/api/v1/second-factor');
    expect(setup.address).toMatch(/^otpauth:\/\/totp\/Samenregie:.*secret=/);
    expect(Buffer.from(setup.image.split(',')[1], 'base64').toString()).toMatch(/^<svg /);
    expect((await signIn(email)).code).toBe(201); // begun is not on
    expect((await browser.request('post', '/api/v1/second-factor/confirmation', { code: '000000' })).body).toMatchObject({ code: 'session.wrong-code' });
    const confirmed = await browser.request('post', '/api/v1/second-factor/confirmation', { code: codeOf(setup.secret) });
    expect(confirmed.body.codes.length).toBe(10);
    expect(new Set(confirmed.body.codes).size).toBe(10);
    expect((await browser.request('get', '/api/v1/second-factor')).body).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    expect((await browser.request('post', '/api/v1/second-factor')).body).toMatchObject({ code: 'second-factor.already-on' });
    expect((await signIn(email)).code).toBe('session.code-needed');
  });

  it('is begun anew after half an hour', async () => {
    const { browser } = await person();
    expect((await browser.request('post', '/api/v1/second-factor/confirmation', { code: '000000' })).body).toMatchObject({ code: 'second-factor.not-begun' });
    await stepUp(browser);
    const { secret } = (await browser.request('post', '/api/v1/second-factor')).body as { secret: string };
    ahead = 31 * MINUTE;
    expect((await browser.request('post', '/api/v1/second-factor/confirmation', { code: codeOf(secret) })).body).toMatchObject({ code: 'second-factor.not-begun' });
  });

  it('lets nobody in without a code: there is no session before it', async () => {
    const { email, secret } = await withSecondStep();
    const { answer, code, browser } = await signIn(email);
    expect({ code, cookie: answer.headers['set-cookie'] }).toEqual({ code: 'session.code-needed', cookie: undefined });
    expect((await signIn(email, { code: '123456' })).code).toBe('session.wrong-code');
    expect((await signIn(email, { password: 'fout', code: codeOf(secret) })).code).toBe('session.wrong-credentials');
    expect((await signIn(email, { code: codeOf(secret) }, browser)).code).toBe(201);
    expect(await browser.session()).toBe(200);
  });

  it('takes a code once, also when it comes many times at once', async () => {
    const { email, secret } = await withSecondStep();
    const code = codeOf(secret);
    const together = await Promise.all(Array.from({ length: 5 }, () => signIn(email, { code })));
    expect(together.map((each) => each.code).sort()).toEqual([201, ...Array.from({ length: 4 }, () => 'session.wrong-code')]);
    expect((await signIn(email, { code })).code).toBe('session.wrong-code');
  });

  it('takes a clock that is half a minute off, and no more; and no code of before the last', async () => {
    const { email, secret } = await withSecondStep();
    ahead = 5 * MINUTE;
    expect((await signIn(email, { code: codeOf(secret, -60_000) })).code).toBe('session.wrong-code');
    expect((await signIn(email, { code: codeOf(secret, 60_000) })).code).toBe('session.wrong-code');
    expect((await signIn(email, { code: codeOf(secret, 30_000) })).code).toBe(201);
    expect((await signIn(email, { code: codeOf(secret) })).code).toBe('session.wrong-code');
    ahead = 10 * MINUTE;
    expect((await signIn(email, { code: codeOf(secret, -30_000) })).code).toBe(201);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { email, recovery, browser } = await withSecondStep();
    const [first, second] = recovery as [string, string];
    expect(first).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    expect((await signIn(email, { code: first.toUpperCase().replaceAll('-', ' ') })).code).toBe(201);
    expect((await signIn(email, { code: first })).code).toBe('session.wrong-code');
    expect((await signIn((await withSecondStep()).email, { code: second })).code).toBe('session.wrong-code');
    expect((await browser.request('get', '/api/v1/second-factor')).body).toMatchObject({ recoveryCodesLeft: 9 });
    expect((await stepUp(browser, { code: second })).status).toBe(200);
    const renewed = (await browser.request('post', '/api/v1/second-factor/recovery-codes')).body as { codes: string[] };
    expect(renewed.codes.length).toBe(10);
    expect((await signIn(email, { code: recovery[2] })).code).toBe('session.wrong-code');
    expect((await signIn(email, { code: renewed.codes[0] })).code).toBe(201);
  });

  it('is refused for a while after ten wrong codes, also with the right one', async () => {
    const { email, secret, browser } = await withSecondStep();
    for (let attempt = 0; attempt < 10; attempt++) expect((await signIn(email, { code: '000000' })).code).toBe('session.wrong-code');
    const { answer } = await signIn(email, { code: codeOf(secret) });
    expect(answer.body).toMatchObject({ status: 429, code: 'session.too-many-attempts', facts: { minutes: 15 } });
    expect((await stepUp(browser, { code: codeOf(secret) })).body).toMatchObject({ code: 'session.too-many-attempts' });
    expect(await browser.session()).toBe(200);
  });

  it('is asked for stepping up too, and turning it off asks that', async () => {
    const { browser, email, secret } = await withSecondStep();
    ahead = 11 * MINUTE;
    expect((await browser.request('delete', '/api/v1/second-factor')).body).toMatchObject({ code: 'session.step-up-needed' });
    expect((await stepUp(browser)).body).toMatchObject({ code: 'session.code-needed' });
    expect((await stepUp(browser, { code: codeOf(secret) })).status).toBe(200);
    expect((await browser.request('delete', '/api/v1/second-factor')).status).toBe(204);
    expect((await browser.request('delete', '/api/v1/second-factor')).body).toMatchObject({ code: 'second-factor.off' });
    expect((await signIn(email)).code).toBe(201);
  });

  it('lasts ten minutes for what asks it, and counts for that session alone', async () => {
    const { browser, email } = await person();
    const { browser: other } = await signIn(email);
    expect((await stepUp(browser)).status).toBe(200);
    expect((await other.request('delete', '/api/v1/sessions')).status).toBe(403);
    ahead = 9 * MINUTE;
    expect((await browser.request('delete', '/api/v1/sessions')).status).toBe(204);
    ahead = 10 * MINUTE + 1000;
    expect((await browser.request('delete', '/api/v1/sessions')).status).toBe(403);
  });

  it('keeps its secret and codes unreadable in the database', async () => {
    const { id, secret, recovery } = await withSecondStep();
    const rows = await test.work.run(null, () =>
      test.work.manager.query<{ row: string }[]>(
        'select row_to_json(f)::text as row from second_factor f where professional_id = $1 union all select row_to_json(r)::text from recovery_code r where professional_id = $1',
        [id],
      ),
    );
    expect(rows.length).toBe(11);
    const stored = JSON.stringify(rows);
    for (const secretText of [secret, ...recovery, ...recovery.map((code) => code.replaceAll('-', ''))])
      for (const form of [secretText, Buffer.from(secretText).toString('hex')]) expect(stored).not.toContain(form);
  });

  it('is not for an account without a password here', async () => {
    const client = await test.as((await builders.professional()).id);
    expect((await client.get('/second-factor')).body).toMatchObject({ possible: false });
    expect((await client.post('/session/step-up').send({ password: 'x' })).body).toMatchObject({ code: 'session.wrong-credentials' });
  });
});
