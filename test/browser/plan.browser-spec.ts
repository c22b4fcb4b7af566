import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { LAPTOP, PHONE, startProduct, type ProductInBrowser } from './product-in-browser.js';
import { violations } from './violations.js';

describe('the plan', () => {
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const household = async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('heading', { level: 1, name: 'De Graaf-Pinas' }).waitFor();
  };

  it('marks what another changed since the reader last looked, quietly and once', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    const card = page.getByRole('article').filter({ has: page.getByRole('link', { name: 'De Graaf-Pinas' }) });
    await card.getByText('Plan gewijzigd sinds je keek').waitFor();
    const kept = await page.evaluate(() => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage)]));
    await household(page);
    // Not yet looked at: the plan is below what is in sight.
    await page.getByRole('heading', { name: 'Het plan' }).scrollIntoViewIfNeeded();
    const told = page.getByRole('status').filter({ hasText: 'Sinds je hier voor het laatst keek' });
    await told.getByText(/: 1 uitspraak\.$/).waitFor();
    await page.locator('app-plan-panel').getByText(/^Nieuw: Jolanda Meijer, /).waitFor();
    expect(await page.getByText(/^(Nieuw|Gewijzigd): /).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    // In the room beside it the same stands, until she leaves the household.
    await page.getByRole('link', { name: 'Afspraken en voortgang' }).click();
    await told.waitFor();
    await page.getByRole('link', { name: 'Mijn huishoudens' }).click();
    await card.getByText('Niemand heeft de regie').waitFor();
    expect(await card.getByText('Plan gewijzigd sinds je keek').count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage)]))).toBe(kept);
    await page.context().close();
  });

  it('is a page to print, for all or for one, with nothing that they may not read of another', async () => {
    const page = await product.open(PHONE, 'Noor Benali');
    await household(page);
    await page.getByRole('link', { name: 'Op papier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ons plan' }).waitFor();
    await page.getByText('Voor ons allemaal').waitFor();
    await page.getByText('“Ik wil hier kunnen blijven wonen en de deur open durven doen.”').waitFor();
    expect(await page.getByText('opname prikken').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Voor wie is het?').selectOption('Ron de Graaf');
    await page.getByText('Voor Ron de Graaf').waitFor();
    // His own, by a service that is not named.
    await page.getByText('opname prikken').waitFor();
    await page.getByText(/^een hulpverlener, uiterlijk /).waitFor();
    expect(await page.getByText('Fatima').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Afdrukken' }).isVisible()).toBe(false);
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    const size = await page.evaluate<number>(`parseFloat(getComputedStyle(document.querySelector('article li strong')).fontSize)`);
    // 15 points, in pixels.
    expect(size).toBeGreaterThanOrEqual(20);
    await page.context().close();
  });

  it('is kept up to date by a partner on a phone in three taps, and a slip is mended with one more', async () => {
    const page = await product.open(PHONE, 'Jolanda Meijer');
    let taps = 0;
    const tap = async (what: Locator): Promise<void> => {
      await what.tap();
      taps++;
    };
    const began = performance.now();
    await tap(page.getByRole('link', { name: 'Mijn acties' }));
    await tap(page.getByRole('button', { name: /^Gedaan: Een betalingsregeling afspreken en budgetbeheer/ }));
    await tap(page.getByRole('button', { name: 'Ja, gedaan' }));
    await page.getByText('Vandaag gedaan: Een betalingsregeling afspreken en budgetbeheer starten.').first().waitFor();
    expect(taps).toBeLessThanOrEqual(4);
    expect(performance.now() - began).toBeLessThan(60_000);
    await page.getByRole('button', { name: 'Ongedaan maken' }).tap();
    await tap(page.getByRole('button', { name: /^Uitstellen: Een betalingsregeling afspreken en budgetbeheer/ }));
    await tap(page.getByRole('button', { name: /^Een week:/ }));
    await page.getByText(/^Uitgesteld naar .*: Een betalingsregeling afspreken/).first().waitFor();
    await page.context().close();
  });

  it('is ticked off on behalf of who has no account, and says so', async () => {
    const page = await product.open(LAPTOP, 'Sanne Kuiper');
    await household(page);
    await page.getByRole('button', { name: 'Actie toevoegen bij: Eén iemand' }).waitFor({ state: 'detached' });
    const row = page.locator('app-action-row').filter({ hasText: 'Elke vrijdag de dichte post' });
    await row.getByRole('button', { name: /^Afronden/ }).click();
    await row.getByRole('button', { name: 'Ja, gedaan, namens Ron de Graaf en Carla' }).click();
    // Its first day is still to come.
    const refusal = page.getByText('Deze dag ligt voor de eerste dag van de actie.');
    await refusal.waitFor();
    expect(await row.getByText(/gedaan$/).count()).toBe(0);
    await page.context().close();
  });

  it('changed by two at once is put together field by field', async () => {
    const [first, second] = await Promise.all([product.open(LAPTOP, 'Noor Benali'), product.open(LAPTOP, 'Erik Vos')]);
    const open = async (page: Page): Promise<Locator> => {
      await page.getByRole('button', { name: 'Doel wijzigen: Ik wil monteur' }).click();
      return page.getByRole('dialog', { name: 'Doel wijzigen' });
    };
    for (const page of [first, second]) await household(page);
    const [theirs, mine] = [await open(first), await open(second)];
    await theirs.getByLabel('In vaktaal').fill('Een diploma halen.');
    await theirs.getByLabel('Nu niet, want…').fill('eerst rust thuis');
    await theirs.getByRole('radio', { name: 'mee bezig' }).check();
    await theirs.getByRole('button', { name: 'Bewaren' }).click();
    await theirs.waitFor({ state: 'detached' });

    await mine.getByLabel('In vaktaal').fill('Naar school blijven gaan.');
    await mine.getByLabel('Nu niet, want…').fill('de stage begint later');
    await mine.getByRole('button', { name: 'Bewaren' }).click();
    await mine.getByText('Overgenomen van de ander: Hoe staat het ermee?.').waitFor();
    expect(await mine.getByRole('button', { name: 'Bewaren' }).isDisabled()).toBe(true);
    const wording = mine.getByRole('region', { name: 'In vaktaal' });
    expect(await wording.innerText()).toMatch(/Een diploma halen\.[\s\S]*Naar school blijven gaan\./);
    await wording.getByRole('button', { name: 'Zet ze onder elkaar' }).click();
    await mine.getByRole('region', { name: 'Nu niet, want…' }).getByRole('button', { name: 'Neem dat van de ander' }).click();
    await mine.getByRole('button', { name: 'Bewaren' }).click();
    await mine.waitFor({ state: 'detached' });
    const card = second.locator('app-goal-card').filter({ hasText: 'Ik wil monteur worden' });
    await card.getByText(/Een diploma halen\.\s+Naar school blijven gaan\./).waitFor();
    await card.getByText('eerst rust thuis').waitFor();
    await card.getByText('mee bezig').waitFor();
    for (const page of [first, second]) await page.context().close();
  });

  it.each<{ what: string; open: string | RegExp; field: string; theirs: string; mine: string; other: string; value: string }>([
    { what: 'a household', open: 'Wijzigen', field: 'Naam', theirs: 'De Graaf', mine: 'De Graaf-Pinas (Den Haag)', other: 'Adres', value: 'Zilvermeeuwhof 27' },
    { what: 'a contact', open: /^Carla wijzigen/, field: 'Wie is dit?', theirs: 'zus', mine: 'tante', other: 'Naam', value: 'Carla de G.' },
  ])('$what changed by two at once is put together as well', async ({ open, field, theirs, mine, other, value }) => {
    const [first, second] = await Promise.all([product.open(LAPTOP, 'Erik Vos'), product.open(LAPTOP, 'Noor Benali')]);
    const dialogOf = async (page: Page): Promise<Locator> => {
      await page.getByRole('link', { name: 'De Graaf' }).click();
      await page.getByRole('button', typeof open === 'string' ? { name: open, exact: true } : { name: open }).click();
      return page.getByRole('dialog');
    };
    const [before, after] = [await dialogOf(first), await dialogOf(second)];
    await before.getByLabel(field, { exact: true }).fill(theirs);
    await before.getByLabel(other, { exact: true }).fill(value);
    await before.getByRole('button', { name: 'Bewaren' }).click();
    await before.waitFor({ state: 'detached' });
    await after.getByLabel(field, { exact: true }).fill(mine);
    await after.getByRole('button', { name: 'Bewaren' }).click();
    await after.getByText(`Overgenomen van de ander: ${other}.`).waitFor();
    expect(await after.getByLabel(other, { exact: true }).inputValue()).toBe(value);
    await after.getByRole('region', { name: field }).getByRole('button', { name: 'Houd wat ik schreef' }).click();
    await after.getByRole('button', { name: 'Bewaren' }).click();
    await after.waitFor({ state: 'detached' });
    await second.getByText(mine).first().waitFor();
    for (const page of [first, second]) await page.context().close();
  });

  it('is agreed with, and then says in sentences what changed since', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    await household(page);
    const room = async (): Promise<void> => {
      await page.getByRole('link', { name: 'Afspraken en voortgang' }).click();
      await page.getByRole('heading', { name: 'Zijn ze het eens?' }).waitFor();
    };
    await room();
    await page.getByRole('button', { name: 'Vastleggen wat iemand vindt' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wie zegt dit?').selectOption('Dion de Graaf');
    await dialog.getByRole('radio', { name: 'deels eens' }).check();
    await dialog.getByLabel('In eigen woorden').fill('Niet over school zonder mij.');
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Niet over school zonder mij.').waitFor();
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('button', { name: 'Eerder in de volgorde: Eén iemand' }).click();
    await page.getByText('Verplaatst naar plaats 1').first().waitFor({ state: 'attached' });
    await room();
    await page.getByText('Doel 2 is omhoog gegaan, naar plaats 1: “Eén iemand die weet hoe het zit').first().waitFor();
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByText('Goal 2 moved up, to place 1:').first().waitFor();
    await page.getByText('agrees in part').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Goal 2 moved up' }).count()).toBe(2);
    await page.context().close();
  });
});
