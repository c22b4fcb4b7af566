import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { LAPTOP, startProduct, type ProductInBrowser } from './product-in-browser.js';

const WORDS = 'Iets wat niemand anders mag lezen.';

describe('a draft', () => {
  let product: ProductInBrowser;
  let page: Page;
  beforeAll(async () => {
    product = await startProduct();
    page = await product.open(LAPTOP, 'Sanne Kuiper');
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
  });
  afterAll(() => product.close());

  const reason = (): Locator => page.getByRole('dialog').getByLabel('Waarom deze keuze?');
  const begin = (): Promise<void> => page.getByRole('button', { name: 'Iemand voorstellen' }).click();
  const databases = (): Promise<number> => page.evaluate<number>(`indexedDB.databases().then((all) => all.length)`);
  /** How many drafts are kept, and whether the words can be found among them. */
  const kept = (): Promise<{ count: number; readable: boolean }> =>
    page.evaluate<{ count: number; readable: boolean }>(`(async () => {
      const [{ name } = {}] = await indexedDB.databases();
      if (!name) return { count: 0, readable: false };
      const open = await new Promise((resolve) => { const asked = indexedDB.open(name); asked.onsuccess = () => resolve(asked.result); });
      const rows = await new Promise((resolve) => { const asked = open.transaction('drafts').objectStore('drafts').getAll(); asked.onsuccess = () => resolve(asked.result); });
      open.close();
      const text = rows.map((row) => row.name + new TextDecoder().decode(row.sealed)).join();
      return { count: rows.length, readable: text.includes('niemand') };
    })()`);
  /** What is kept, as soon as it is so many. */
  const once = async (count: number): Promise<{ count: number; readable: boolean }> => {
    for (let turn = 0; turn < 40 && (await kept()).count !== count; turn++) await page.waitForTimeout(100);
    return kept();
  };

  it('stays when the session has ended, unreadable, and is put back after signing in', async () => {
    await begin();
    await reason().fill(WORDS);
    expect(await once(1)).toEqual({ count: 1, readable: false });
    await page.context().clearCookies();
    await page.getByRole('dialog').getByLabel('Wie stel je voor?').selectOption({ label: 'Tom Driessen' });
    await page.getByRole('dialog').getByRole('button', { name: 'Voorstellen' }).click();
    await page.getByRole('button', { name: /^Sanne Kuiper/ }).click();
    await page.getByRole('heading', { name: 'Hoe het gaat' }).waitFor();
    await begin();
    await page.getByText(/^Concept van .* teruggezet\.$/).waitFor();
    expect(await reason().inputValue()).toBe(WORDS);
  });

  it('can be thrown away', async () => {
    await page.getByRole('button', { name: 'Weggooien' }).click();
    expect(await reason().inputValue()).toBe('');
    expect(await once(0)).toEqual({ count: 0, readable: false });
  });

  it('goes when the form is closed on purpose', async () => {
    await reason().fill(WORDS);
    expect(await once(1)).toEqual({ count: 1, readable: false });
    page.once('dialog', (question) => void question.accept());
    await page.getByRole('button', { name: 'Annuleren' }).click();
    expect(await once(0)).toEqual({ count: 0, readable: false });
  });

  it('goes with signing out, with the place where it was kept', async () => {
    await begin();
    await reason().fill(WORDS);
    expect(await once(1)).toEqual({ count: 1, readable: false });
    await page.reload();
    await page.getByRole('button', { name: /^Aangemeld als/ }).click();
    await page.getByRole('button', { name: 'Afmelden', exact: true }).click();
    await page.getByRole('button', { name: /^Sanne Kuiper/ }).waitFor();
    expect(await databases()).toBe(0);
  });
});
