import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LAPTOP, PHONE, startProduct, VIEWS, type ProductInBrowser, type View } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

describe('what hangs together, and who does what', () => {
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const opened = async (view: View, name = 'Noor Benali'): Promise<Page> => {
    const page = await product.open(view, name);
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('link', { name: /^(Wat hangt samen|How things connect)$/ }).click();
    await page.getByRole('heading', { name: /^(Wie doet wat|Who does what)$/ }).waitFor();
    return page;
  };
  const saved = async (page: Page, button = 'Bewaren'): Promise<void> => {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  it.each(VIEWS)('axe finds nothing at $width pixels, on the page and in its dialogs', async (view) => {
    const page = await opened(view);
    await page.getByRole('rowheader', { name: /^Financiën/ }).or(page.getByRole('heading', { level: 3, name: 'Financiën' })).first().waitFor();
    expect(await violations(page)).toEqual([]);
    const cell = view === PHONE ? /^Iemand toevoegen bij Huisvesting/ : /^Bas Molenaar, Huisvesting/;
    for (const button of [/^Probleem toevoegen/, /^Probleem wijzigen: drinken/, /^Invloed toevoegen/, /^Invloed wijzigen: drinken → geen werk/, cell]) {
      await page.getByRole('button', { name: button }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Bewaren' }).waitFor();
      expect(await violations(page, DIALOG)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await page.context().close();
  });

  it('an influence that closes a circle is read as a sentence, and where it breaks changes', async () => {
    const page = await opened(LAPTOP);
    await page.getByText('post van deurwaarders → drinken → geen werk → post van deurwaarders', { exact: true }).waitFor();
    await page.getByText('Elk van deze breekt de cirkel: post van deurwaarders, drinken en geen werk.').waitFor();
    await page.getByRole('button', { name: 'Invloed toevoegen' }).click();
    await page.getByLabel('Dit probleem…').selectOption({ label: 'schreeuwen' });
    // A problem does not push on itself, and so it is no choice.
    expect(await page.getByLabel('…drukt op dit probleem').locator('option').allInnerTexts()).not.toContain('schreeuwen');
    await page.getByLabel('…drukt op dit probleem').selectOption({ label: 'drinken' });
    await page.getByLabel('Hoe komt het een van het ander?').fill('Na ruzie pak ik een biertje.');
    await page.getByLabel('Wie zei dit?').selectOption({ label: 'Ron de Graaf' });
    await saved(page);
    // The shortest first.
    await page.getByText('drinken → schreeuwen → drinken', { exact: true }).waitFor();
    await page.getByText('Cirkel 1 van 2:').waitFor();
    expect((await page.getByRole('listitem').filter({ hasText: 'zit in 2 cirkels.' }).innerText()).replace(/\s+/g, ' ')).toBe('drinken zit in 2 cirkels. Zonder dit is er geen cirkel meer.');
    expect(await page.getByRole('row', { name: /^schreeuwen → drinken in deze cirkel/ }).innerText()).toMatch(/Na ruzie pak ik een biertje\..*Ron,/s);
    await page.getByRole('button', { name: 'Volgende cirkel' }).click();
    await page.getByText('post van deurwaarders → drinken → geen werk → post van deurwaarders', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Probleem wijzigen: drinken' }).click();
    await page.getByLabel('Dit is voorbij').check();
    await saved(page);
    await page.getByText('Er is nog geen cirkel te zien.', { exact: false }).waitFor();
    await page.getByText('5 zijn voorbij').waitFor();
    await page.context().close();
  });

  it('a cell of the matrix is changed by keyboard alone, and its warning goes', async () => {
    const page = await opened(LAPTOP);
    const row = page.getByRole('link', { name: 'Huisvesting' });
    await page.getByText('3 organisaties doen hetzelfde bij:').waitFor();
    expect(await row.count()).toBe(3);
    const toHousing = page.getByRole('listitem').filter({ hasText: 'Niemand is aanspreekbaar voor:' }).getByRole('link', { name: 'Huisvesting' });
    await toHousing.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('row-housing');
    // One cell is in the order of the tab key; the arrows go on from it.
    await page.getByRole('button', { name: 'Ron, Financiën: doet het beslist' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    const focused = (): Promise<string> => page.locator(':focus').innerText();
    expect(await focused()).toMatch(/Ron, Huisvesting:\s*\+\s*niets/);
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'beslist' }).focus();
    await page.keyboard.press('Space');
    await saved(page);
    expect(await focused()).toMatch(/Ron, Huisvesting:\s*beslist/);
    await page.getByRole('button', { name: 'Bas Molenaar, Huisvesting: doet het' }).click();
    await page.getByRole('checkbox', { name: 'aanspreekbaar' }).check();
    await saved(page);
    await page.getByRole('button', { name: 'Sanne Kuiper, Huisvesting: doet het' }).click();
    await page.getByRole('checkbox', { name: 'doet het' }).uncheck();
    await saved(page);
    await page.getByText('3 organisaties doen hetzelfde bij:').waitFor({ state: 'detached' });
    expect(await row.count()).toBe(0);

    await page.getByRole('button', { name: 'Noor Benali, Huisvesting: doet het' }).click();
    await page.getByRole('checkbox', { name: 'aanspreekbaar' }).check();
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Er is al iemand aanspreekbaar voor dit leefgebied. Haal dat daar eerst weg.').waitFor();
    await page.getByRole('checkbox', { name: 'hoort het' }).check();
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Wie alleen meedenkt of het alleen hoort, heeft geen andere rol.').waitFor();
    await page.context().close();
  });

  it('in English, on a phone, a partner says what they do; of others they learn only that there is more', async () => {
    const page = await opened(PHONE, 'Tom Driessen');
    await page.getByRole('button', { name: 'EN, English' }).click();
    await page.getByText('You do not see everything:', { exact: false }).waitFor();
    expect(await page.getByText('Verslavingszorg', { exact: false }).count()).toBe(0);
    await page.getByText('Somebody is answerable in each row', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Change: Tom Driessen, Justice' }).click();
    await page.getByRole('checkbox', { name: 'answerable' }).uncheck();
    await saved(page, 'Save');
    await page.getByText('Nobody is answerable for:').waitFor();
    await page.getByRole('button', { name: 'Change: Tom Driessen, Justice' }).click();
    await page.getByRole('checkbox', { name: 'answerable' }).check();
    await saved(page, 'Save');
    await page.getByText('Nobody is answerable for:').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'NL, Nederlands' }).click();
    await page.context().close();
  });
});
