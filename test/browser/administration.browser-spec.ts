import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LAPTOP, startProduct, type ProductInBrowser } from './product-in-browser.js';

const PASSWORD = 'vier paarden op de dijk';

describe('administration', () => {
  let product: ProductInBrowser;
  let wilma: Page;
  beforeAll(async () => {
    product = await startProduct();
    wilma = await product.open(LAPTOP, 'Wilma Terpstra');
  });
  afterAll(() => product.close());

  it('is where an administrator begins, who sees no household', async () => {
    expect(new URL(wilma.url()).pathname).toBe('/administration/colleagues');
    const rooms = await wilma.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link').allInnerTexts();
    expect(rooms.map((room) => room.trim())).toEqual(['Beheer']);
    await wilma.goto('/households');
    await wilma.getByText('Daarmee zie je geen huishoudens').waitFor();
    await wilma.goto('/');
    await wilma.getByRole('heading', { level: 1, name: 'Collega’s' }).waitFor();
  });

  it('invites somebody, who chooses a password elsewhere and signs in; the token is in no address', async () => {
    await wilma.getByRole('button', { name: 'Collega uitnodigen' }).click();
    const dialog = wilma.getByRole('dialog', { name: 'Collega uitnodigen' });
    await dialog.getByLabel('Naam').fill('Iris de Wit');
    await dialog.getByLabel('Functie').fill('casusregisseur');
    await dialog.getByLabel('E-mailadres').fill('iris.de-wit@demo.example');
    await dialog.getByRole('checkbox', { name: 'casusregisseur' }).check();
    await dialog.getByLabel('Team', { exact: true }).selectOption('Team Zuidwest');
    await dialog.getByRole('button', { name: 'Uitnodiging maken' }).click();
    const link = await wilma.getByRole('textbox', { name: 'Link van de uitnodiging' }).inputValue();
    await wilma.getByRole('button', { name: 'Sluiten' }).click();
    await wilma.getByRole('button', { name: 'Uitnodiging van Iris de Wit intrekken' }).waitFor();

    const iris = await product.open(LAPTOP);
    const addresses: string[] = [];
    iris.on('request', (request) => addresses.push(request.url()));
    await iris.goto(link);
    await iris.getByText('Iris de Wit, je bent uitgenodigd door Gemeente Den Haag').waitFor();
    await iris.getByLabel('Wachtwoord', { exact: true }).fill('te kort');
    await iris.getByLabel('Nog een keer hetzelfde wachtwoord').fill('anders');
    await iris.getByRole('button', { name: 'Account maken' }).click();
    await iris.getByText('Dit is te kort.').waitFor();
    await iris.getByText('Dit is niet hetzelfde als hierboven.').waitFor();
    await iris.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD);
    await iris.getByLabel('Nog een keer hetzelfde wachtwoord').fill(PASSWORD);
    await iris.getByRole('button', { name: 'Account maken' }).click();
    await iris.getByRole('link', { name: 'Aanmelden' }).click();
    await iris.getByLabel('E-mailadres').fill('iris.de-wit@demo.example');
    await iris.getByLabel('Wachtwoord').fill(PASSWORD);
    await iris.getByRole('button', { name: 'Aanmelden' }).click();
    await iris.getByRole('heading', { level: 1, name: 'Mijn huishoudens' }).waitFor();
    const token = link.split('#')[1]!;
    expect([...addresses, iris.url()].filter((address) => address.includes(token))).toEqual([]);

    const again = await product.open(LAPTOP);
    await again.goto('/invitation');
    await again.getByText('Deze pagina hoort bij een uitnodiging').waitFor();
    await again.goto(link);
    await again.getByText('Deze link werkt niet (meer).').waitFor();
    await again.context().close();
    await iris.context().close();
  });

  it('lets somebody leave: what they had goes over, and their open page is signed out at the next click', async () => {
    const noor = await product.open(LAPTOP, 'Noor Benali');
    await wilma.goto('/administration/colleagues');
    await wilma.getByRole('link', { name: 'Noor Benali' }).click();
    await wilma.getByRole('link', { name: 'Noor Benali vertrekt' }).click();
    // Nothing is chosen by itself: today ends all of it at once.
    await wilma.getByRole('button', { name: 'Verder' }).click();
    await wilma.getByText('Kies een dag.').waitFor();
    const day = wilma.getByLabel('Eerste dag waarop deze collega hier niet meer werkt');
    await day.fill((await day.getAttribute('min'))!);
    await wilma.getByText('Vandaag: het vertrek gaat meteen in').waitFor();
    await wilma.getByRole('button', { name: 'Verder' }).click();
    await wilma.getByRole('heading', { name: 'Huishouden 1', exact: true }).waitFor();
    expect(await wilma.locator('main').innerText()).not.toContain('Graaf');
    await wilma.getByRole('button', { name: 'Verder' }).click();
    await wilma.getByText(/Voor \d+ huishoudens heb je nog niets gekozen\./).waitFor();
    await wilma.getByLabel('Voor alle huishoudens hetzelfde').selectOption({ label: 'Overdragen aan Ruben Scheffer (casusregisseur)' });
    await wilma.getByRole('button', { name: 'Verder' }).click();
    await wilma.getByText('Noor Benali vertrekt nu meteen').waitFor();
    await wilma.getByRole('button', { name: 'Noor Benali nu laten vertrekken' }).click();
    await wilma.getByText(/^Weg sinds/).waitFor();

    await noor.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await noor.getByRole('button', { name: 'Aanmelden' }).waitFor();
    expect(new URL(noor.url()).pathname).toBe('/sign-in');
    await noor.context().close();
  });

  it('renames a team, and says what a confidential name means before it is one', async () => {
    await wilma.goto('/administration/teams');
    await wilma.getByRole('button', { name: 'Team Centrum wijzigen' }).click();
    await wilma.getByLabel('Naam van het team').fill('Team Binnenstad');
    await wilma.getByRole('button', { name: 'Bewaren' }).click();
    await wilma.getByRole('heading', { name: 'Team Binnenstad' }).waitFor();
    await wilma.getByRole('link', { name: 'Organisatie' }).click();
    await wilma.getByRole('button', { name: 'Wijzigen', exact: true }).click();
    const dialog = wilma.getByRole('dialog', { name: 'Organisatie wijzigen' });
    await dialog.getByRole('radio', { name: 'Vertrouwelijke dienst' }).check();
    await dialog.getByText('Dit betekent: vanaf nu zien partners').waitFor();
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await dialog.getByText('Vink dit eerst aan.').waitFor();
    await dialog.getByRole('checkbox', { name: 'Ik heb dit gelezen' }).check();
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await dialog.waitFor({ state: 'detached' });
    const meaning = wilma.getByText('Partners zien alleen “vertrouwelijke dienst”.');
    await meaning.waitFor();
    expect(await meaning.count()).toBe(1);
  });
});
