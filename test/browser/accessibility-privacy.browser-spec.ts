import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startProduct, VIEWS, type ProductInBrowser } from './product-in-browser.js';
import { violations } from './violations.js';

let product: ProductInBrowser;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

describe.each(VIEWS)('axe finds nothing at $width pixels', (view) => {
  let page: Page;
  beforeAll(async () => {
    page = await product.open(view, 'Noor Benali');
  });
  afterAll(() => page.context().close());

  it('on the page of the rights of a household, and in each of its dialogs', async () => {
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('link', { name: 'Rechten en sluiten' }).click();
    await page.getByRole('button', { name: 'Huishouden sluiten' }).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const button of [/^Gegevens van Ron de Graaf maken/, /^Verbetering vragen voor Ron/, /^Huishouden sluiten/, /^Reden vastleggen/]) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('dialog').getByRole('button').last().waitFor();
      expect({ button, found: await violations(page, 'mat-dialog-container') }).toEqual({ button, found: [] });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('on who saw this, the notices and emergency access', async () => {
    await page.goBack();
    await page.getByRole('link', { name: 'Wie keek mee' }).click();
    await page.getByText('Samenregie zelf').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /^Berichten/ }).click();
    await page.getByText('Er zijn geen berichten.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/emergency');
    await page.getByRole('button', { name: 'Open dit huishouden' }).click();
    await page.getByText('Vul dit in.').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('on the pages of the privacy officer', async () => {
    const theirs = await product.open(view, 'Kees Hoogland');
    expect(await violations(theirs)).toEqual([]);
    await theirs.getByRole('link', { name: 'Noodtoegang beoordelen' }).click();
    await theirs.getByText('Er wacht niets op een oordeel.').waitFor();
    expect(await violations(theirs)).toEqual([]);
    await theirs.goto('/privacy/log');
    await theirs.getByRole('table').waitFor();
    expect(await violations(theirs)).toEqual([]);
    await theirs.context().close();
  });

  it('on the page of the privacy officer, and in its dialog', async () => {
    const officer = await product.open(view, 'Kees Hoogland');
    await officer.getByRole('link', { name: 'Bewaren en vernietigen' }).click();
    await officer.getByRole('button', { name: /huishoudens voorstellen$/ }).waitFor();
    expect(await violations(officer)).toEqual([]);
    await officer.getByRole('button', { name: 'Jeugdwet wijzigen' }).click();
    await officer.getByRole('dialog').getByRole('button').last().waitFor();
    expect(await violations(officer, 'mat-dialog-container')).toEqual([]);
    await officer.context().close();
  });
});
