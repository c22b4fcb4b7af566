import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LAPTOP, PHONE, startProduct, VIEWS, type ProductInBrowser, type View } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

const CIRCLE = 'De kliniek wacht op huisvesting, huisvesting wacht op de schuldregeling, de schuldregeling wacht op abstinentie, waar de kliniek voor moet zorgen.';

describe('what is stuck', () => {
  let product: ProductInBrowser;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const opened = async (view: View, name = 'Noor Benali'): Promise<Page> => {
    const page = await product.open(view, name);
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('link', { name: /^(Doorbraak|Breakthrough)$/ }).click();
    await page.getByRole('heading', { name: /^(Even stilleggen|Put on hold)$/ }).waitFor();
    return page;
  };
  const saved = async (page: Page, button = 'Bewaren'): Promise<void> => {
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  it.each(VIEWS)('axe finds nothing at $width pixels, on the page, in its dialogs and in the library', async (view) => {
    const page = await opened(view);
    await page.getByText(CIRCLE, { exact: true }).waitFor();
    await page.getByText('Het plan kost € 24.500 per jaar minder.', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const button of ['Voorwaarde toevoegen', 'Blokkade toevoegen', 'Knoop wijzigen', 'Woorden toevoegen', 'Voorstel en afweging wijzigen', 'Kosten wijzigen', 'Iemand uitnodigen', 'Besluit opschrijven', 'Pauze vragen']) {
      await page.getByRole('button', { name: button, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Annuleren' }).waitFor();
      expect(await violations(page, DIALOG)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await page.getByRole('link', { name: 'Argumenten die eerder werkten' }).click();
    await page.getByText('Hier staat nog niets.', { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('a pause is asked on a phone, and answered there in two taps from what needs me', async () => {
    const asking = await opened(PHONE);
    await asking.getByRole('button', { name: 'Pauze vragen' }).click();
    await asking.getByLabel('Wat moet even stil liggen?').fill('De incasso');
    await asking.getByLabel('Aan wie vraag je het?').selectOption({ label: 'Jolanda Meijer, Schuldhulp Haagse Balans' });
    await saved(asking, 'Vragen');
    await asking.getByText('vandaag gevraagd').waitFor();

    const answering = await product.open(PHONE, 'Jolanda Meijer');
    await answering.goto('/asked');
    await answering.getByText('De incasso', { exact: true }).waitFor();
    expect(await violations(answering)).toEqual([]);
    await answering.getByRole('button', { name: 'Ja, dat kan: De incasso' }).click();
    await answering.getByText('De incasso', { exact: true }).waitFor({ state: 'detached' });
    await answering.context().close();

    await asking.reload();
    await asking.getByText('ja', { exact: true }).waitFor();
    await asking.context().close();
  });

  it('the knot of the case goes to a decision, and what was decided stands in the plan', async () => {
    const page = await opened(LAPTOP);
    // Who decides about the housing is missing as soon as they are not at the table.
    await page.getByRole('button', { name: 'Niet meer uitnodigen: manager wonen' }).click();
    await page.getByText('Niemand van Woningcorporatie Duinhave mag aan tafel beslissen over: huisvesting.').waitFor();
    await page.getByRole('button', { name: 'Iemand uitnodigen' }).click();
    await page.getByLabel('Functie').fill('directeur');
    await saved(page, 'Uitnodigen');
    await page.getByText('Niemand van Woningcorporatie Duinhave mag aan tafel beslissen over: huisvesting.').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Besluit opschrijven' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wat gaat er gebeuren?').fill('De corporatie stelt de uitzetting zes maanden uit.');
    await dialog.getByLabel('Wie doet het?').selectOption({ label: 'Bas Molenaar (Woningcorporatie Duinhave)' });
    await dialog.getByLabel('Voor welk doel?').selectOption({ index: 1 });
    // The table of the case is still to come: that it met earlier has to be said.
    await dialog.getByLabel('De tafel kwam eerder bij elkaar', { exact: false }).check();
    // Without somebody who may decide it is no decision, and nothing that was typed is lost.
    await dialog.getByRole('button', { name: 'Bewaren', exact: true }).click();
    await dialog.getByText('Kruis aan wie erbij was en mag beslissen.', { exact: false }).first().waitFor();
    await dialog.getByLabel(/^directeur, Woningcorporatie Duinhave/).check();
    await saved(page);
    await page.getByText('besloten', { exact: true }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Bas Molenaar: De corporatie stelt de uitzetting zes maanden uit, uiterlijk' }).waitFor();

    // What was there on the day of the decision; and the sheet for the table, which tells it to who directs alone.
    await page.getByText(/Op de dag van het besluit waren er \d+ signalen\./).waitFor();
    await page.getByRole('link', { name: 'Blad voor aan tafel' }).click();
    await page.getByRole('heading', { level: 1, name: 'Doorbraaktafel' }).waitFor();
    await page.getByText('Bas Molenaar: De corporatie stelt de uitzetting zes maanden uit, uiterlijk').first().waitFor();
    expect(await page.getByText('Dit speelt nog:').count()).toBe(0);
    await page.getByLabel('Met de signalen erbij', { exact: false }).check();
    await page.getByText('Dit speelt nog:').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goBack();

    await page.getByRole('button', { name: 'Terugkijken' }).click();
    await page.getByLabel('Wat kwam ervan?').fill('De uitzetting is van de baan.');
    await saved(page);
    await page.getByRole('button', { name: 'Afsluiten' }).click();
    await page.getByLabel('Rendement').fill('Ron mocht blijven, en dat was goedkoper.');
    await page.getByRole('dialog').getByRole('button', { name: 'Bewaren', exact: true }).click();
    await page.getByText('Hierin staat iets dat naar iemand leidt: ron.', { exact: false }).first().waitFor();
    await page.getByLabel('Rendement').fill('Uitstel van een uitzetting is goedkoper dan een uitzetting.');
    await saved(page);
    await page.getByText('afgesloten', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Argumenten die eerder werkten' }).click();
    await page.getByLabel('Woorden').fill('uitzetting goedkoper');
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.getByText('Uitstel van een uitzetting is goedkoper dan een uitzetting.').waitFor();

    await page.goBack();
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    const inPlan = page.getByText('De corporatie stelt de uitzetting zes maanden uit.').first();
    await inPlan.waitFor();
    expect(await inPlan.isVisible()).toBe(true);
    await page.context().close();
  });

  it('a partner reads of it what is theirs', async () => {
    const page = await opened(LAPTOP, 'Tom Driessen');
    await page.getByText('Je ziet niet alles.', { exact: false }).waitFor();
    expect(await page.getByText(/Vloedlijn|abstinentie/).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Doorbraak beginnen' }).count()).toBe(0);
    await page.context().close();
  });
});
