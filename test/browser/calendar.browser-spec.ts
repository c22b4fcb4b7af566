import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Clock } from '../../server/shared/clock.js';
import { mondayOf } from '../../server/burden/burden-rules.js';
import { addDays } from '../../server/shared/day.js';
import { LAPTOP, PHONE, startProduct, VIEWS, type ProductInBrowser, type View } from './product-in-browser.js';
import { violations } from './violations.js';

describe('who comes when, and how much that is', () => {
  let product: ProductInBrowser;
  const today = new Clock().today();
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const household = async (view: View, name: string, link: string): Promise<Page> => {
    const page = await product.open(view, name);
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('link', { name: link, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: link }).waitFor();
    return page;
  };
  const calendar = async (view: View, name = 'Noor Benali'): Promise<Page> => {
    const page = await household(view, name, 'Agenda');
    await page.getByRole('button', { name: /09:00–09:45.*Sanne Kuiper/s }).waitFor();
    return page;
  };
  const focusedDay = (page: Page): Promise<string | null> => page.locator(':focus').getAttribute('data-day');
  const inAddress = (page: Page): Promise<void> => page.waitForFunction(`location.search === '?view=week&day=${today}'`).then(() => undefined);

  it.each(VIEWS)('axe finds nothing at $width pixels, in week, month, one’s own calendar and burden', async (view) => {
    const page = await calendar(view);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Maand', exact: true }).click();
    await page.getByRole('button', { name: 'Een maand later' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('link', { name: 'Belasting door hulp' }).click();
    await page.getByText('Alle weken in een tabel').first().click();
    await page.getByRole('columnheader', { name: 'Week van' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
    const own = await product.open(view, 'Sanne Kuiper');
    await own.getByRole('link', { name: 'Mijn agenda' }).click();
    await own.getByRole('button', { name: /09:00–09:45.*De Graaf-Pinas/s }).waitFor();
    expect(await violations(own)).toEqual([]);
    await own.context().close();
  });

  it('goes by keyboard through days, visits and weeks, and plans where nobody comes', async () => {
    const page = await calendar(LAPTOP);
    await inAddress(page);
    await page.getByRole('gridcell', { name: /^Vandaag,/ }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(':focus').innerText()).toMatch(/09:00–09:45/);
    // The visit says with what it doubles up, in the words that stand below.
    const described = await page.locator(':focus').getAttribute('aria-describedby');
    expect(described).toMatch(/^overlap-/);
    expect(await page.locator(`[id="${described!.split(' ')[0]!}"]`).textContent()).toMatch(/Mirella|huishouden/);
    await page.keyboard.press('Escape');
    expect(await focusedDay(page)).toBe(today);
    await page.keyboard.press('ArrowRight');
    await page.locator(`[data-day="${addDays(today, 1)}"]:focus`).waitFor();
    await page.keyboard.press('PageDown');
    await page.locator(`[data-day="${addDays(today, 8)}"]:focus`).waitFor();
    await page.keyboard.press('t');
    await page.locator(`[data-day="${today}"]:focus`).waitFor();
    await page.keyboard.press('PageDown');
    await page.locator(`[data-day="${addDays(today, 7)}"]:focus`).waitFor();
    await page.keyboard.press('Home');
    const monday = addDays(mondayOf(today), 7);
    await page.locator(`[data-day="${monday}"]:focus`).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(':focus').textContent()).toMatch(/Bezoek plannen op maandag .*: 09:00–17:00/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Datum').inputValue()).toBe(monday);
    expect([await dialog.getByLabel('Van', { exact: true }).inputValue(), await dialog.getByLabel('Tot', { exact: true }).inputValue()]).toEqual(['09:00', '10:00']);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // As a table, all of the month that has most of the three weeks.
    await page.keyboard.press('t');
    await page.getByRole('button', { name: 'Maand', exact: true }).click();
    await page.getByRole('button', { name: 'Als tabel' }).click();
    await page.getByRole('table').getByRole('row', { name: /09:00–09:45.*Sanne Kuiper.*Mirella/ }).first().waitFor();
    await page.context().close();
  });

  it('shows a partner a service whose name says something as one of its kind, also as a choice', async () => {
    const page = await calendar(LAPTOP, 'Tom Driessen');
    // In these seven days it came the day before yesterday's week; a month has it for certain with the one before.
    await page.goto(`${page.url().split('?')[0]!}?view=month&day=${addDays(today, -4)}`);
    const organisation = page.getByLabel('Organisatie');
    await organisation.selectOption({ label: 'Vertrouwelijke dienst' });
    await page.getByText(/^Je ziet \d+ van de \d+ bezoeken, door wat je hierboven koos\.$/).waitFor();
    const visits = page.getByRole('grid').getByRole('button');
    await visits.first().waitFor();
    for (const text of await visits.allInnerTexts()) expect(text).toMatch(/Vertrouwelijke dienst/);
    expect(await page.locator('body').innerText()).not.toMatch(/Vloedlijn|Fatima/);
    expect(page.url()).not.toContain('confidential');
    await page.getByRole('button', { name: 'Alles laten zien' }).click();
    await page.getByText(/^Je ziet/).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is a list on a phone, by day', async () => {
    const page = await calendar(PHONE);
    await page.getByRole('heading', { level: 3, name: /^Vandaag,/ }).waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
    await page.getByRole('button', { name: /09:00–09:45.*Sanne Kuiper/s }).click();
    await page.getByRole('dialog').getByText('Sanne Kuiper, Sociaal wijkteam Moerwijk-Zuid').waitFor();
    await page.context().close();
  });

  it('tells the burden in a sentence, draws it, and has each week in a table, for the household and a member', async () => {
    const page = await household(LAPTOP, 'Noor Benali', 'Belasting door hulp');
    await page.getByText(/^De regie begint op .*\. Vanaf dan is te zien of het rustiger wordt\.$/).waitFor();
    await page.getByRole('img', { name: /^Bezoeken per week, van .* Het meeste in één week: \d+\./ }).waitFor();
    await page.getByText('Alle weken in een tabel').first().click();
    const counts = async (): Promise<number[]> => {
      const rows = await page.getByRole('region', { name: 'Alle weken in een tabel' }).getByRole('row').filter({ has: page.getByRole('rowheader') }).all();
      return Promise.all(rows.map(async (row) => Number(await row.getByRole('cell').first().innerText())));
    };
    // Twenty visits in three weeks of days, however these fall into weeks.
    expect((await counts()).reduce((sum, count) => sum + count, 0)).toBe(20);
    await page.getByRole('radio', { name: 'Yara' }).check();
    await page.getByRole('row', { name: /^Yara/ }).waitFor();
    expect((await counts()).reduce((sum, count) => sum + count, 0)).toBe(1);
    await page.context().close();
  });

  it('shows what somebody else plans without being touched, and leaves the reader where they are', async () => {
    // A day on which nobody of the worked case comes yet.
    const day = addDays(today, 9);
    const noor = await calendar(LAPTOP);
    const follows = noor.waitForResponse((answer) => answer.url().includes('/news'));
    await noor.goto(`${noor.url().split('?')[0]!}?view=week&day=${day}`);
    await noor.locator(`[data-day="${day}"]`).focus();
    await follows;
    const read: string[] = [];
    noor.on('request', (request) => read.push(`${request.method()} ${new URL(request.url()).pathname.split('/').slice(5).join('/')}`));

    const jolanda = await product.open(LAPTOP, 'Jolanda Meijer');
    await jolanda.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await jolanda.getByRole('button', { name: 'Bezoek vastleggen' }).click();
    const dialog = jolanda.getByRole('dialog', { name: 'Bezoek vastleggen' });
    await dialog.getByRole('region', { name: 'Wie komt er al, twee weken ervoor en erna?' }).waitFor();
    await dialog.getByRole('checkbox', { name: 'Ron de Graaf' }).check();
    await dialog.getByLabel('Datum').fill(day);
    await dialog.getByLabel('Van').fill('10:00');
    await dialog.getByLabel('Tot').fill('11:00');
    await dialog.getByText('Dit bezoek is met niets dubbel.').waitFor();
    await dialog.getByRole('button', { name: 'Bewaren' }).click();

    await noor.getByRole('button', { name: /10:00–11:00.*Jolanda Meijer/s }).waitFor();
    await noor.getByRole('status').filter({ hasText: 'Zojuist bijgewerkt' }).waitFor();
    expect(await focusedDay(noor)).toBe(day);
    expect(read.filter((each) => each === 'GET ')).toHaveLength(1);
    expect(await violations(noor)).toEqual([]);
    await noor.getByText('Zojuist bijgewerkt').waitFor({ state: 'detached' });
    // Whoever planned it has read it anew already, and is told nothing of it.
    expect(await jolanda.getByText('Zojuist bijgewerkt').count()).toBe(0);
    for (const page of [noor, jolanda]) await page.context().close();
  });
});
