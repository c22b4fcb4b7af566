import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Download, Page } from 'playwright-core';
import { pdfText } from '../support/pdf-text.js';
import { LAPTOP, startProduct, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

describe('rights of the household', () => {
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  /** It is asked once in a while, over whatever was being done. */
  async function stepUp(page: Page): Promise<void> {
    const dialog = page.getByRole('dialog', { name: 'Ben jij het echt?' });
    await dialog.getByLabel('Wachtwoord').fill('casusregie-demo');
    await dialog.getByRole('button', { name: 'Ga verder' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  const textOf = async (download: Download): Promise<string> => pdfText(await readFile(await download.path()));

  it('a case director makes the data of a member, and puts an own view beside the record', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('button', { name: 'Gegevens van Ron de Graaf' }).click();
    await page.getByRole('button', { name: 'Gegevens van Ron de Graaf maken' }).click();
    await page.getByRole('button', { name: 'Maken', exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), stepUp(page)]);
    const text = await textOf(file);
    expect(file.suggestedFilename()).toMatch(/^gegevens-\d{4}-\d\d-\d\d\.pdf$/);
    expect(text.replace(/\s/g, '')).toContain('GegevensvanRondeGraaf');
    expect(text).not.toMatch(/Mirella|Dion|Yara/);
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Rechten en sluiten' }).click();
    await page.getByRole('button', { name: 'Verbetering vragen voor Ron de Graaf' }).click();
    await page.getByLabel('Leefgebied').selectOption({ label: 'Middelengebruik' });
    await page.getByLabel('Wat klopt er niet?').fill('Er staat dat ik elke dag drink.');
    await page.getByLabel('Hoe is het volgens dit lid?').fill('Alleen in het weekend.');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByRole('button', { name: 'Verzoek van Ron de Graaf beantwoorden' }).click();
    await page.getByRole('radio', { name: 'niet verbeterd' }).check();
    await page.getByLabel('Waarom niet?').fill('De behandelaar zag het zelf.');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('De behandelaar zag het zelf.').waitFor();

    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    const cell = page.getByRole('button', { name: /^Ron de Graaf, Middelengebruik.*Eigen kijk van Ron de Graaf: “Alleen in het weekend\.”/ });
    await cell.click();
    expect(await page.getByRole('dialog').innerText()).toContain('Alleen in het weekend.');
    await page.context().close();
  });

  it('a closed household is read only, and reopened as it was', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).waitFor();
    // One that she leads herself.
    const led = page.getByRole('link').filter({ hasNotText: 'De Graaf-Pinas' });
    await page.getByRole('main').getByRole('heading', { level: 3 }).or(led).nth(3).waitFor();
    const name = (await page.locator('app-household-card').filter({ hasNotText: 'De Graaf-Pinas' }).first().getByRole('link').innerText()).trim();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('link', { name: 'Rechten en sluiten' }).click();
    await page.getByRole('button', { name: 'Huishouden sluiten' }).click();
    await page.getByLabel('Waarom sluit het?').fill('De doelen zijn bereikt.');
    await page.getByRole('checkbox', { name: /^Jeugdwet/ }).check();
    await page.getByRole('button', { name: 'Sluiten', exact: true }).click();
    await page.getByText(/Wordt bewaard tot \d+ \w+ 20\d\d\./).waitFor();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByText(/^Gesloten op .* Wijzigen kan niet meer\./).waitFor();
    expect(await page.getByRole('button', { name: 'Betrekken' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Rechten en sluiten' }).click();
    await page.getByRole('button', { name: 'Heropenen' }).click();
    // The same people are offered, all of them, and one is left out.
    const parts = page.getByRole('dialog').getByRole('checkbox');
    await parts.nth(1).waitFor();
    for (const part of await parts.all()) expect(await part.isChecked()).toBe(true);
    expect(await violations(page, DIALOG)).toEqual([]);
    await parts.last().uncheck();
    await page.getByLabel('Waarom heropen je?').fill('Er is weer hulp nodig.');
    await page.getByRole('dialog').getByRole('button', { name: 'Heropenen' }).click();
    await page.getByRole('button', { name: 'Huishouden sluiten' }).waitFor();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('button', { name: 'Betrekken' }).waitFor();
    expect(await page.getByText(/Wijzigen kan niet meer/).count()).toBe(0);
    await page.context().close();
  });

  it('two privacy officers destroy what is past its term, and file the certificate', async () => {
    const officer = async (name: string): Promise<Page> => {
      const page = await product.open(LAPTOP, name);
      await page.getByRole('link', { name: 'Bewaren en vernietigen' }).click();
      await page.getByRole('heading', { level: 1, name: 'Bewaren en vernietigen' }).waitFor();
      return page;
    };
    const kees = await officer('Kees Hoogland');
    await kees.getByRole('button', { name: '2 huishoudens voorstellen' }).click();
    await stepUp(kees);
    await kees.getByText('Jij hebt dit voorgesteld. Een ander keurt het goed.').waitFor();
    expect(await kees.getByRole('button', { name: 'Goedkeuren' }).count()).toBe(0);
    const ilse = await officer('Ilse Brouwer');
    for (const step of ['Goedkeuren', 'Nu vernietigen']) {
      await ilse.getByRole('button', { name: step }).click();
      await ilse.getByRole('dialog').getByRole('button', { name: step }).click();
      if (step === 'Goedkeuren') await stepUp(ilse);
      await ilse.getByRole('dialog').waitFor({ state: 'detached' });
    }
    const [file] = await Promise.all([ilse.waitForEvent('download'), ilse.getByRole('button', { name: 'Verklaring (PDF)' }).click()]);
    const text = (await textOf(file)).replace(/\s/g, '');
    for (const part of ['Verklaringvanvernietiging1', 'KeesHoogland', 'IlseBrouwer', 'Van3huishoudenszijner2vernietigd']) expect(text).toContain(part);
    await kees.context().close();
    await ilse.context().close();
  });
});
