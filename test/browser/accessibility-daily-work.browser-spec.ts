import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LAPTOP, startProduct, VIEWS, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

/** How each dialog of the household's page is opened, by the name of its button. */
const DIALOGS: [string, RegExp][] = [
  ['household', /^Wijzigen$/],
  ['disclosure', /^Delen vastleggen$/],
  ['withdrawal', /^Intrekken: Ron/],
  ['rating', /^Ron de Graaf, Middelengebruik/],
  ['involve', /^Betrekken$/],
  ['involvement', /^Betrokkenheid van Sanne Kuiper wijzigen/],
  ['member', /^Huishoudlid$/],
  ['rights of a member', /^Gegevens van Ron/],
  ['contact', /^Carla wijzigen/],
  ['visit', /^Bezoek vastleggen/],
  // One of the last seven days: on a Monday the fortnight begins no earlier.
  ['visit details', /Jolanda Meijer.*bij Ron/s],
  ['level up', /^Opschalen$/],
  ['level down', /^Afschalen$/],
  ['escalation', /^Besluit vragen$/],
  ['end of help', /^Hulp laten stoppen$/],
  ['lead called off', /^Afspraak afzeggen/],
  ['handover', /^Overdragen$/],
  ['earlier lead', /^Eerdere regie toevoegen/],
  ['plan', /^Richting wijzigen/],
  ['statement', /^Uitspraak toevoegen/],
  ['goal', /^Doel wijzigen: Ik wil hier/],
  ['action', /^Actie wijzigen/],
];

let product: ProductInBrowser;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

describe.each(VIEWS)('axe finds nothing at $width pixels', (view) => {
  let page: Page;
  beforeAll(async () => {
    page = await product.open(view);
  });
  afterAll(() => page.context().close());

  it('on the sign-in page, also after a wrong password', async () => {
    await page.getByRole('button', { name: /^Noor Benali/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('E-mailadres').fill('nobody@demo.example');
    await page.getByLabel('Wachtwoord').fill('not the password');
    await page.getByRole('button', { name: 'Aanmelden' }).click();
    await page.getByText('E-mailadres of wachtwoord klopt niet.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('on the list of households, also when nothing is found', async () => {
    await page.getByRole('button', { name: /^Noor Benali/ }).click();
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('zzzz');
    await page.getByText('Geen huishouden gevonden.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('graaf DION');
    await page.getByText('Gevonden op Dion de Graaf').waitFor();
    await page.getByRole('status').getByText('1 huishouden gevonden').waitFor({ state: 'attached' });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Huishouden openen' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('on the page of a household', async () => {
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('heading', { name: 'Hoe het gaat' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(DIALOGS)('in the dialog of the %s', async (_, button) => {
    await page.getByRole('button', { name: button }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button').last().waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('in the room of agreement and progress, and its dialogs', async () => {
    await page.getByRole('link', { name: 'Afspraken en voortgang' }).click();
    await page.getByRole('heading', { name: 'Wie doet wat' }).waitFor();
    for (const button of ['Evaluatie vastleggen', 'Vastleggen wat iemand vindt']) {
      await page.getByRole('button', { name: button }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      if (button === 'Evaluatie vastleggen') await dialog.getByRole('radio', { name: 'beter', exact: true }).first().check();
      expect(await violations(page, DIALOG)).toEqual([]);
      // The second view finds the evaluation of today there already.
      const again = button === 'Evaluatie vastleggen' && view !== VIEWS[0];
      if (again) page.once('dialog', (question) => void question.accept());
      await dialog.getByRole('button', { name: again ? 'Annuleren' : 'Bewaren' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    await page.getByRole('heading', { name: 'Versies vergelijken' }).waitFor();
    await page.getByRole('table').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('on the plan to print', async () => {
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).first().click();
    await page.getByRole('link', { name: 'Op papier' }).click();
    await page.getByText('Voor ons allemaal').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('on the page of own actions, also while it asks', async () => {
    await page.getByRole('link', { name: 'Mijn acties' }).click();
    await page.getByRole('button', { name: /^Uitstellen/ }).first().click();
    expect(await violations(page)).toEqual([]);
  });

  it('on the page of a household that is not there, and on a page that is not', async () => {
    await page.goto('/households/01920000-0000-7000-8000-000000000000');
    await page.getByText('Dit huishouden is er niet').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/no-such-page');
    await page.getByRole('heading', { name: 'Deze pagina is er niet' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

/** The first household that the API has for the reader, a thousand times. */
async function thousandHouseholds(page: Page): Promise<void> {
  await page.route(/\/api\/v1\/households$/, async (route) => {
    const response = await route.fetch();
    const { households } = (await response.json()) as { households: [object] };
    const all = Array.from({ length: 1_000 }, (_, n) => ({ ...households[0], id: `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`, name: `Voorbeeld ${n}` }));
    await route.fulfill({ response, json: { households: all, next: null } });
  });
}

it('a list of a thousand has the rows in the page that are looked at, goes on by keyboard, and is where it was for who comes back', async () => {
  const page = await product.open(LAPTOP);
  await thousandHouseholds(page);
  await page.getByRole('button', { name: /^Noor Benali/ }).click();
  const first = page.getByRole('link', { name: 'Voorbeeld 0', exact: true });
  await first.waitFor();
  const cards = page.locator('app-household-card');
  expect(await cards.count()).toBeLessThan(100);
  expect(await page.locator('li[aria-posinset="1"]').getAttribute('aria-setsize')).toBe('1000');
  expect(await violations(page)).toEqual([]);
  await first.focus();
  for (let row = 0; row < 40; row++) await page.keyboard.press('Tab');
  expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Voorbeeld 40');

  await page.evaluate(`scrollTo({ top: document.documentElement.scrollHeight * 0.7, behavior: 'instant' })`);
  const inSight = page.locator('app-household-card', { hasText: /Voorbeeld [67]\d\d/ }).nth(2);
  await inSight.waitFor();
  await page.waitForTimeout(500);
  const name = await inSight.getByRole('link').innerText();
  const before = await page.getByRole('link', { name, exact: true }).boundingBox();
  // By no pointer of Playwright: before it clicks it scrolls, even to what sticks to the top.
  await page.getByRole('link', { name: /^Mijn acties/ }).dispatchEvent('click');
  await page.getByRole('heading', { level: 1, name: 'Mijn acties' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name, exact: true }).waitFor();
  await page.waitForTimeout(500);
  const after = await page.getByRole('link', { name, exact: true }).boundingBox();
  expect(Math.abs(after!.y - before!.y)).toBeLessThan(3);
  await page.context().close();
});

it('for who wants less motion nothing goes over by degrees, and axe finds what is wrong in the dark', async () => {
  const page = await product.open(LAPTOP, 'Noor Benali');
  await page.evaluate(`globalThis.transitions = 0; addEventListener('transitionrun', () => (transitions += 1), true)`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(300);
  expect(await page.evaluate('transitions')).toBe(0);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(`document.querySelector('h1').style.color = 'light-dark(black, #333)'`);
  expect(await violations(page)).toEqual([expect.stringMatching(/^dark, color-contrast: .*Mijn huishoudens/)]);
  await page.context().close();
});

it('what does not come of the product itself is said, with a way on', async () => {
  const page = await product.open(LAPTOP, 'Noor Benali');
  await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
  await page.getByRole('button', { name: /^Doel wijzigen: Ik wil hier/ }).waitFor();
  await page.route(/\.js$/, (route) => route.abort());
  await page.getByRole('button', { name: /^Doel wijzigen: Ik wil hier/ }).click();
  const bar = page.getByRole('alert').filter({ hasText: 'Een deel van Samenregie kwam niet binnen.' });
  await bar.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.unroute(/\.js$/);
  await bar.getByRole('button', { name: 'Pagina verversen' }).click();
  await page.getByRole('button', { name: /^Doel wijzigen: Ik wil hier/ }).click();
  await page.getByRole('dialog', { name: 'Doel wijzigen' }).waitFor();
  await page.context().close();
});

it('who goes back to a household is where they were', async () => {
  const page = await product.open(LAPTOP, 'Noor Benali');
  await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
  const goal = page.getByRole('button', { name: /^Doel wijzigen: Ik wil hier/ });
  await goal.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  const before = await goal.boundingBox();
  // By no pointer of Playwright: before it clicks it scrolls.
  await page.getByRole('link', { name: 'Wat hangt samen' }).dispatchEvent('click');
  await page.getByRole('heading', { level: 1, name: 'Wat hangt samen' }).waitFor();
  await page.goBack();
  await goal.waitFor();
  for (let turn = 0; turn < 50 && Math.abs((await goal.boundingBox())!.y - before!.y) > 3; turn++) await page.waitForTimeout(100);
  expect(Math.abs((await goal.boundingBox())!.y - before!.y)).toBeLessThan(4);
  await page.context().close();
});
