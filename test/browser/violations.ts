import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The part of a page that a dialog is. */
export const DIALOG = 'mat-dialog-container';

/** In the dark only colours differ: what else axe asks was answered in the light. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** A dialog is the same on a phone but for its measures: what else axe asks is answered on the laptop, and so are its colours in the dark. */
const OF_MEASURES = [...OF_COLOURS, 'target-size', 'scrollable-region-focusable', 'css-orientation-lock', 'meta-viewport'];
const PHONE_WIDTH = 390;

/** What axe has against a part of the page, in light and in dark, short enough to read. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  await drawn(page);
  const onlyMeasures = part === DIALOG && page.viewportSize()?.width === PHONE_WIDTH;
  const inLight = await found(page, part, onlyMeasures ? { type: 'rule', values: OF_MEASURES } : { type: 'tag', values: STANDARDS });
  if (onlyMeasures) return told('light', inLight);
  await inColours(page, 'dark');
  const inDark = await found(page, part, { type: 'rule', values: OF_COLOURS });
  await inColours(page, 'light');
  return [...told('light', inLight), ...told('dark', inDark)];
}

type Found = AxeResults['violations'];

/** axe is half a megabyte to read: a document has it once. It holds no frames of others, so it can be looked at from inside. */
async function found(page: Page, part: string | undefined, runOnly: RunOptions['runOnly']): Promise<Found> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  // To tell of all that holds takes axe as long as finding what does not.
  const options: RunOptions = { runOnly, resultTypes: ['violations'] };
  const where = part ? JSON.stringify(part) : 'document';
  return page.evaluate<Found>(`axe.run(${where}, ${JSON.stringify(options)}).then(({ violations }) => violations)`);
}

/** Parts of a page come in one after the other, each first without its words. Where something keeps loading it is looked at as it is. */
async function drawn(page: Page): Promise<void> {
  await page.locator('app-skeleton').first().waitFor({ state: 'detached', timeout: 5_000 }).catch(() => undefined);
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
}

const told = (scheme: string, violations: Found): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map((node) => `${scheme}, ${id}: ${node.html.slice(0, 160)} | ${node.failureSummary?.slice(0, 240) ?? ''}`));

/** Goes over to light or dark, and lets the page hear of it. */
async function inColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate('new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard)))');
}
