import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { addDays, dayOf } from '../../server/shared/day.js';
import { LAPTOP, PHONE, startProduct, VIEWS, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

describe('the ladder and the end of help', () => {
  const today = dayOf(Date.now());
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  /** The panel of the ladder of the worked case, on the page of somebody. */
  async function panelOf(page: Page): Promise<Locator> {
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    const panel = page.locator('#levels');
    await panel.locator('app-ladder-picture').waitFor();
    return panel;
  }

  const closed = (page: Page): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' });

  it.each(VIEWS)('axe finds nothing on what is asked, nor on the division of work: %j', async (view) => {
    const page = await product.open(view, 'Erik Vos');
    await page.getByRole('link', { name: 'Aan mij gevraagd' }).click();
    await page.getByText('Mag dit naar de doorbraaktafel?').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Antwoorden over De Graaf-Pinas' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Niet akkoord' }).check();
    expect(await violations(page, DIALOG)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto('/load');
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).waitFor();
    await page.getByRole('rowheader', { name: /^Noor Benali/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    // For a household that nobody leads a lead is proposed from here.
    await page.getByRole('button', { name: /^Iemand voorstellen: / }).first().click();
    await page.getByRole('dialog', { name: 'Een casusregisseur voorstellen' }).waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.context().close();
  });

  it('a question is answered in two taps on a phone, in English, and the case goes up', async () => {
    const page = await product.open(PHONE, 'Erik Vos');
    await page.getByRole('button', { name: 'EN, English' }).click();
    await page.getByText('1 question for you').waitFor();
    await page.getByRole('link', { name: 'Requests for me' }).click();
    await page.getByText(/^Sanne Kuiper, .* asked for this on/).waitFor();
    await page.getByRole('button', { name: 'Answer about De Graaf-Pinas' }).click();
    await page.getByLabel('Why is this needed?').fill('Three organisations wait for each other.');
    await page.getByLabel('When will you look again?').fill(addDays(today, 60));
    await page.getByRole('dialog').getByRole('button', { name: 'Answer' }).click();
    await page.getByText('Nothing is waiting for your answer.').waitFor();
    await page.getByRole('link', { name: 'My households' }).click();
    const panel = await panelOf(page);
    await panel.getByText(/Decided by Erik Vos\./).first().waitFor();
    expect(await panel.locator('[aria-current=step]').innerText()).toBe('Process direction');
    // Who reads English does so from then on, also in another window.
    await page.getByRole('button', { name: 'NL, Nederlands' }).click();
    await panel.getByText(/Besloten door Erik Vos\./).first().waitFor();
    await page.context().close();
  });

  it('a case goes down only with agreements, and up again', async () => {
    const page = await product.open(LAPTOP, 'Erik Vos');
    const panel = await panelOf(page);
    await panel.getByRole('button', { name: 'Afschalen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Samenwerking' }).check();
    await dialog.getByLabel('Waarom?').fill('De ontruiming is van de baan.');
    await dialog.getByLabel('Wanneer kijken we opnieuw?').fill(addDays(today, 30));
    await dialog.getByRole('button', { name: 'Afschalen' }).click();
    await dialog.getByText('Vul dit in.').waitFor();
    expect(await panel.locator('[aria-current=step]').innerText()).not.toBe('Samenwerking');
    await dialog.getByLabel('Welke afspraken blijven er?').fill('Wie iets merkt, belt Noor.');
    await dialog.getByLabel('Wie besloot dit?').selectOption({ label: 'Een overleg of tafel' });
    await dialog.getByLabel('Welk overleg?').fill('Doorbraaktafel Zuidwest');
    await dialog.getByRole('button', { name: 'Afschalen' }).click();
    await closed(page);
    await panel.getByText(/Besloten door Doorbraaktafel Zuidwest\./).first().waitFor();
    expect(await panel.locator('[aria-current=step]').innerText()).toBe('Samenwerking');
    await page.locator('#lead').getByRole('row', { name: /Doorbraaktafel Zuidwest\s+Afgeschaald naar Samenwerking/ }).waitFor();
    await panel.locator('summary').click();
    await panel.getByRole('table').getByText('Afspraken: Wie iets merkt, belt Noor.').waitFor();
    await panel.getByRole('button', { name: 'Opschalen' }).click();
    await dialog.getByRole('radio', { name: 'Zorg- en Veiligheidshuis' }).check();
    await dialog.getByText(/Er wordt niets live gedeeld/).waitFor();
    await dialog.getByLabel('Waarom?').fill('Er is nieuw geweld.');
    await dialog.getByLabel('Wanneer kijken we opnieuw?').fill(addDays(today, 30));
    await dialog.getByRole('button', { name: 'Opschalen' }).click();
    await closed(page);
    await panel.getByText(/er gaat een afgetekende export uit/).waitFor();
    expect(await violations(page, '#levels')).toEqual([]);
    await page.context().close();
  });

  it('an organisation announces that it leaves; the lead agrees, and nothing is left lying', async () => {
    const jolanda = await product.open(LAPTOP, 'Jolanda Meijer');
    const hers = await panelOf(jolanda);
    await hers.getByRole('button', { name: 'Hulp laten stoppen' }).click();
    const proposal = jolanda.getByRole('dialog');
    await proposal.getByLabel('Waarom?').fill('De regeling loopt.');
    await proposal.getByLabel('Laatste dag').fill(addDays(today, 7));
    await proposal.getByLabel('Wie is dat?').selectOption({ label: 'Sanne Kuiper' });
    await proposal.getByRole('button', { name: 'Aankondigen' }).click();
    await closed(jolanda);
    await hers.getByText(/^Schuldhulp Haagse Balans wil stoppen na/).waitFor();
    expect(await hers.getByRole('button', { name: /^Ja of nee zeggen/ }).count()).toBe(0);

    const noor = await product.open(LAPTOP, 'Noor Benali');
    const theirs = await panelOf(noor);
    await theirs.getByRole('button', { name: /^Ja of nee zeggen/ }).click();
    const dialog = noor.getByRole('dialog');
    const left = dialog.getByLabel('Wat gebeurt ermee?');
    await left.first().waitFor();
    await dialog.getByRole('button', { name: 'Ja zeggen' }).click();
    await dialog.getByText('Kies voor alles wat blijft liggen wat ermee gebeurt.').waitFor();
    expect(await violations(noor, DIALOG)).toEqual([]);
    for (const each of await left.all()) await each.selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Ja zeggen' }).click();
    await closed(noor);
    await theirs.getByText(/^Schuldhulp Haagse Balans stopt na/).waitFor();
    await theirs.getByText('Sanne Kuiper houdt contact.').waitFor();
    await theirs.getByText(/^Noor Benali was het ermee eens op/).waitFor();
    await noor.context().close();
    await jolanda.context().close();
  });
});
