import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LAPTOP, startProduct, VIEWS, type ProductInBrowser } from './product-in-browser.js';
import { violations } from './violations.js';

describe('the settings of a team', () => {
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  async function settingsOf(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Verdeling van het werk' }).click();
    await page.getByRole('link', { name: 'Instellingen van het team' }).click();
    await page.locator('app-setting-form').waitFor();
    await page.getByText('Nog niemand heeft hier iets gewijzigd').or(page.locator('app-setting-history li').first()).waitFor();
  }

  it.each(VIEWS)('axe finds nothing, also while something is wrong and beside a count: %j', async (view) => {
    const page = await product.open(view, 'Erik Vos');
    await settingsOf(page);
    expect(await violations(page)).toEqual([]);
    const short = page.getByRole('group', { name: 'Te veel bij één persoon, in korte tijd' });
    await short.getByLabel('Vanaf').fill('1');
    await short.getByLabel('Vanaf').blur();
    await short.getByText('Vul een heel getal in van 2 tot en met 20.').waitFor();
    await page.getByText('Zodra de getallen kloppen').waitFor();
    expect(await violations(page)).toEqual([]);
    await short.getByLabel('Vanaf').fill('2');
    await page.getByRole('row', { name: /^Samen/ }).waitFor();
    await page.locator('app-setting-preview').getByText(/Er komen er \d+ bij/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('are counted before they are saved, are as counted afterwards, and tell who changed them', async () => {
    const page = await product.open(LAPTOP, 'Erik Vos');
    await settingsOf(page);
    const row = page.getByRole('row', { name: /^Over hetzelfde/ });
    const topic = page.getByRole('group', { name: 'Over hetzelfde' });
    const cells = async (): Promise<number[]> => (await row.getByRole('cell').allInnerTexts()).map(Number);
    await topic.getByLabel('Hoogstens zo ver uit elkaar').fill('21');
    await page.getByText(/^In \d+ van de \d+ huishoudens is er iets anders/).waitFor();
    const [now, then] = await cells();
    expect(then).not.toBe(now);
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText(/Bewaard\.\s+Alle huishoudens/).waitFor();
    const change = page.locator('app-setting-history li').first();
    await change.getByText('Over hetzelfde: dagen ertussen').waitFor();
    expect(await change.innerText()).toMatch(/6 dagen[\s\S]*21 dagen[\s\S]*Erik Vos/);
    await topic.getByText('Eigen keuze').waitFor();

    // Back again: what was counted beforehand is what is there now.
    await topic.getByRole('button', { name: /^Terug naar standaard/ }).click();
    await page.getByText(/^In \d+ van de \d+ huishoudens is er iets anders/).waitFor();
    expect(await cells()).toEqual([then, now]);
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.locator('app-setting-history li').nth(1).waitFor();
    await topic.getByText('Eigen keuze').waitFor({ state: 'detached' });

    // Two numbers that make no sense together are refused at the field.
    const long = page.getByRole('group', { name: 'Te veel bij één persoon, in langere tijd' });
    await long.getByLabel('Binnen').fill('7');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await long.getByText('De lange periode moet langer zijn dan de korte').waitFor();
    expect(await long.getByLabel('Binnen').inputValue()).toBe('7');
    await page.context().close();
  });
});
