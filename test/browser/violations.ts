import { AxeBuilder } from '@axe-core/playwright';
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
  // The page holds no frames of others, so it need not be looked at from a second page; to tell of all that holds takes axe as long as finding what does not.
  const axe = (): AxeBuilder => (part ? new AxeBuilder({ page }).include(part) : new AxeBuilder({ page })).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const onlyMeasures = part === DIALOG && page.viewportSize()?.width === PHONE_WIDTH;
  const { violations: inLight } = await (onlyMeasures ? axe().withRules(OF_MEASURES) : axe().withTags(STANDARDS)).analyze();
  if (onlyMeasures) return told('light', inLight);
  await inColours(page, 'dark');
  const { violations: inDark } = await axe().withRules(OF_COLOURS).analyze();
  await inColours(page, 'light');
  return [...told('light', inLight), ...told('dark', inDark)];
}

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

const told = (scheme: string, found: Found): string[] =>
  found.flatMap(({ id, nodes }) => nodes.map((node) => `${scheme}, ${id}: ${node.html.slice(0, 160)} | ${node.failureSummary?.slice(0, 240) ?? ''}`));

/** Goes over to light or dark, and lets the browser paint it: until then some of the page still has the other colours. */
async function inColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate('new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))');
}
