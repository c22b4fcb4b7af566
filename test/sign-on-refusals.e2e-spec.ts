import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductBrowser } from './support/product-browser.js';
import { ProviderVisitor, startProvider } from './support/provider.js';
import { SignOnSetting } from './support/sign-on-setting.js';

describe('single sign-on is refused', () => {
  let setting: SignOnSetting;
  beforeAll(async () => {
    setting = await SignOnSetting.start();
  });
  afterAll(() => setting.close());

  const begun = async (login: string) => {
    await setting.person(login);
    const browser = new ProductBrowser(setting.test);
    const address = await browser.beginSignOn();
    return { browser, address, visitor: new ProviderVisitor() };
  };
  const expectRefused = async (browser: ProductBrowser, callback: URL, code: string) => {
    expect(await browser.comeBack(callback)).toBe(`/sign-in?refusal=${code}`);
    expect(await browser.session()).toBe('session.none');
  };
  const changed = (address: URL | string, name: string, value: string): URL => {
    const url = new URL(address);
    url.searchParams.set(name, value);
    return url;
  };

  it('with another state, and without one', async () => {
    const { browser, address, visitor } = await begun('state');
    const back = await visitor.signOn(address, 'state');
    await expectRefused(browser, changed(back, 'state', 'x'.repeat(43)), 'sign-on.expired');
    const without = new URL(back);
    without.searchParams.delete('state');
    await expectRefused(browser, without, 'sign-on.expired');
  });

  it('in another browser than the one that began', async () => {
    const { address, visitor } = await begun('browser');
    await expectRefused(new ProductBrowser(setting.test), await visitor.signOn(address, 'browser'), 'sign-on.expired');
  });

  it('when the same answer comes twice, and when its code is used for another sign-on', async () => {
    const { browser, address, visitor } = await begun('twice');
    const back = await visitor.signOn(address, 'twice');
    expect(await browser.comeBack(back)).toBe('/');
    await browser.request('delete', '/api/v1/session');
    await expectRefused(browser, back, 'sign-on.expired');
    const other = new URL(await browser.beginSignOn()).searchParams.get('state')!;
    await expectRefused(browser, changed(back, 'state', other), 'sign-on.failed');
  });

  it('with a code that was fetched for another sign-on of the same browser', async () => {
    const { browser, address, visitor } = await begun('verwisseld');
    const other = new URL(await browser.beginSignOn()).searchParams.get('state')!;
    await expectRefused(browser, changed(await visitor.signOn(address, 'verwisseld'), 'state', other), 'sign-on.failed');
  });

  it('with another nonce', async () => {
    const { browser, address, visitor } = await begun('nonce');
    await expectRefused(browser, await visitor.signOn(changed(address, 'nonce', 'y'.repeat(43)).href, 'nonce'), 'sign-on.failed');
  });

  it('after ten minutes', async () => {
    const { browser, address, visitor } = await begun('laat');
    const back = await visitor.signOn(address, 'laat');
    setting.test.clock.now = () => new Date(Date.now() + 10 * 60_000 + 1000);
    try {
      await expectRefused(browser, back, 'sign-on.expired');
    } finally {
      setting.test.clock.now = () => new Date(Date.now());
    }
  });

  it('when the answer says to come of another issuer, or its code does', async () => {
    const { browser, address, visitor } = await begun('issuer');
    await expectRefused(browser, changed(await visitor.signOn(address, 'issuer'), 'iss', 'http://localhost:1'), 'sign-on.failed');
    const elsewhere = await startProvider(setting.url);
    try {
      const asked = new URL(await browser.beginSignOn());
      const there = new URL(`${elsewhere.issuer}${asked.pathname}${asked.search}`);
      const back = await new ProviderVisitor().signOn(there.href, 'issuer');
      await expectRefused(browser, back, 'sign-on.failed');
      const again = new URL(await browser.beginSignOn());
      const disguised = await new ProviderVisitor().signOn(`${elsewhere.issuer}${again.pathname}${again.search}`, 'issuer');
      await expectRefused(browser, changed(disguised, 'iss', setting.provider.issuer), 'sign-on.failed');
    } finally {
      await elsewhere.close();
    }
  });

  it('when the provider says no', async () => {
    const { browser, address } = await begun('nee');
    const state = new URL(address).searchParams.get('state')!;
    const query = new URLSearchParams({ error: 'access_denied', error_description: '<script>', state, iss: setting.provider.issuer });
    await expectRefused(browser, new URL(`${setting.url}/api/v1/sign-on/callback?${query.toString()}`), 'sign-on.cancelled');
  });

  it.each([
    ['an unknown organisation', 'een-ander', 'sign-on.unknown-organisation'],
    ['no organisation', null, 'sign-on.unknown-organisation'],
    ['two organisations', ['gemeente', 'wijkteam'], 'sign-on.unknown-organisation'],
  ])('to who comes of %s', async (name, organisation, code) => {
    await setting.person(name, ['regie'], organisation);
    expect((await setting.signOn(name)).page).toBe(`/sign-in?refusal=${code}`);
  });

  it('to who works for another organisation now, and to who has left', async () => {
    const other = await setting.builders.organisation();
    await setting.query(`update organisation set sign_on_reference = 'wijkteam' where id = $1`, other);
    await setting.person('overstap', ['regie'], 'wijkteam');
    expect((await setting.signOn('overstap')).page).toBe('/sign-in?refusal=sign-on.other-organisation');
    await setting.query('update professional set left_on = $2 where id = $1', await setting.person('weg'), setting.test.clock.today());
    expect((await setting.signOn('weg')).page).toBe('/sign-in?refusal=sign-on.account-closed');
  });

  it('to who has the e-mail address of somebody: nobody is found by it', async () => {
    const { email } = await setting.builders.professional({ organisationId: setting.organisationId });
    setting.provider.people.set('zelfde-mail', { organisation: 'gemeente', roles: ['regie'], email });
    const { page, browser } = await setting.signOn('zelfde-mail');
    expect(page).toBe('/sign-in?refusal=sign-on.waiting');
    expect(await browser.session()).toBe('session.none');
  });

  it('when another site asks to begin it', async () => {
    const client = await setting.test.as();
    await client.post('/sign-on').set('Sec-Fetch-Site', 'cross-site').send({ purpose: 'sign_in' }).expect(403);
    await client.post('/sign-on').set('Origin', 'https://elsewhere.example').send({ purpose: 'sign_in' }).expect(403);
  });
});
