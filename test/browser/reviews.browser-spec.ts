import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { PHONE, LAPTOP, startProduct, VIEWS, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

describe('a review meeting', () => {
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  /** Presses Tab until this has the focus. */
  async function tabTo(page: Page, target: Locator): Promise<void> {
    await target.waitFor();
    for (let steps = 0; steps < 80; steps++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The keyboard does not come there.');
  }
  async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
    const dialog = page.getByRole('dialog');
    await tabTo(page, ((await dialog.count()) > 0 ? dialog : page).getByRole(role, { name }));
    await page.keyboard.press('Enter');
  }
  const closed = (page: Page): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' });
  /** The card of that place is there, with its signals. */
  async function card(page: Page, place: number): Promise<void> {
    await page.getByRole('heading', { level: 2, name: new RegExp(`^${place} van 10`) }).waitFor();
    await page.locator('app-review-card dl').waitFor();
    await page.locator('app-review-card app-signal-line').first().waitFor();
  }

  it('goes over ten households by keyboard alone, from its beginning to its minutes; a closed browser loses nothing', async () => {
    let page = await product.open(LAPTOP, 'Erik Vos');
    await page.goto('/review-meetings');
    await press(page, 'Begin een bespreking');
    const most = page.getByLabel('Hoeveel bespreken we er nu?');
    await most.waitFor();
    expect(await most.inputValue()).toBe('10');
    await press(page, 'Begin een bespreking');
    await card(page, 1);

    // The first signal of the first household is answered: put off, because.
    await page.keyboard.press('ArrowRight');
    await card(page, 2);
    await page.keyboard.press('1');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, page.getByRole('radio', { name: 'Er gebeurt iets' }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByLabel('Soort reden'));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByLabel('Waarom?'));
    await page.keyboard.type('We wachten de brief van de gemeente af.');
    await press(page, 'Later terug');
    await closed(page);
    await page.getByText(/^Uitgesteld tot/).first().waitFor();

    // A note by key; then the browser is closed.
    await page.keyboard.press('n');
    await page.locator('mat-dialog-container textarea:focus').waitFor();
    await page.keyboard.type('Volgende keer schuift de wijkagent aan.');
    await press(page, 'Bewaren');
    await closed(page);
    await page.getByText('Volgende keer schuift de wijkagent aan.').waitFor();
    await page.keyboard.press('ArrowRight');
    await card(page, 3);
    await page.context().close();

    page = await product.open(LAPTOP, 'Erik Vos');
    await page.goto('/review-meetings');
    await page.getByText('2 van 10 besproken').waitFor();
    await press(page, 'Ga verder', 'link');
    await card(page, 3);
    await page.keyboard.press('ArrowLeft');
    await card(page, 2);
    await page.getByText('Volgende keer schuift de wijkagent aan.').waitFor();
    for (let place = 3; place <= 10; place++) {
      await page.keyboard.press('ArrowRight');
      await card(page, place);
    }
    await page.keyboard.press('ArrowRight');
    await page.getByText('10 van 10 besproken').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await press(page, 'Sluit de bespreking af');
    await page.getByRole('heading', { level: 1, name: 'Verslag van de bespreking' }).waitFor();
    await page.getByText('Volgende keer schuift de wijkagent aan.').waitFor();
    await page.getByText('We wachten de brief van de gemeente af.').waitFor();
    const download = page.waitForEvent('download');
    await press(page, 'Als PDF');
    expect((await download).suggestedFilename()).toMatch(/^minutes-\d{4}-\d\d-\d\d\.pdf$/);
    await page.context().close();
  });

  it.each(VIEWS)('axe finds nothing on any of its pages: %j', async (view) => {
    const page = await product.open(view, 'Erik Vos');
    await page.goto('/review-meetings');
    await page.getByRole('link', { name: /^Verslag van/ }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /^Verslag van/ }).first().click();
    await page.getByRole('button', { name: 'Als PDF' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/review-meetings');
    const go = page.getByRole('link', { name: 'Ga verder' });
    const begin = page.getByRole('button', { name: 'Begin een bespreking' });
    await go.or(begin).waitFor();
    if (await begin.isVisible()) {
      await begin.click();
      await page.getByLabel('Hoeveel bespreken we er nu?').waitFor();
      expect(await violations(page, DIALOG)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Begin een bespreking' }).click();
      await closed(page);
    } else await go.click();
    await page.locator('app-review-card app-signal-line').first().waitFor();
    await page.locator('app-review-card dl').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /notitie/ }).click();
    await page.getByRole('dialog').getByLabel('Notitie').waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    if (view.width === PHONE.width) expect(await page.getByText('Met het toetsenbord').isVisible()).toBe(false);
    await page.context().close();
  });
});
