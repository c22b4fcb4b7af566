import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { addDays, dayOf } from '../../server/shared/day.js';
import { LAPTOP, PHONE, startProduct, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

describe('the lead', () => {
  let product: ProductInBrowser;
  let sanne: Page;
  let jolanda: Page;
  let tom: Page;
  beforeAll(async () => {
    product = await startProduct();
    [sanne, jolanda, tom] = await Promise.all([opened('Sanne Kuiper'), product.open(PHONE, 'Jolanda Meijer'), opened('Tom Driessen')]);
  });
  afterAll(() => product.close());

  async function opened(name: string): Promise<Page> {
    const page = await product.open(LAPTOP, name);
    await page.getByRole('searchbox', { name: 'Zoek in mijn huishoudens' }).fill('graaf');
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('heading', { name: 'Hoe het gaat' }).waitFor();
    return page;
  }

  const fresh = async (page: Page): Promise<void> => {
    await page.reload();
    await page.getByRole('table').last().waitFor();
  };
  const strip = (page: Page): Locator => page.getByRole('region', { name: /^(Voorstel voor de regie|Proposal for the lead)$/ });
  const press = async (page: Page, name: string): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  it('is proposed, and what was typed survives a closed browser', async () => {
    await sanne.getByRole('button', { name: 'Iemand voorstellen' }).click();
    const dialog = sanne.getByRole('dialog', { name: 'Een casusregisseur voorstellen' });
    await dialog.getByLabel('Waarom deze keuze?').fill('Kent het gezin al twee jaar.');
    // As soon as it is kept; nothing of it can be read in the browser.
    await sanne.waitForFunction(`indexedDB.databases().then((all) => all.length > 0)`);
    await sanne.waitForTimeout(600);
    await fresh(sanne);
    await sanne.getByRole('button', { name: 'Iemand voorstellen' }).click();
    await dialog.getByText(/^Concept van .* teruggezet\.$/).waitFor();
    expect(await dialog.getByLabel('Waarom deze keuze?').inputValue()).toBe('Kent het gezin al twee jaar.');
    await dialog.getByLabel('Wie stel je voor?').selectOption({ label: 'Tom Driessen' });
    await press(sanne, 'Voorstellen');
    await strip(sanne).getByText(/^Wacht op ja of nee van Tom Driessen, het antwoord van regievoerder Noor Benali en een reactie van 4 betrokkenen\.$/).waitFor();
    expect(await sanne.getByRole('button', { name: 'Iemand voorstellen' }).count()).toBe(0);
  });

  it('stands at the top of the list of whoever is asked, and is answered on a phone', async () => {
    await jolanda.reload();
    await jolanda.getByText('Jouw antwoord: krijgt Tom Driessen de regie?').waitFor();
    await jolanda.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await strip(jolanda).getByRole('button', { name: 'Jouw antwoord' }).click();
    await jolanda.getByRole('button', { name: 'Ik heb bezwaar' }).click();
    await jolanda.getByRole('dialog').getByLabel('Waarom?').fill('Tom heeft al te veel huishoudens.');
    expect(await violations(jolanda, DIALOG)).toEqual([]);
    await press(jolanda, 'Bezwaar vastleggen');
    await strip(jolanda).getByText(/Tom heeft al te veel huishoudens/).waitFor();
    await strip(jolanda).getByText('Van de 5 mensen aan wie het is gevraagd, reageerde er 1.').waitFor();
    expect(await strip(jolanda).getByRole('button', { name: 'Antwoord wijzigen' }).count()).toBe(1);
  });

  it('is accepted in two taps, and with an objection waits for the team lead, who decides', async () => {
    await fresh(tom);
    await strip(tom).getByRole('button', { name: 'Jouw antwoord' }).click();
    await press(tom, 'Ja, ik doe het');
    await strip(tom).getByText(/^Wacht op het besluit van teamleider Erik Vos/).waitFor();
    const erik = await opened('Erik Vos');
    await strip(erik).getByRole('button', { name: 'Besluiten' }).click();
    await erik.getByRole('dialog').getByLabel('Waarom?').fill('Tom kent Ron het best.');
    expect(await violations(erik, DIALOG)).toEqual([]);
    await press(erik, 'Laat beginnen');
    await erik.getByText('Tom Driessen heeft de regie').waitFor();
    const line = erik.getByRole('row', { name: /^.*Tom Driessen.*Overdracht: van Noor Benali naar Tom Driessen Begonnen/ });
    await line.getByText('Jolanda Meijer — bezwaar: Tom heeft al te veel huishoudens.').waitFor();
    await line.getByText('besloten door de teamleider').waitFor();
    expect(await violations(erik)).toEqual([]);
    await erik.context().close();
    // The page of whoever waits for it tells it by itself.
    await strip(tom).waitFor({ state: 'detached' });
    await tom.getByText('Tom Driessen heeft de regie').waitFor();
  });

  it('is handed over, in English: refused first, and the lead leads on', async () => {
    await tom.getByRole('button', { name: 'EN, English' }).click();
    await tom.getByRole('button', { name: 'EN, English', pressed: true }).waitFor();
    await tom.reload();
    await tom.getByText('Tom Driessen leads').waitFor();
    await handOver();
    for (const name of ['Update the handover', 'Withdraw']) {
      await strip(tom).getByRole('button', { name, exact: true }).click();
      await tom.getByRole('dialog').getByRole('button').last().waitFor();
      expect(await violations(tom, DIALOG)).toEqual([]);
      await tom.keyboard.press('Escape');
      await tom.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await fresh(jolanda);
    await strip(jolanda).getByRole('button', { name: 'Jouw antwoord' }).click();
    await jolanda.getByRole('button', { name: 'Nee, liever niet' }).click();
    await jolanda.getByRole('dialog').getByLabel('Waarom?').fill('Geen ruimte.');
    await press(jolanda, 'Nee zeggen');
    await tom.reload();
    await tom.getByRole('row', { name: /Jolanda Meijer.*Handover: from Tom Driessen to Jolanda Meijer Not accepted/ }).waitFor();
    await tom.getByText('Tom Driessen leads').waitFor();
    expect(await strip(tom).count()).toBe(0);
  });

  it('has a deputy while it is away, who is named', async () => {
    const dialog = tom.getByRole('dialog', { name: 'Who stands in for Tom Driessen?' });
    await tom.reload();
    await tom.getByRole('button', { name: 'Arrange a deputy' }).click();
    await dialog.getByLabel('Deputy').selectOption({ label: 'Sanne Kuiper' });
    await dialog.getByLabel('Tom Driessen is back on').fill(addDays(dayOf(Date.now()), 1));
    expect(await violations(tom, DIALOG)).toEqual([]);
    await press(tom, 'Save');
    await tom.getByText(/^\s*Sanne Kuiper stands in until/).waitFor();
    await fresh(sanne);
    await sanne.getByRole('button', { name: 'Vervanging stoppen' }).click();
    expect(await violations(sanne, DIALOG)).toEqual([]);
    await press(sanne, 'Vervanging stoppen');
    await tom.reload();
    await tom.getByText('Tom Driessen leads').waitFor();
    expect(await tom.getByText('stands in until').count()).toBe(0);
  });

  it('ends with why, and who looks after the household', async () => {
    await tom.getByRole('button', { name: 'End the lead' }).click();
    const dialog = tom.getByRole('dialog', { name: 'End Tom Driessen’s lead' });
    await dialog.getByRole('radio', { name: 'Somebody in their network' }).check();
    await dialog.getByRole('combobox', { name: 'Somebody in their network' }).selectOption({ label: 'Carla' });
    expect(await violations(tom, DIALOG)).toEqual([]);
    tom.once('dialog', (question) => void question.accept());
    await tom.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('and then accepted: it goes over in one step', async () => {
    await handOver();
    await fresh(jolanda);
    await strip(jolanda).getByRole('button', { name: 'Jouw antwoord' }).click();
    await press(jolanda, 'Ja, ik doe het');
    await jolanda.getByText('Tom Driessen heeft de regie').waitFor();
    await jolanda.getByRole('row', { name: /vanaf .*Jolanda Meijer/ }).waitFor();
    expect(await strip(jolanda).count()).toBe(0);
  });

  async function handOver(): Promise<void> {
    await tom.getByRole('button', { name: 'Hand over' }).click();
    const dialog = tom.getByRole('dialog', { name: 'Hand over the lead' });
    await dialog.getByLabel('Who do you propose?').selectOption({ label: 'Jolanda Meijer' });
    await dialog.getByLabel('Why this choice?').fill('The debts come first now.');
    await dialog.getByLabel('Household has been told').selectOption({ label: 'done' });
    expect(await violations(tom, DIALOG)).toEqual([]);
    await press(tom, 'Propose');
    await strip(tom).getByText('Handover: 1 of 5 points done.').waitFor();
  }
});
