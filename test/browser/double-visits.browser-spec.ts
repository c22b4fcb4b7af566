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

    it('has the worst in sight and the others behind one button, and each count agrees with the heading', async () => {
      const panel = page.locator('app-overlap-panel');
      const all = await overlapsOf(page);
      expect(await panel.locator('app-overlap-sentence').count()).toBe(3);
      const others = panel.getByRole('button', { name: `Nog ${all - 3} keer dubbel`, expanded: false });
      await others.focus();
      await page.keyboard.press('Enter');
      await panel.getByRole('button', { name: 'Minder laten zien', expanded: true }).waitFor();
      expect(await panel.locator('app-overlap-sentence').count()).toBe(all);
      await page.getByRole('link', { name: new RegExp(`^${all} keer dubbel bezoek in 8 weken`) }).waitFor();
      // A sentence of the peak stands above the days of the peak; those of all of it are told apart.
      const crowdings = await panel.getByRole('button', { name: /Druk van/ }).all();
      expect(crowdings.length).toBeGreaterThan(0);
      for (const crowded of crowdings) expect(await crowded.innerText()).toMatch(/ – [^\n]+\n\s*Druk van .* – .*: \d+ bezoeken$/);
      await panel.getByRole('button', { name: 'Minder laten zien' }).click();
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
