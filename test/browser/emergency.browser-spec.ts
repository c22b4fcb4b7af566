import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { shiftTo } from '../../server/demo/shifted-days.js';
import { DEMO_PASSWORD } from '../../server/demo/worked-case-people.js';
import { CASE_MEMBERS } from '../../server/demo/worked-case.js';
import { dayOf } from '../../server/shared/day.js';
import { LAPTOP, startProduct, type ProductInBrowser } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

const REASON = 'Buren melden dat er nu geschreeuwd wordt.';

describe('emergency access and its traces', () => {
  let product: ProductInBrowser;
  let marit: Page;
  const birthDate = shiftTo(dayOf(Date.now())).day(CASE_MEMBERS.ron.birthDate);
  beforeAll(async () => {
    product = await startProduct();
    marit = await product.open(LAPTOP, 'Marit Verhage');
  });
  afterAll(() => product.close());

  const ask = async (name: string, reason: string): Promise<void> => {
    await marit.getByLabel('Volledige naam').fill(name);
    await marit.getByLabel('Geboortedatum').fill(birthDate);
    await marit.getByLabel('Waarom kan het niet wachten?').fill(reason);
    await marit.getByRole('button', { name: 'Open dit huishouden' }).click();
  };

  it('asks for a reason and who you are, says nothing about who is known, and opens what is asked for exactly', async () => {
    await marit.getByRole('link', { name: 'Noodtoegang' }).click();
    await ask('Ron de Graaf', 'te kort');
    await marit.getByText('Dit is te kort.').waitFor();
    await ask('Ron de Graa', REASON);
    const question = marit.getByRole('dialog', { name: 'Ben jij het echt?' });
    await question.getByLabel('Wachtwoord').fill(DEMO_PASSWORD);
    await question.getByRole('button', { name: 'Ga verder' }).click();
    await question.waitFor({ state: 'detached' });
    await marit.getByText('We vinden niemand met precies deze naam en geboortedatum.').waitFor();
    await ask('ron de graaf', REASON);
    await marit.getByRole('heading', { level: 1, name: 'De Graaf-Pinas' }).waitFor();
    expect(new URL(marit.url()).pathname).toMatch(/^\/households\/[0-9a-f-]{36}$/);
  });

  it('says on the household that it is an emergency, until when and why, and offers nothing to change', async () => {
    const banner = marit.getByRole('region', { name: 'Noodtoegang' });
    expect(await banner.innerText()).toMatch(/Je kijkt met noodtoegang, tot .*\d\d:\d\d\./);
    expect(await banner.innerText()).toContain(`Reden: ${REASON}`);
    await marit.getByRole('heading', { name: 'Hoe het gaat' }).waitFor();
    for (const name of [/^Wijzigen$/, 'Bezoek vastleggen', 'Betrekken', 'Regie nemen']) expect(await marit.getByRole('button', { name }).count()).toBe(0);
    expect(await violations(marit)).toEqual([]);
  });

  it('reaches who answers for the household by the bell', async () => {
    const erik = await product.open(LAPTOP, 'Erik Vos');
    await erik.getByRole('link', { name: 'Berichten, 1 ongelezen' }).click();
    await erik.getByText(/^(Nieuw )?\s*Marit Verhage \(Veilig Thuis Haagse Duinen\) heeft noodtoegang genomen/).waitFor();
    await erik.getByRole('button', { name: 'Gelezen', exact: true }).click();
    await erik.getByRole('link', { name: 'Berichten, 0 ongelezen' }).waitFor();
    await erik.getByRole('link', { name: 'Naar De Graaf-Pinas' }).click();
    await erik.getByRole('link', { name: 'Wie keek mee' }).click();
    const section = erik.getByRole('region', { name: 'Noodtoegang' });
    await section.getByText(REASON).waitFor();
    expect(await section.getByText('Loopt nu').count()).toBe(1);
    expect(await section.getByText('Terecht', { exact: true }).count()).toBe(1);
    await erik.getByRole('listitem').filter({ hasText: 'Marit Verhage' }).getByText('1 keer gekeken: het huishouden').first().waitFor();
    await erik.context().close();
  });

  it('is reviewed by the privacy officer, who sees a number and no household', async () => {
    const kees = await product.open(LAPTOP, 'Kees Hoogland');
    await kees.getByRole('link', { name: 'Noodtoegang beoordelen' }).click();
    // What was done with it is what this one person did there, look by look, with each reading behind its look.
    await kees.getByText(/, 1 keer bekeken$/).waitFor();
    await kees.getByRole('link', { name: 'Wat er is gedaan' }).click();
    await kees.getByRole('button', { name: 'Alleen Marit Verhage', exact: true }).waitFor();
    await kees.getByRole('button', { name: /^Alleen huishouden / }).waitFor();
    await kees.getByText(/keer iets gelezen$/).first().click();
    await kees.locator('app-log-look').getByText('het huishouden').first().waitFor();
    expect(await violations(kees)).toEqual([]);
    await kees.goBack();
    await kees.getByRole('button', { name: 'Noodtoegang van Marit Verhage beoordelen' }).click();
    const dialog = kees.getByRole('dialog');
    // What was not chosen is said once somebody tries, and gets the focus.
    expect(await dialog.getByRole('alert').filter({ hasText: 'Vul dit in.' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'Vul dit in.' }).first().waitFor();
    expect(await dialog.getByRole('radio', { name: 'Terecht', exact: true }).evaluate('document.activeElement?.getAttribute("type")')).toBe('radio');
    await dialog.getByRole('radio', { name: 'Niet terecht' }).check();
    await dialog.getByText('Ze stopt zodra je bewaart.').waitFor();
    await dialog.getByLabel('Waarom vind je dat?').fill('Marit had de regievoerder kunnen bellen.');
    expect(await violations(kees, DIALOG)).toEqual([]);
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await kees.getByText('Er wacht niets op een oordeel.').waitFor();
    expect(await kees.locator('main').innerText()).not.toContain('Graaf');
    await kees.goto('/privacy/log');
    await kees.getByLabel('Wat voor gebeurtenis?').selectOption('emergency');
    await kees.getByText('We vinden niemand met precies deze naam').waitFor();
    await kees.context().close();
  });

  it('is over at once then, in the session that had it', async () => {
    await marit.reload();
    await marit.getByText('Dit huishouden is er niet, of je bent er niet bij betrokken.').waitFor();
    await marit.getByRole('link', { name: 'Berichten, 1 ongelezen' }).click();
    await marit.getByText(/heeft je noodtoegang beoordeeld: niet terecht\./).waitFor();
    expect(await marit.locator('main').innerText()).not.toContain('Graaf');
  });

  it('stands on one page of paper for the household, without what the household may not read there', async () => {
    const noor = await product.open(LAPTOP, 'Noor Benali');
    await noor.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await noor.getByRole('link', { name: 'Wie keek mee' }).click();
    await noor.getByRole('button', { name: 'Afdrukken voor het huishouden' }).waitFor();
    await noor.getByText('Noor Benali').first().waitFor();
    await noor.emulateMedia({ media: 'print' });
    const paper = await noor.locator('app-views-paper').innerText();
    expect(paper).toContain('Wie keek in jullie gegevens?');
    expect(paper).toContain('Vertrouwelijke dienst (noodtoegang)');
    expect(paper).toContain('Noor Benali, casusregisseur');
    expect(paper).not.toMatch(/Marit|Veilig Thuis|Fatima|Vloedlijn/);
    expect(await noor.getByRole('button', { name: 'Afdrukken voor het huishouden' }).isVisible()).toBe(false);
    const pdf = (await noor.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await noor.context().close();
  });
});
