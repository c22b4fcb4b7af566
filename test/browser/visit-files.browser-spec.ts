import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addDays } from '../../server/shared/day.js';
import { LAPTOP, startProduct, VIEWS, type ProductInBrowser } from './product-in-browser.js';
import { violations } from './violations.js';

const CASE = readFileSync(new URL('../cases/de-graaf-pinas/visits.csv', import.meta.url), 'utf8');
const OUTLOOK = readFileSync(new URL('../cases/calendars/outlook.ics', import.meta.url), 'utf8');

describe('files of visits', () => {
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const give = (page: Page, name: string, content: string): Promise<void> => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  const downloaded = async (page: Page, button: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).first().click()]);
    return readFile(await download.path(), 'utf8');
  };
  const scanning = async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: 'Snelle scan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Snelle scan' }).waitFor();
  };
  const importing = async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('link', { name: 'Bestand inlezen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bezoeken uit een bestand' }).waitFor();
  };

  it.each(VIEWS)('the quick scan finds the eighteen overlaps of the worked case, at $width pixels, and axe finds nothing', async (view) => {
    const page = await product.open(view, 'Noor Benali');
    await scanning(page);
    expect(await violations(page)).toEqual([]);
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'GET' ? undefined : sent.push(request.url())));
    await give(page, 'visits.csv', CASE);
    await page.getByText('Klaar: 20 bezoeken, 18 keer dubbel.').waitFor({ state: 'attached' });
    await page.getByRole('heading', { level: 3, name: '18 keer dubbel' }).waitFor();
    expect(await page.locator('.overlaps li').count()).toBe(18);
    await page.getByText('Ron wordt in 6 dagen gezien door 5 hulpverleners van 5 organisaties.').waitFor();
    await page.getByText('Op woensdag 9 september zijn er 2 bezoeken tegelijk, van 2 organisaties.').waitFor();
    expect(await page.getByRole('table', { name: 'Drukste weken' }).getByRole('row').count()).toBe(4);
    expect(await violations(page)).toEqual([]);
    expect((await downloaded(page, 'Dubbele bezoeken downloaden')).trim().split('\r\n')).toHaveLength(19);
    // Nothing of it went anywhere.
    expect(sent).toEqual([]);
    await page.context().close();
  });

  it('a hundred thousand rows can be stopped, and else are scanned to the end, each household apart', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    await scanning(page);
    const [head = '', ...rows] = CASE.trim().split('\n');
    const many = Array.from({ length: 5_000 }, (_, place) => rows.map((row) => row.replace('De Graaf-Pinas', `Huishouden ${place}`)).join('\n'));
    const content = [head, ...many].join('\n');
    await give(page, 'veel.csv', content);
    await page.getByRole('progressbar', { name: 'Het bestand wordt gelezen…' }).waitFor();
    await page.getByRole('button', { name: 'Stoppen' }).click();
    await page.getByText('Gestopt. Er is niets bewaard.').waitFor();
    expect(await page.getByRole('heading', { name: 'Uitkomst' }).count()).toBe(0);
    await give(page, 'veel.csv', content);
    await page.getByText('Klaar: 100000 bezoeken, 90000 keer dubbel.').waitFor({ state: 'attached', timeout: 120_000 });
    await page.getByRole('button', { name: 'Huishouden 17', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'Huishouden 17', exact: true }).waitFor();
    await page.getByRole('heading', { level: 3, name: '18 keer dubbel' }).waitFor();
    await page.context().close();
  });

  it('a file that cannot be read says why, and one with a bad row says which', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    await scanning(page);
    await give(page, 'oud.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]).toString('latin1'));
    await page.getByRole('alert').getByText(/In de eerste regel ontbreken kolommen|oud Excel-bestand/).waitFor();
    await give(page, 'leeg.csv', 'naam;leeftijd\nRon;46\n');
    await page.getByRole('alert').getByText('In de eerste regel ontbreken kolommen: begin, einde.').waitFor();
    await give(page, 'fout.csv', `${CASE}V21,De Graaf-Pinas,morgen,2026-09-19T10:00:00+02:00,regular,held,Ron de Graaf,Sanne Kuiper,Wijkteam,\n`);
    await page.getByRole('cell', { name: '"morgen" is geen dag en tijd, zoals 31-08-2026 10:00' }).waitFor();
    await page.getByText('Klaar: 20 bezoeken').waitFor({ state: 'attached' });
    expect(await page.getByRole('heading', { name: '1 rij is niet te lezen' }).count()).toBe(1);
    await page.context().close();
  });

  it.each(VIEWS)('visits come in with a preview at $width pixels, what is refused is mended, and a second time nothing changes', async (view) => {
    const page = await product.open(view, 'Noor Benali');
    await importing(page);
    const day = addDays(new Date().toISOString().slice(0, 10), view.width === 1280 ? 21 : 24);
    const row = (key: string, time: string, who: string, domains = 'financiën'): string => `${view.width}-${key};${day} ${time};${day} 23:00;Ron de Graaf;${who};${domains}`;
    const head = 'bezoek;begin;einde;leden;hulpverleners;leefgebieden';
    await give(page, 'bezoeken.csv', [head, row('A', '21:00', 'Sanne Kuiper'), row('B', '22:00', 'S. Kuiper'), row('C', '25:00', 'Sanne Kuiper'), row('D', '20:00', 'Sanne Kuiper', '')].join('\r\n'));
    await page.getByRole('heading', { name: '3 van 3 bezoeken gekozen' }).waitFor();
    await page.getByRole('cell', { name: `"${day} 25:00" is geen dag en tijd, zoals 31-08-2026 10:00` }).waitFor();
    await page.getByRole('combobox', { name: 'S. Kuiper' }).selectOption({ label: 'Sanne Kuiper' });
    await page.getByRole('button', { name: 'Voorbeeld maken' }).click();
    await page.getByText('2 nieuw, 0 gewijzigd, 0 afgezegd, 0 blijven zo, 1 kunnen niet.').waitFor();
    await page.getByText('Zeg over welk leefgebied het bezoek gaat.').waitFor();
    expect(await violations(page)).toEqual([]);
    const toMend = await downloaded(page, 'Deze rijen downloaden');
    expect(toMend.trim().split('\r\n')).toHaveLength(3);
    await page.getByRole('button', { name: '2 bezoeken overnemen' }).click();
    await page.getByText('Overgenomen: 2 nieuw, 0 gewijzigd, 0 afgezegd. 0 stonden er al zo.').waitFor();

    const mended = toMend.replace('25:00', '19:00').replaceAll(/;(;[^;\r]*;[^;\r]*\r)/g, ';huisvesting$1');
    await give(page, 'verbeterd.csv', mended);
    await page.getByRole('heading', { name: '2 van 2 bezoeken gekozen' }).waitFor();
    await page.getByRole('button', { name: 'Voorbeeld maken' }).click();
    await page.getByText('2 nieuw, 0 gewijzigd, 0 afgezegd, 0 blijven zo, 0 kunnen niet.').waitFor();
    await page.getByRole('button', { name: '2 bezoeken overnemen' }).click();
    await page.getByText('Overgenomen: 2 nieuw').waitFor();

    await give(page, 'verbeterd.csv', mended);
    await page.getByRole('heading', { name: '2 van 2 bezoeken gekozen' }).waitFor();
    await page.getByRole('button', { name: 'Voorbeeld maken' }).click();
    await page.getByText('0 nieuw, 0 gewijzigd, 0 afgezegd, 2 blijven zo, 0 kunnen niet.').waitFor();
    await page.context().close();
  });

  it('of a calendar only what is about the household is chosen, and its names stay in the browser', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    await importing(page);
    // As of this year, so that it lies among the days that are looked through.
    await give(page, 'agenda.ics', OUTLOOK.replaceAll(/2026(1[01]\d\dT)/g, `${new Date().getUTCFullYear()}$1`));
    await page.getByRole('heading', { name: /^[4-9] van \d+ bezoeken gekozen$/ }).waitFor();
    expect(await page.getByRole('row', { name: /Overleg op afstand/ }).getByRole('checkbox').isChecked()).toBe(false);
    expect(await page.getByRole('row', { name: /intake Pinas/ }).getByRole('checkbox').isChecked()).toBe(false);
    await page.getByRole('checkbox', { name: 'Ron de Graaf' }).check();
    const [request] = await Promise.all([page.waitForRequest((sent) => sent.url().endsWith('/visit-imports/preview')), page.getByRole('button', { name: 'Voorbeeld maken' }).click()]);
    const body = request.postData() ?? '';
    for (const name of ['Huisbezoek', 'Overleg', 'Sanne', '@', 'Vrije dag']) expect(body).not.toContain(name);
    await page.getByText(/ kunnen niet\./).waitFor();
    await page.context().close();
  });

  it('visits go out as a spreadsheet that comes in again with nothing to change', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('button', { name: 'Exporteren' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'CSV' }).check({ force: true });
    expect(await violations(page, 'mat-dialog-container')).toEqual([]);
    const sheet = await downloaded(page, 'Downloaden');
    expect(sheet.split('\r\n').length).toBeGreaterThan(20);
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Bestand inlezen' }).click();
    await give(page, 'export.csv', sheet);
    await page.getByRole('heading', { name: /bezoeken gekozen$/ }).waitFor();
    await page.getByRole('button', { name: 'Voorbeeld maken' }).click();
    await page.getByText(/0 nieuw, 0 gewijzigd, 0 afgezegd, \d+ blijven zo, 0 kunnen niet\./).waitFor();
    await page.context().close();
  });

  it('a calendar address is made, told once, asked for without a session, and revoked', async () => {
    const page = await product.open(LAPTOP, 'Noor Benali');
    await page.getByRole('button', { name: /Noor Benali/ }).click();
    await page.getByRole('link', { name: /^(Mijn account|Account)/ }).click();
    await page.getByRole('heading', { name: 'Je bezoeken in je eigen agenda' }).waitFor();
    await page.getByRole('button', { name: 'Adres maken', exact: true }).click();
    const address = await page.getByRole('textbox', { name: 'Agenda-adres' }).inputValue();
    expect(await violations(page)).toEqual([]);
    const answer = await fetch(address);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const text = await answer.text();
    expect(text).toContain('BEGIN:VCALENDAR');
    expect(text).not.toMatch(/Graaf|Pinas|Ron/);
    await page.reload();
    await page.getByText('Voor het laatst opgevraagd op').waitFor();
    expect(await page.getByRole('textbox', { name: 'Agenda-adres' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Adres intrekken' }).click();
    await page.getByRole('button', { name: 'Adres maken', exact: true }).waitFor();
    expect((await fetch(address)).status).toBe(404);
    await page.context().close();
  });
});
