import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startProduct, VIEWS, type ProductInBrowser } from './product-in-browser.js';
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
  ['visit details', /Jolanda Meijer.*Niet thuis/s],
  ['lead called off', /^Afspraak afzeggen/],
  ['plan', /^Richting wijzigen/],
  ['goal', /^Doel wijzigen: Ik wil hier/],
  ['action', /^Actie wijzigen/],
];

let product: ProductInBrowser;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

describe.each(VIEWS)('axe finds nothing at $width pixels, $scheme', (view) => {
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

  it('in the room of the administrator, its dialogs and each step of leaving', async () => {
    const admin = await product.open(view, 'Wilma Terpstra');
    // What was chosen in a dialog is not saved: leaving it is asked about.
    admin.on('dialog', (asked) => void asked.accept());
    const inDialog = async (): Promise<string[]> => {
      await admin.getByRole('dialog').waitFor();
      await admin.getByRole('dialog').getByRole('button').last().waitFor();
      const found = await violations(admin, 'mat-dialog-container');
      await admin.keyboard.press('Escape');
      await admin.getByRole('dialog').waitFor({ state: 'detached' });
      return found;
    };
    await admin.getByRole('link', { name: 'Noor Benali' }).waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Collega uitnodigen' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Uitnodiging maken' }).click();
    await dialog.getByText('Vul dit in.').first().waitFor();
    expect(await violations(admin, 'mat-dialog-container')).toEqual([]);
    await dialog.getByLabel('Naam').fill('Iris de Wit');
    await dialog.getByLabel('Functie').fill('casusregisseur');
    await dialog.getByLabel('E-mailadres').fill(`iris.${view.width}.${view.scheme}@demo.example`);
    await dialog.getByRole('checkbox', { name: 'casusregisseur' }).check();
    await dialog.getByRole('button', { name: 'Uitnodiging maken' }).click();
    const link = await admin.getByRole('textbox', { name: 'Link van de uitnodiging' }).inputValue();
    expect(await inDialog()).toEqual([]);
    await admin.getByRole('link', { name: 'Noor Benali' }).click();
    await admin.getByRole('heading', { level: 1, name: 'Noor Benali' }).waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Wijzigen', exact: true }).click();
    expect(await inDialog()).toEqual([]);
    await admin.getByRole('link', { name: 'Noor Benali vertrekt' }).click();
    await admin.getByRole('heading', { name: 'Op welke dag?' }).waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Verder' }).click();
    await admin.getByRole('heading', { name: 'Huishouden 1', exact: true }).waitFor();
    await admin.getByRole('button', { name: 'Verder' }).click();
    await admin.getByText(/heb je nog niets gekozen/).waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByLabel('Voor alle huishoudens hetzelfde').selectOption({ index: 1 });
    await admin.getByRole('button', { name: 'Verder' }).click();
    await admin.getByRole('heading', { name: 'Klopt dit?' }).waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'Teams' }).click();
    await admin.getByRole('heading', { name: 'Team Zuidwest' }).waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Team Zuidwest wijzigen' }).click();
    expect(await inDialog()).toEqual([]);
    await admin.getByRole('link', { name: 'Organisatie' }).click();
    await admin.getByText('Wie ziet deze naam?').waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Wijzigen', exact: true }).click();
    await admin.getByRole('radio', { name: 'Vertrouwelijke dienst' }).check();
    expect(await inDialog()).toEqual([]);
    await admin.context().close();

    const invited = await product.open(view);
    await invited.goto(link);
    await invited.getByText('Iris de Wit, je bent uitgenodigd').waitFor();
    expect(await violations(invited)).toEqual([]);
    await invited.goto('/invitation');
    await invited.getByText('Deze pagina hoort bij een uitnodiging').waitFor();
    expect(await violations(invited)).toEqual([]);
    await invited.context().close();
  }, 240_000);

  it('on who saw this, the notices and emergency access', async () => {
    await page.getByRole('link', { name: 'Wie keek mee' }).click();
    await page.getByText('Samenregie zelf').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /^Berichten/ }).click();
    await page.getByText('Er zijn geen berichten.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/emergency');
    await page.getByRole('button', { name: 'Open dit huishouden' }).click();
    await page.getByText('Vul dit in.').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('on the pages of the privacy officer', async () => {
    const theirs = await product.open(view, 'Kees Hoogland');
    expect(await violations(theirs)).toEqual([]);
    await theirs.getByRole('link', { name: 'Noodtoegang beoordelen' }).click();
    await theirs.getByText('Er wacht niets op een oordeel.').waitFor();
    expect(await violations(theirs)).toEqual([]);
    await theirs.goto('/privacy/log');
    await theirs.getByRole('table').waitFor();
    expect(await violations(theirs)).toEqual([]);
    await theirs.context().close();
  });

  it('on the page of the rights of a household, and in each of its dialogs', async () => {
    await page.getByRole('link', { name: 'Rechten en sluiten' }).click();
    await page.getByRole('button', { name: 'Huishouden sluiten' }).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const button of [/^Gegevens van Ron de Graaf maken/, /^Verbetering vragen voor Ron/, /^Huishouden sluiten/, /^Reden vastleggen/]) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('dialog').getByRole('button').last().waitFor();
      expect({ button, found: await violations(page, 'mat-dialog-container') }).toEqual({ button, found: [] });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('on the page of the privacy officer, and in its dialog', async () => {
    const officer = await product.open(view, 'Kees Hoogland');
    await officer.getByRole('link', { name: 'Bewaren en vernietigen' }).click();
    await officer.getByRole('button', { name: /huishoudens voorstellen$/ }).waitFor();
    expect(await violations(officer)).toEqual([]);
    await officer.getByRole('button', { name: 'Jeugdwet wijzigen' }).click();
    await officer.getByRole('dialog').getByRole('button').last().waitFor();
    expect(await violations(officer, 'mat-dialog-container')).toEqual([]);
    await officer.context().close();
  });

  it('on the page of a household that is not there, and on a page that is not', async () => {
    await page.goto('/households/01920000-0000-7000-8000-000000000000');
    await page.getByText('Dit huishouden is er niet').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/no-such-page');
    await page.getByRole('heading', { name: 'Deze pagina is er niet' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("on one's own account, in the question who it is, and in turning the second step on", async () => {
    await page.goto('/account');
    await page.getByText('dit apparaat').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tweede stap aanzetten' }).click();
    const question = page.getByRole('dialog', { name: 'Ben jij het echt?' });
    await question.getByLabel('Wachtwoord').fill('niet dit');
    await question.getByRole('button', { name: 'Ga verder' }).click();
    await question.getByRole('alert').getByText('E-mailadres of wachtwoord klopt niet.').waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    await question.getByLabel('Wachtwoord').fill('casusregie-demo');
    await question.getByRole('button', { name: 'Ga verder' }).click();
    await page.getByRole('img', { name: 'QR-code voor je app' }).waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('on new sign-ins, and in what the provider says', async () => {
    await page.getByRole('button', { name: /^Aangemeld als/ }).click();
    await page.getByRole('button', { name: 'Afmelden', exact: true }).click();
    await page.getByRole('button', { name: /^Wilma Terpstra/ }).click();
    await page.getByRole('button', { name: /^Aangemeld als Wilma/ }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Nieuwe aanmeldingen' }).click();
    await page.getByText('Er wacht niemand.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Kenmerk en rollen wijzigen' }).click();
    await page.getByRole('button', { name: 'Regel toevoegen' }).click();
    expect(await violations(page, DIALOG)).toEqual([]);
    await page.keyboard.press('Escape');
  });
});
