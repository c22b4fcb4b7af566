import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp } from './support/app.js';
import { freePort } from './support/free-port.js';
import { ProductBrowser } from './support/product-browser.js';
import { ProviderVisitor, startProvider } from './support/provider.js';
import { SignOnSetting } from './support/sign-on-setting.js';

describe('single sign-on', () => {
  let setting: SignOnSetting;
  beforeAll(async () => {
    setting = await SignOnSetting.start();
  });
  afterAll(() => setting.close());

  it('is offered by its name', async () => {
    expect((await new ProductBrowser(setting.test).request('get', '/api/v1/sign-in-options')).body).toEqual({ localAccounts: true, signOn: { name: 'Voorbeeldpas' } });
  });

  it('asks for a code with PKCE, a state and a nonce, and lets in who is known, to the page they wanted', async () => {
    const id = await setting.person('noor');
    const browser = new ProductBrowser(setting.test);
    const address = await browser.beginSignOn({ purpose: 'sign_in', next: '/households?x=1' });
    const asked = Object.fromEntries(new URL(address).searchParams);
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid profile email' });
    expect([asked['state'], asked['nonce'], asked['code_challenge']].every((text) => text!.length >= 43)).toBe(true);
    expect(await browser.comeBack(await new ProviderVisitor().signOn(address, 'noor'))).toBe('/households?x=1');
    const session = (await browser.request('get', '/api/v1/session')).body;
    expect(session).toMatchObject({ professionalId: id, signedInWith: 'sign_on', roles: ['case_director'] });
  });

  it('never goes on to another site', async () => {
    await setting.person('next');
    const browser = new ProductBrowser(setting.test);
    const back = await new ProviderVisitor().signOn(await browser.beginSignOn({ purpose: 'sign_in', next: '//elsewhere.example' }), 'next');
    expect(await browser.comeBack(back)).toBe('/');
  });

  it('gives the browser no token of the provider, in no answer and no cookie', async () => {
    await setting.person('geen-token');
    const browser = new ProductBrowser(setting.test);
    const answers = [await browser.request('post', '/api/v1/sign-on', { purpose: 'sign_in' })];
    const back = await new ProviderVisitor().signOn((answers[0]!.body as { continueAt: string }).continueAt, 'geen-token');
    answers.push(await browser.request('get', `${back.pathname}${back.search}`), await browser.request('post', '/api/v1/sign-on/sign-out'));
    // A token of the provider is a JWT: three parts, of which the first two begin like this.
    expect(answers.map(({ headers, text }) => /eyJ[\w-]+\.eyJ/.test(JSON.stringify(headers) + text))).toEqual([false, false, false]);
    const rows = await setting.query<{ row: string }>(`select row_to_json(s)::text as row from sign_on_attempt s union all select row_to_json(s)::text from session s`);
    const tokens = rows.filter(({ row }) => row.includes(Buffer.from('eyJ').toString('hex')));
    expect(tokens).toEqual([]);
  });

  it('maps roles at each sign-in: what was taken away at the provider is gone here, in open sessions too', async () => {
    await setting.person('rollen', ['regie', 'hulp', 'onbekend']);
    const { browser } = await setting.signOn('rollen');
    const roles = async () => ((await browser.request('get', '/api/v1/session')).body as { roles: string[] }).roles;
    expect(await roles()).toEqual(['case_director', 'partner']);
    setting.provider.people.set('rollen', { organisation: 'gemeente', roles: ['hulp'] });
    await setting.signOn('rollen');
    expect(await roles()).toEqual(['partner']);
    setting.provider.people.set('rollen', { organisation: 'gemeente', roles: [] });
    expect((await setting.signOn('rollen')).page).toBe('/sign-in?refusal=sign-on.no-role');
    expect(await roles()).toEqual([]);
    expect((await browser.request('get', '/api/v1/households')).status).toBe(403);
  });

  it('lets the last administrator of an organisation in no more when the provider takes the role away, though it stays in the books', async () => {
    const id = await setting.person('laatste', ['beheer']);
    await setting.query(`insert into sign_on_role values ($1, 'beheer', 'administrator')`, setting.organisationId);
    const { browser } = await setting.signOn('laatste');
    expect(await browser.session()).toBe(200);
    setting.provider.people.set('laatste', { organisation: 'gemeente', roles: ['hulp'] });
    expect((await setting.signOn('laatste')).page).toBe('/sign-in?refusal=colleague.last-administrator');
    expect(await browser.session()).toBe('session.none');
    expect(await setting.query('select roles from professional where id = $1', id)).toEqual([{ roles: ['administrator'] }]);
  });

  it('gives an administrator no role by a line of the mapping that they wrote themselves', async () => {
    const id = await setting.person('wilma', ['beheer', 'nieuw']);
    await setting.query(`update professional set roles = '{administrator}' where id = $1`, id);
    await setting.query(`insert into sign_on_role values ($1, 'beheer', 'administrator') on conflict do nothing`, setting.organisationId);
    await setting.query(`insert into sign_on_role values ($1, 'nieuw', 'team_lead', $2)`, setting.organisationId, id);
    const { browser } = await setting.signOn('wilma');
    expect((await browser.request('get', '/api/v1/session')).body).toMatchObject({ roles: ['administrator'] });
    await setting.query(`update sign_on_role set given_by = null where claim = 'nieuw'`);
    await setting.signOn('wilma');
    expect((await browser.request('get', '/api/v1/session')).body).toMatchObject({ roles: ['team_lead', 'administrator'] });
    await setting.query(`delete from sign_on_role where claim in ('beheer', 'nieuw')`);
  });

  it('leaves a privacy officer what they are, whatever the provider says', async () => {
    const id = await setting.person('officier', ['hulp']);
    await setting.query(`update professional set roles = '{privacy_officer}' where id = $1`, id);
    const { browser } = await setting.signOn('officier');
    expect((await browser.request('get', '/api/v1/session')).body).toMatchObject({ roles: ['partner', 'privacy_officer'] });
  });

  it('begins a session of its own: one that was there before is not adopted', async () => {
    await setting.person('fixatie');
    const browser = new ProductBrowser(setting.test);
    browser.plant('session', 'planted-by-somebody-else-planted-by-somebod');
    await setting.signOn('fixatie', browser);
    expect(browser.cookie('session')).not.toBe('planted-by-somebody-else-planted-by-somebod');
    expect(await browser.session()).toBe(200);
  });

  it('can be under way in two tabs of a browser at once', async () => {
    await setting.person('tabs');
    const browser = new ProductBrowser(setting.test);
    const [first, second] = [await browser.beginSignOn(), await browser.beginSignOn()];
    const visitor = new ProviderVisitor();
    expect(await browser.comeBack(await visitor.signOn(first, 'tabs'))).toBe('/');
    expect(await browser.comeBack(await visitor.signOn(second, 'tabs'))).toBe('/');
  });

  it('names the organisation whose administrator one waits for, to that browser only', async () => {
    setting.provider.people.set('nieuw', { organisation: 'gemeente', roles: [] });
    const { browser, page } = await setting.signOn('nieuw');
    expect(page).toBe('/sign-in?refusal=sign-on.waiting');
    expect((await browser.request('get', '/api/v1/sign-on/waiting')).body).toEqual({ organisation: 'Gemeente Voorbeeld' });
    expect((await new ProductBrowser(setting.test).request('get', '/api/v1/sign-on/waiting')).status).toBe(404);
  });

  describe('for stepping up', () => {
    it('asks the provider to sign on anew, and then lets through for ten minutes', async () => {
      await setting.person('opnieuw');
      const { browser, visitor } = await setting.signOn('opnieuw');
      expect((await browser.request('delete', '/api/v1/sessions')).body).toMatchObject({ code: 'session.step-up-needed' });
      expect((await browser.request('post', '/api/v1/session/step-up', { password: 'x' })).body).toMatchObject({ code: 'session.no-password' });
      const address = await browser.beginSignOn({ purpose: 'step_up' });
      expect(Object.fromEntries(new URL(address).searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
      expect(await browser.comeBack(await visitor.signOn(address, 'opnieuw'))).toBe('/signed-on');
      expect((await browser.request('delete', '/api/v1/sessions')).status).toBe(204);
    });

    it('is refused when the provider did not ask anew, or somebody else signs on', async () => {
      await setting.person('oud');
      await setting.person('iemand-anders');
      const { browser, visitor } = await setting.signOn('oud');
      setting.test.clock.now = () => new Date(Date.now() + 2 * 60_000);
      try {
        const address = new URL(await browser.beginSignOn({ purpose: 'step_up' }));
        for (const name of ['prompt', 'max_age']) address.searchParams.delete(name);
        expect(await browser.comeBack(await visitor.signOn(address.href, 'oud'))).toBe('/signed-on?refusal=sign-on.not-fresh');
      } finally {
        setting.test.clock.now = () => new Date(Date.now());
      }
      const other = await browser.beginSignOn({ purpose: 'step_up' });
      expect(await browser.comeBack(await new ProviderVisitor().signOn(other, 'iemand-anders'))).toBe('/signed-on?refusal=sign-on.other-person');
      expect((await browser.request('delete', '/api/v1/sessions')).status).toBe(403);
    });

    it('needs a session', async () => {
      const answer = await new ProductBrowser(setting.test).request('post', '/api/v1/sign-on', { purpose: 'step_up' });
      expect(answer.body).toMatchObject({ code: 'session.none' });
    });
  });
});

describe('single sign-on with a provider that does not answer', () => {
  it('is refused with a sentence, and comes back by itself; the product starts and local sign-in goes on', async () => {
    const [port, productPort] = [await freePort(), await freePort()];
    const test = await startApp({ OIDC_ISSUER: `http://localhost:${port}`, OIDC_CLIENT_ID: 'x', PUBLIC_URL: `http://127.0.0.1:${productPort}` });
    try {
      const client = await test.as();
      const answer = await client.post('/sign-on').send({ purpose: 'sign_in' }).expect(503);
      expect(answer.body).toMatchObject({ code: 'sign-on.provider-unreachable' });
      const wrong = await client.post('/session').send({ email: 'niemand@test.example', password: 'x' });
      expect(wrong.body).toMatchObject({ code: 'session.wrong-credentials' });
      const provider = await startProvider(`http://127.0.0.1:${productPort}`, port);
      await client.post('/sign-on').send({ purpose: 'sign_in' }).expect(201);
      await provider.close();
      test.clock.now = () => new Date(Date.now() + 11_000);
      await client.post('/sign-on').send({ purpose: 'sign_in' }).expect(503);
    } finally {
      await test.close();
    }
  });

  it('is no way in where it is not set up', async () => {
    const test = await startApp();
    try {
      const client = await test.as();
      expect((await client.get('/sign-in-options')).body).toEqual({ localAccounts: true, signOn: null });
      expect((await client.post('/sign-on').send({ purpose: 'sign_in' })).body).toMatchObject({ code: 'sign-on.off' });
    } finally {
      await test.close();
    }
  });
});
