import type { Page } from 'playwright-core';
import type { Product, Session } from './product.js';

/** From the click until the page is drawn, in milliseconds: the first time, when its files have to come, and after (median). */
interface Change {
  first: number;
  after: number;
}

export interface RouteFigures {
  listToHousehold: Change;
  back: Change;
}

const ROUNDS = 6;

/** Clicks inside the page, and looks at every frame whether the new page is in it; one frame more has it on the screen. */
const drawnAfter = (page: Page, act: string, drawn: string): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const begin = performance.now();
    ${act};
    do await frame(); while (!document.querySelector('${drawn}'));
    await frame();
    return performance.now() - begin;
  })()`);

export async function routeFigures(product: Product, session: Session, household: string, slowdown: number): Promise<RouteFigures> {
  const visitor = await product.visitor({ slowdown, session });
  const { page } = visitor;
  await page.goto('/households');
  await page.locator('app-household-card').first().waitFor();
  await visitor.settled();
  const [there, back]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    there.push(await drawnAfter(page, `document.querySelector('app-household-card a[href="${household}"]').click()`, 'app-household-header h1'));
    await visitor.settled();
    await page.waitForTimeout(1_000);
    back.push(await drawnAfter(page, 'history.back()', 'app-household-card'));
    await visitor.settled();
    await page.waitForTimeout(500);
  }
  await visitor.close();
  return { listToHousehold: change(there), back: change(back) };
}

function change([first = 0, ...others]: number[]): Change {
  return { first: Math.round(first), after: Math.round(others.toSorted((one, other) => one - other)[Math.floor(others.length / 2)]!) };
}
