import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The part of a page that a dialog is. */
export const DIALOG = 'mat-dialog-container';

/** In the dark only colours differ: what else axe asks was answered in the light. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe has against a part of the page, in light and in dark, short enough to read. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  // The page holds no frames of others, so it need not be looked at from a second page.
  const axe = (): AxeBuilder => (part ? new AxeBuilder({ page }).include(part) : new AxeBuilder({ page })).setLegacyMode(true);
  const { violations: inLight } = await axe().withTags(STANDARDS).analyze();
  await inColours(page, 'dark');
  const { violations: inDark } = await axe().withRules(OF_COLOURS).analyze();
  await inColours(page, 'light');
  const told = (scheme: string, found: typeof inLight): string[] =>
    found.flatMap(({ id, nodes }) => nodes.map((node) => `${scheme}, ${id}: ${node.html.slice(0, 160)} | ${node.failureSummary?.slice(0, 240) ?? ''}`));
  return [...told('light', inLight), ...told('dark', inDark)];
}

/** Goes over to light or dark, and lets the browser paint it: until then some of the page still has the other colours. */
async function inColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate('new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))');
}
