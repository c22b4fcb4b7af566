import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LAPTOP, startProduct, type ProductInBrowser } from './product-in-browser.js';

/** Who of the demo looks, and for which colleague they record a visit. */
const PEOPLE = [
  { role: 'case director', name: 'Noor Benali', visitBy: 'Jolanda Meijer', domain: 'Financiën' },
  { role: 'partner', name: 'Tom Driessen', visitBy: 'Tom Driessen', domain: 'Justitie' },
  { role: 'team lead', name: 'Erik Vos', visitBy: 'Bas Molenaar', domain: 'Huisvesting' },
] as const;

const overlapsOf = async (page: Page): Promise<number> => {
  const heading = page.getByRole('heading', { name: 'Dubbele bezoeken' });
  return Number(await heading.locator('xpath=following-sibling::*').innerText());
};

describe('double visits', () => {
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  describe.each(PEOPLE)('as $role', ({ name, visitBy, domain }) => {
    let page: Page;
    beforeAll(async () => {
      page = await product.open(LAPTOP, name);
      await page.getByRole('searchbox', { name: 'Zoek in mijn huishoudens' }).fill('graaf');
      await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
      await page.getByRole('heading', { level: 1, name: 'De Graaf-Pinas' }).waitFor();
    });
    afterAll(() => page.context().close());

    it('says loudly that nobody leads, since when, and who begins', async () => {
      const lead = page.getByRole('region', { name: 'Regie', exact: true });
      expect(await lead.innerText()).toMatch(/Niemand heeft de regie, al 33 dagen\s+Noor Benali begint op/);
    });

    it('names the crowding in a sentence that points at its visits', async () => {
      const sentence = page.getByRole('button', { name: /^Ron wordt in \d+ dagen gezien door 5 hulpverleners van 5 organisaties\./ });
      expect(await page.locator('.pointed-at').count()).toBe(0);
      await sentence.click();
      await page.getByRole('button', { name: /^Ron wordt in/, pressed: true }).waitFor();
      await page.locator('.pointed-at').first().waitFor();
      expect(await page.locator('.pointed-at').count()).toBeGreaterThanOrEqual(5);
      await sentence.click();
      await page.locator('.pointed-at').first().waitFor({ state: 'detached' });
    });

    it('says what a visit makes double while it is typed, and lets the reader go past it', async () => {
      const before = await overlapsOf(page);
      await page.getByRole('button', { name: 'Bezoek vastleggen' }).click();
      const dialog = page.getByRole('dialog', { name: 'Bezoek vastleggen' });
      await dialog.getByRole('checkbox', { name: 'Mirella Pinas' }).check();
      for (const chosen of await dialog.getByRole('group', { name: 'Wie komt er?' }).getByRole('checkbox', { checked: true }).all()) await chosen.uncheck();
      await dialog.getByRole('checkbox', { name: visitBy }).check();
      for (const chosen of await dialog.getByRole('group', { name: 'Waar gaat het over?' }).getByRole('checkbox', { checked: true }).all()) await chosen.uncheck();
      await dialog.getByRole('checkbox', { name: domain }).check();
      await dialog.getByLabel('Van').fill('09:15');
      await dialog.getByLabel('Tot').fill('10:00');
      await dialog.getByText(/ zijn er 2 bezoeken tegelijk, van 2 organisaties\.$/).first().waitFor();
      await dialog.getByLabel('Waarom ga je toch?').fill('Het kan niet later.');
      await dialog.getByRole('button', { name: 'Toch gaan' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: new RegExp(`09:15–10:00.*${visitBy}`, 's') }).waitFor();
      expect(await overlapsOf(page)).toBeGreaterThan(before);
    });
  });
});
