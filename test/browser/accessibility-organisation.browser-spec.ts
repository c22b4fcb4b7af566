import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startProduct, VIEWS, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

let product: ProductInBrowser;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

describe.each(VIEWS)('axe finds nothing at $width pixels', (view) => {
  let page: Page;
  beforeAll(async () => {
    page = await product.open(view, 'Noor Benali');
  });
  afterAll(() => page.context().close());

  it("on one's own account, in the question who it is, and in turning the second step on", async () => {
    await page.goto('/account');
    await page.getByText('dit apparaat', { exact: true }).waitFor();
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
    await dialog.getByLabel('E-mailadres').fill(`iris.${view.width}@demo.example`);
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
    const day = admin.getByLabel('Eerste dag waarop deze collega hier niet meer werkt');
    await day.fill((await day.getAttribute('min'))!);
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
});
