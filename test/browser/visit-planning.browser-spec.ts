import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { addDays, dayOf } from '../../server/shared/day.js';
import { LAPTOP, PHONE, startProduct, type ProductInBrowser, type View } from './product-in-browser.js';
import { DIALOG, violations } from './violations.js';

/** A day on which the worked case has nobody coming yet, further from its last visits than a topic reaches. */
const day = addDays(dayOf(Date.now()), 9);

describe('planning visits', () => {
  let product: ProductInBrowser;
  const pages = new Map<string, Page>();
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  /** The worked case as this colleague sees it now. */
  async function asSeenBy(name: string, view: View = LAPTOP): Promise<Page> {
    const page = pages.get(name) ?? (await product.open(view, name));
    pages.set(name, page);
    await page.goto('/');
    await page.getByRole('link', { name: 'De Graaf-Pinas' }).click();
    await page.getByRole('heading', { level: 1, name: 'De Graaf-Pinas' }).waitFor();
    return page;
  }

  /** Fills in a visit of this colleague to Ron on that day, and waits for what it would add. */
  async function think(page: Page, visitBy: string, from: string, until: string, topics: readonly string[]): Promise<Locator> {
    await page.getByRole('button', { name: 'Bezoek vastleggen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bezoek vastleggen' });
    await dialog.getByRole('region', { name: 'Wie komt er al, twee weken ervoor en erna?' }).waitFor();
    await dialog.getByRole('checkbox', { name: 'Ron de Graaf' }).check();
    const come = dialog.getByRole('group', { name: 'Wie komt er?' });
    for (const chosen of await come.getByRole('checkbox', { checked: true }).all()) await chosen.uncheck();
    await come.getByRole('checkbox', { name: visitBy }).check();
    await dialog.getByLabel('Datum').fill(day);
    await dialog.getByLabel('Van').fill(from);
    await dialog.getByLabel('Tot').fill(until);
    const about = dialog.getByRole('group', { name: 'Waar gaat het over?' });
    for (const chosen of await about.getByRole('checkbox', { checked: true }).all()) await chosen.uncheck();
    for (const topic of topics) await about.getByRole('checkbox', { name: topic, exact: true }).check();
    return dialog;
  }
  const gone = (dialog: Locator): Promise<void> => dialog.waitFor({ state: 'detached' });
  const forMe = (page: Page): Locator => page.getByRole('region', { name: 'Voor jou' });

  it('says of a visit with which nothing doubles up that it does not', async () => {
    const page = await asSeenBy('Jolanda Meijer', PHONE);
    const dialog = await think(page, 'Jolanda Meijer', '10:00', '11:00', ['Financiën']);
    await dialog.getByText('Dit bezoek is met niets dubbel.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Vragen of je mee mag' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await gone(dialog);
  });

  it('says what another one would add, and asks to come along instead; accepted in one tap it is one visit', async () => {
    const page = await asSeenBy('Sanne Kuiper');
    const dialog = await think(page, 'Sanne Kuiper', '10:30', '11:30', ['Financiën']);
    await dialog.getByText(/^Je bent dan de tweede organisatie bij Ron /).waitFor();
    await dialog.getByText(/^Jolanda Meijer komt .* over financiën\.$/).waitFor();
    await dialog.getByText(/zijn er 2 bezoeken tegelijk, van 2 organisaties\.$/).waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    await dialog.getByRole('button', { name: 'Vragen of je mee mag' }).click();
    const question = page.getByRole('dialog', { name: 'Vragen of je mee mag' });
    await question.getByLabel('Waarom wil je mee?').fill('Dan hoeft Ron zijn verhaal maar één keer te doen.');
    expect(await violations(page, DIALOG)).toEqual([]);
    await question.getByRole('button', { name: 'Versturen' }).click();
    await gone(question);
    await forMe(page).getByText('Jij vroeg of je mee mag').waitFor();

    const phone = await asSeenBy('Jolanda Meijer');
    // Where it says that something waits leads to where it is answered: their card, and what is asked of them.
    await phone.goto('/');
    await phone.getByRole('link', { name: '1 vraag voor jou' }).click();
    await forMe(phone).getByText('Sanne Kuiper wil graag mee naar jouw bezoek').waitFor();
    await phone.waitForURL(/#for-me$/);
    await phone.goto('/asked');
    const toAnswer = phone.getByRole('link', { name: 'Antwoord geven: Sanne Kuiper wil graag mee naar jouw bezoek, De Graaf-Pinas' });
    await toAnswer.waitFor();
    expect(await violations(phone)).toEqual([]);
    await toAnswer.click();
    await forMe(phone).getByText('Sanne Kuiper wil graag mee naar jouw bezoek').waitFor();
    await phone.getByRole('link', { name: /^Berichten, \d+ ongelezen$/ }).waitFor();
    expect(await violations(phone)).toEqual([]);
    await forMe(phone).getByRole('button', { name: 'Ja, kom mee' }).click();
    await forMe(phone).getByText('Sanne Kuiper wil graag mee naar jouw bezoek').waitFor({ state: 'detached' });
    await phone.getByRole('link', { name: 'Berichten, 0 ongelezen' }).waitFor();
    await phone.goto('/asked');
    await phone.getByText('Er wacht niets op jouw antwoord.').waitFor();
    const again = await asSeenBy('Sanne Kuiper');
    await forMe(again).getByText('Ja, kom mee.').waitFor();
  });

  it('lets a question go along, or asks the others first; the answers come to the same place', async () => {
    const page = await asSeenBy('Tom Driessen');
    const first = await think(page, 'Tom Driessen', '10:15', '11:15', ['Financiën']);
    await first.getByRole('button', { name: 'Je vraag laten meenemen' }).click();
    const along = page.getByRole('dialog', { name: 'Je vraag laten meenemen' });
    await along.getByLabel('Wat moet er gevraagd worden?').fill('Is de brief van de rechter er?');
    await along.getByRole('button', { name: 'Versturen' }).click();
    await gone(along);
    const second = await think(page, 'Tom Driessen', '10:15', '11:15', ['Financiën']);
    await second.getByRole('button', { name: 'Eerst overleggen' }).click();
    const consult = page.getByRole('dialog', { name: 'Eerst overleggen' });
    await consult.getByRole('checkbox', { name: 'Noor Benali' }).check();
    await consult.getByLabel('Wat wil je vragen?').fill('Kan ik beter een week wachten?');
    await consult.getByRole('button', { name: 'Versturen' }).click();
    await gone(consult);

    const noor = await asSeenBy('Noor Benali');
    await forMe(noor).getByText('Tom Driessen wil eerst overleggen').waitFor();
    await forMe(noor).getByLabel('Jouw antwoord').fill('Nee, ga maar. Maar liever na de middag.');
    await forMe(noor).getByRole('button', { name: 'Versturen' }).click();
    await forMe(noor).waitFor({ state: 'detached' });
    const tom = await asSeenBy('Tom Driessen');
    await forMe(tom).getByText('Nee, ga maar. Maar liever na de middag.').waitFor();
    await forMe(tom).getByText('Jij gaf een vraag mee').waitFor();
    expect(await forMe(tom).getByRole('listitem').count()).toBe(2);
  });

  it('lets somebody go anyway, with a reason that all read; and two visits become one', async () => {
    const page = await asSeenBy('Tom Driessen');
    const dialog = await think(page, 'Tom Driessen', '14:00', '15:00', ['Justitie', 'Financiën']);
    await dialog.getByText(/ zijn er 2 bezoeken van 3 organisaties, los van elkaar\.$/).waitFor();
    await dialog.getByRole('button', { name: 'Toch gaan' }).click();
    await dialog.getByText('Vul dit in.').waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    await dialog.getByLabel('Waarom ga je toch?').fill('De rechter wil het deze week weten.');
    await dialog.getByRole('button', { name: 'Toch gaan' }).click();
    await gone(dialog);

    const noor = await asSeenBy('Noor Benali');
    const offers = noor.getByRole('region', { name: 'Deze bezoeken kunnen samen' });
    await offers.getByText(/Jolanda Meijer.*Tom Driessen.* kunnen samen gaan\.$/).waitFor();
    expect(await violations(noor, 'app-overlap-panel')).toEqual([]);
    await offers.getByRole('button', { name: 'Samenvoegen' }).first().click();
    const answer = noor.getByRole('dialog', { name: 'Wat doen jullie hiermee?' });
    await answer.getByLabel('Welk bezoek gaat door?').waitFor();
    expect(await violations(noor, DIALOG)).toEqual([]);
    await answer.getByRole('button', { name: 'Samenvoegen' }).click();
    await gone(answer);
    await offers.waitFor({ state: 'detached' });
  });

  it('lets an overlap that stays be kept, with a reason that stands beside it', async () => {
    const noor = await asSeenBy('Noor Benali');
    const sentence = noor.getByRole('button', { name: /^Ron wordt in \d+ dagen gezien door/ }).first();
    await sentence.click();
    await noor.getByRole('button', { name: 'Antwoord geven' }).click();
    const answer = noor.getByRole('dialog', { name: 'Wat doen jullie hiermee?' });
    await answer.getByLabel('Waarom blijft het zo?').fill('Dit was voor er regie was.');
    await answer.getByRole('button', { name: 'Zo laten' }).click();
    await gone(answer);
    await noor.getByText('Al beantwoord').click();
    await noor.getByText(/Zo gelaten: Dit was voor er regie was\./).waitFor();
    expect(await violations(noor, 'app-overlap-panel')).toEqual([]);
  });

  it('cancels a visit that is still to come after a second word, and tells who else would come', async () => {
    const page = await asSeenBy('Jolanda Meijer');
    await page.goto(`/own-calendar?day=${day}`);
    await page.getByRole('button', { name: /De Graaf-Pinas.*Tom Driessen/s }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('De Graaf-Pinas').waitFor();
    await dialog.getByRole('heading', { name: 'Bezoek afzeggen' }).waitFor();
    await dialog.getByRole('button', { name: 'Afzeggen', exact: true }).click();
    await dialog.getByText('Wie er nog meer zou komen, krijgt hier bericht van.').waitFor();
    expect(await violations(page, DIALOG)).toEqual([]);
    await dialog.getByRole('button', { name: 'Nee, laten staan' }).click();
    await dialog.getByRole('button', { name: 'Afzeggen', exact: true }).click();
    await dialog.getByRole('button', { name: 'Ja, afzeggen' }).click();
    await gone(dialog);

    const sanne = await asSeenBy('Sanne Kuiper');
    await sanne.goto('/notices');
    const notice = sanne.getByRole('listitem').filter({ hasText: /^Nieuw Jolanda Meijer \(.*\) heeft je bezoek op .* afgezegd\./ });
    await notice.getByRole('link', { name: 'Naar De Graaf-Pinas' }).click();
    await sanne.waitForURL(/#visits$/);
  });

  it('asks how a visit that is over went, in the household and on the page of what is asked, and is told there in one tap', async () => {
    const page = await asSeenBy('Sanne Kuiper');
    const dialog = await think(page, 'Sanne Kuiper', '09:00', '10:00', ['Huisvesting']);
    await dialog.getByLabel('Datum').fill(addDays(dayOf(Date.now()), -25));
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await gone(dialog);
    await forMe(page).getByText('Hoe is het gegaan?').waitFor();
    await page.getByRole('link', { name: 'Voor jou: 1', exact: true }).waitFor();

    await page.goto('/asked');
    await page.getByRole('heading', { name: 'Hoe is het gegaan?' }).waitFor();
    expect(await page.getByText('Er wacht niets op jouw antwoord.').count()).toBe(0);
    const outcomes = page.getByRole('group', { name: /^Hoe is het gegaan\? .* om .*, De Graaf-Pinas$/ });
    expect(await violations(page)).toEqual([]);
    const elsewhere = await product.open(LAPTOP, 'Sanne Kuiper');
    await elsewhere.goto('/asked');
    const outcomesElsewhere = elsewhere.getByRole('group', { name: /^Hoe is het gegaan\? / });
    await outcomesElsewhere.waitFor();

    await outcomes.getByRole('button', { name: 'Ging door' }).press('Enter');
    await page.getByText('Er wacht niets op jouw antwoord.').waitFor();
    await page.locator('.cdk-live-announcer-element', { hasText: /^Bewaard, .* om .*, De Graaf-Pinas: Ging door\.$/ }).waitFor({ state: 'attached' });
    await page.locator('main :focus').waitFor({ state: 'attached' });

    // Who taps when it was told already finds that out, and is not left with what cannot be told any more.
    await outcomesElsewhere.getByRole('button', { name: 'Niet thuis' }).click();
    await elsewhere.getByText('Er wacht niets op jouw antwoord.').waitFor();
    await elsewhere.context().close();
  });
});
