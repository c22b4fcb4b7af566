import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startProvider, type TestProvider } from '../support/provider.js';
import { LAPTOP, startProduct, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

const PASSWORD = 'casusregie-demo';

/** Through the provider's own pages: who it is, and that the product may know it. */
async function signOnAtProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function stepUpWithPassword(page: Page): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Ben jij het echt?' });
  await question.getByLabel('Wachtwoord').fill(PASSWORD);
  await question.getByRole('button', { name: 'Ga verder' }).click();
  await question.waitFor({ state: 'detached' });
}

describe('single sign-on in the browser', () => {
  let provider: TestProvider;
  let product: ProductInBrowser;
  let admin: Page;
  let colleague: Page;

  beforeAll(async () => {
    product = await startProduct(async (address) => {
      provider = await startProvider(address);
      return provider.settings;
    });
    provider.people.set('an', { organisation: 'gemeente', roles: ['regie'], name: 'An Bos', email: 'an.bos@pas.example' });
    admin = await product.open(LAPTOP);
    await admin.getByRole('button', { name: /^Wilma Terpstra/ }).click();
    await admin.getByRole('button', { name: /^Aangemeld als Wilma/ }).click();
    await admin.getByRole('link', { name: 'Nieuwe aanmeldingen' }).click();
    await admin.getByRole('heading', { level: 1, name: 'Nieuwe aanmeldingen' }).waitFor();
    colleague = await product.open(LAPTOP);
  });
  afterAll(async () => {
    await product.close();
  });

  it('is set up by the administrator, who is asked once more who they are, and loses nothing typed', async () => {
    await admin.getByRole('button', { name: 'Kenmerk en rollen wijzigen' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Kenmerk en rollen wijzigen' });
    await dialog.getByLabel('Kenmerk van jullie organisatie').fill('gemeente');
    await dialog.getByRole('button', { name: 'Regel toevoegen' }).click();
    await dialog.getByLabel('Wat jullie inlog zegt').fill('regie');
    await dialog.getByLabel('Rol hier').selectOption({ label: 'casusregisseur' });
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    const question = admin.getByRole('dialog', { name: 'Ben jij het echt?' });
    await question.getByLabel('Wachtwoord').fill('niet dit');
    await question.getByRole('button', { name: 'Ga verder' }).click();
    await question.getByText('E-mailadres of wachtwoord klopt niet.').waitFor();
    await question.getByRole('button', { name: 'Annuleren' }).click();
    await dialog.getByText('Laat eerst zien dat jij het bent.').waitFor();
    expect(await dialog.getByLabel('Kenmerk van jullie organisatie').inputValue()).toBe('gemeente');
    expect(await dialog.getByLabel('Wat jullie inlog zegt').inputValue()).toBe('regie');
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await stepUpWithPassword(admin);
    await dialog.waitFor({ state: 'detached' });
    await admin.getByRole('row', { name: /regie.*casusregisseur/ }).waitFor();
  });

  it('lets somebody new wait for the administrator, and says for whose', async () => {
    await colleague.getByRole('button', { name: 'Aanmelden met Voorbeeldpas' }).click();
    await signOnAtProvider(colleague, 'an');
    await colleague.getByText(/^Je wacht op de beheerder van /).waitFor();
    expect(await violations(colleague)).toEqual([]);
    expect(new URL(colleague.url()).search).toBe('?refusal=sign-on.waiting');
  });

  it('lets them in once the administrator has said who it is', async () => {
    await admin.reload();
    await admin.getByText('an.bos@pas.example · casusregisseur').waitFor();
    await admin.getByRole('button', { name: 'Toelaten: An Bos' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Wie is dit?' });
    expect(await violations(admin, DIALOG)).toEqual([]);
    expect(await dialog.getByLabel('Naam').inputValue()).toBe('An Bos');
    await dialog.getByText('Rollen volgens jullie eigen inlog: casusregisseur.').waitFor();
    await dialog.getByLabel('Functie').fill('casusregisseur');
    await dialog.getByRole('button', { name: 'Toelaten' }).click();
    await dialog.waitFor({ state: 'detached' });
    await admin.getByText('Er wacht niemand.').waitFor();

    // The provider still knows them: no page of it comes in between.
    await colleague.getByRole('button', { name: 'Aanmelden met Voorbeeldpas' }).click();
    await colleague.getByRole('heading', { level: 1, name: 'Mijn huishoudens' }).waitFor();
  });

  it('asks the provider, in a small window, when it matters who somebody is; then goes on by itself', async () => {
    const second = await product.open(LAPTOP);
    await second.getByRole('button', { name: 'Aanmelden met Voorbeeldpas' }).click();
    await signOnAtProvider(second, 'an');
    await second.getByRole('heading', { level: 1, name: 'Mijn huishoudens' }).waitFor();

    await colleague.goto('/account');
    await colleague.getByText('Je meldt je aan via je organisatie. Een tweede stap regel je daar.').waitFor();
    await colleague.getByRole('button', { name: 'Alle andere afmelden' }).click();
    const question = colleague.getByRole('dialog', { name: 'Ben jij het echt?' });
    const opened = colleague.context().waitForEvent('page');
    await question.getByRole('button', { name: 'Aanmelden met Voorbeeldpas' }).click();
    const small = await opened;
    await question.getByText('We wachten op het kleine venster.').waitFor();
    expect(await violations(colleague, DIALOG)).toEqual([]);
    const closed = small.waitForEvent('close');
    await small.getByPlaceholder('Enter any login').fill('an');
    await small.getByPlaceholder('and password').fill('any');
    await small.getByRole('button', { name: 'Sign-in' }).click();
    await question.waitFor({ state: 'detached' });
    await closed;
    await colleague.getByText('Afgemeld.').waitFor();
    await colleague.getByRole('button', { name: /^Afmelden: / }).waitFor({ state: 'detached' });
    await second.reload();
    await second.getByRole('button', { name: 'Aanmelden met Voorbeeldpas' }).waitFor();
  });

  it('signs out at both ends', async () => {
    await colleague.getByRole('button', { name: /^Aangemeld als An Bos/ }).click();
    await colleague.getByRole('button', { name: 'Afmelden', exact: true }).click();
    await colleague.getByRole('button', { name: 'Yes, sign me out' }).click();
    await colleague.getByRole('button', { name: 'Aanmelden met Voorbeeldpas' }).click();
    await colleague.getByPlaceholder('Enter any login').waitFor();
    expect(new URL(colleague.url()).origin).toBe(provider.issuer);
  });

  it('says in a sentence that the provider does not answer, and a password still lets in', async () => {
    const page = await product.open(LAPTOP);
    await provider.close();
    // Whether it is there is looked up anew after ten seconds.
    await new Promise((resolve) => setTimeout(resolve, 10_500));
    await page.getByRole('button', { name: 'Aanmelden met Voorbeeldpas' }).click();
    await page.getByText('De inlog van je organisatie geeft nu geen antwoord. Probeer het straks opnieuw.').waitFor();
    await page.getByRole('button', { name: /^Noor Benali/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Mijn huishoudens' }).waitFor();
    expect(page.url()).toMatch(/\/households$/);
  });
});
