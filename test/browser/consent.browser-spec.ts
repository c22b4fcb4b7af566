import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LAPTOP, startProduct, type ProductInBrowser } from './product-in-browser.js';

const CELL = /^Ron de Graaf, Geestelijke gezondheid\./;

describe('consent', () => {
  let product: ProductInBrowser;
  let noor: Page;
  let jolanda: Page;
  beforeAll(async () => {
    product = await startProduct();
    [noor, jolanda] = await Promise.all([opened('Noor Benali'), opened('Jolanda Meijer')]);
  });
  afterAll(() => product.close());

  async function opened(name: string): Promise<Page> {
    const page = await product.open(LAPTOP, name);
    await page.getByRole('searchbox', { name: 'Zoek in mijn huishoudens' }).fill('graaf');
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('heading', { name: 'Hoe het gaat' }).waitFor();
    return page;
  }

  it('is recorded from a cell of the picture, and told in a sentence', async () => {
    expect(await jolanda.getByRole('img', { name: CELL }).getAttribute('aria-label')).toContain('Bekend bij anderen.');
    await noor.getByRole('button', { name: CELL }).click();
    await noor.getByRole('button', { name: 'Wie mag dit nog meer weten?' }).click();
    const dialog = noor.getByRole('dialog', { name: 'Vastleggen wie wat mag weten' });
    await dialog.getByLabel('Wie mag het weten?').selectOption({ label: 'Iedereen van Schuldhulp Haagse Balans' });
    await dialog.getByLabel('Waarvoor is het nodig?').fill('Samen rust maken in de schulden.');
    expect(await dialog.getByRole('checkbox', { name: 'Geestelijke gezondheid' }).isChecked()).toBe(true);
    expect(await dialog.getByRole('checkbox', { name: 'Ron de Graaf' }).isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await dialog.waitFor({ state: 'detached' });
    await noor.getByText(/^Ron vindt goed dat Schuldhulp Haagse Balans ziet hoe het gaat met geestelijke gezondheid, tot /).waitFor();
  });

  it('asks a child of nine nothing, and who has authority over her', async () => {
    await noor.getByRole('button', { name: 'Delen vastleggen' }).click();
    const dialog = noor.getByRole('dialog', { name: 'Vastleggen wie wat mag weten' });
    await dialog.getByLabel('Over wie gaat het?').selectOption({ label: 'Yara de Graaf' });
    const givers = dialog.getByRole('group', { name: 'Wie vindt het goed?' }).getByRole('checkbox');
    await dialog.getByText('Onder de 12 jaar beslist iemand met gezag over het kind.').waitFor();
    expect(await givers.count()).toBe(2);
    noor.once('dialog', (question) => void question.accept());
    await noor.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('lets the partner see the rating, and says why', async () => {
    await jolanda.reload();
    const cell = jolanda.getByRole('button', { name: CELL });
    await cell.waitFor();
    expect(await cell.innerText()).toContain('Je ziet dit omdat Ron dat goedvindt.');
    await cell.click();
    const dialog = jolanda.getByRole('dialog');
    await dialog.getByText('Je ziet dit omdat Ron dat goedvindt.').waitFor();
    await dialog.getByText('niet zelfredzaam').waitFor();
    expect(await dialog.getByRole('button', { name: 'Bewaren' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Sluiten' }).click();
    await jolanda.getByRole('heading', { name: 'Wat met jou is gedeeld' }).waitFor();
  });

  it('is taken back, and the partner no longer sees it on reload', async () => {
    await noor.getByRole('button', { name: /^Intrekken: Ron vindt goed dat Schuldhulp/ }).click();
    const dialog = noor.getByRole('dialog', { name: 'Toestemming intrekken' });
    await dialog.getByRole('button', { name: 'Intrekken' }).click();
    await dialog.waitFor({ state: 'detached' });
    await noor.locator('summary', { hasText: '2 keer gedeeld, nu gestopt' }).click();
    await noor.getByText(/^Ingetrokken door Ron op .*, mondeling$/).waitFor();
    await jolanda.reload();
    await jolanda.getByRole('img', { name: CELL }).waitFor();
    expect(await jolanda.getByRole('button', { name: CELL }).count()).toBe(0);
    expect(await jolanda.getByRole('heading', { name: 'Wat met jou is gedeeld' }).count()).toBe(0);
  });
});
