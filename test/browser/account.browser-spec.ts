import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { LAPTOP, startProduct, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

const EMAIL = 'noor.benali@demo.example';
const PASSWORD = 'casusregie-demo';

const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

describe("one's own account", () => {
  let product: ProductInBrowser;
  let page: Page;
  let recoveryCodes: string[];
  beforeAll(async () => {
    // Nothing is sent here: the jobs are off.
    product = await startProduct(async (address) => ({ SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: 'samenregie@stad.example', PUBLIC_URL: address }));
    page = await product.open(LAPTOP, 'Noor Benali');
    await page.getByRole('button', { name: /^Aangemeld als Noor/ }).click();
    await page.getByRole('link', { name: 'Mijn account' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mijn account' }).waitFor();
  });
  afterAll(() => product.close());

  it('shows where somebody is signed in, in plain words, and ends the others', async () => {
    const other = await product.open(LAPTOP, 'Noor Benali');
    await page.reload();
    await page.getByText('Chrome op Linux').first().waitFor();
    expect(await page.getByText('dit apparaat', { exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'Afmelden: Chrome op Linux' }).click();
    await page.getByText('Afgemeld.').waitFor();
    await other.reload();
    await other.getByRole('button', { name: 'Aanmelden', exact: true }).waitFor();
  });

  it('chooses when the digest mail comes, and keeps that', async () => {
    const panel = page.getByRole('heading', { level: 2, name: 'Overzicht per mail' }).locator('..');
    await panel.getByText(`Naar ${EMAIL}.`).waitFor();
    expect(await panel.getByRole('radio', { name: 'Elke maandag om 7 uur' }).isChecked()).toBe(true);
    await panel.getByRole('radio', { name: 'Nooit' }).check();
    await panel.getByText('Opgeslagen.').waitFor();
    expect(await panel.getByText(`Naar ${EMAIL}.`).count()).toBe(0);
    await page.reload();
    await panel.getByRole('radio', { name: 'Nooit' }).waitFor();
    expect(await panel.getByRole('radio', { name: 'Nooit' }).isChecked()).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  it('turns a second step on after the password, with an app for codes', async () => {
    await page.getByRole('button', { name: 'Tweede stap aanzetten' }).click();
    const question = page.getByRole('dialog', { name: 'Ben jij het echt?' });
    await question.getByLabel('Wachtwoord').fill(PASSWORD);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Tweede stap aanzetten' });
    await dialog.getByRole('img', { name: 'QR-code voor je app' }).waitFor();
    const secret = (await dialog.locator('code').innerText()).replaceAll(' ', '');
    await dialog.getByLabel('Code').fill('000000');
    await dialog.getByRole('button', { name: 'Aanzetten' }).click();
    await dialog.getByText(/^Deze code klopt niet/).waitFor();
    await dialog.getByLabel('Code').fill(codeOf(secret));
    await dialog.getByRole('button', { name: 'Aanzetten' }).click();
    const codes = page.getByRole('dialog', { name: 'Je herstelcodes' });
    await codes.waitFor();
    recoveryCodes = await codes.getByRole('listitem').allInnerTexts();
    expect(recoveryCodes.length).toBe(10);
    expect(await violations(page, DIALOG)).toEqual([]);
    await codes.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByText('Je hebt nog 10 herstelcodes.').waitFor();
  });

  it('is then asked for the code at sign-in, with the field in focus', async () => {
    await page.getByRole('button', { name: /^Aangemeld als Noor/ }).click();
    await page.getByRole('button', { name: 'Afmelden', exact: true }).click();
    await page.getByLabel('E-mailadres').fill(EMAIL);
    await page.getByLabel('Wachtwoord').fill(PASSWORD);
    await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    const code = page.getByLabel('Code', { exact: true });
    await code.waitFor();
    expect(await page.locator(':focus').getAttribute('autocomplete')).toBe('one-time-code');
    expect(await violations(page)).toEqual([]);
    await code.fill(recoveryCodes[0]!.trim());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Mijn huishoudens' }).waitFor();
  });

  it('turns it off again after password and code', async () => {
    await page.goto('/account');
    await page.getByText('Je hebt nog 9 herstelcodes.').waitFor();
    await page.getByRole('button', { name: 'Uitzetten' }).click();
    const question = page.getByRole('dialog', { name: 'Ben jij het echt?' });
    await question.getByLabel('Wachtwoord').fill(PASSWORD);
    await question.getByRole('button', { name: 'Ga verder' }).click();
    await question.getByLabel('Code').fill(recoveryCodes[1]!.trim());
    await question.getByRole('button', { name: 'Ga verder' }).click();
    await page.getByRole('button', { name: 'Tweede stap aanzetten' }).waitFor();
    expect(await page.getByText('Je hebt nog').count()).toBe(0);
  });

  it('speaks another language when that is chosen here', async () => {
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    await page.getByRole('radio', { name: 'Nederlands' }).check();
    await page.getByRole('heading', { level: 1, name: 'Mijn account' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
  });
});
