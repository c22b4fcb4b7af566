import { stringify } from 'csv-stringify/sync';
import type { Language } from '../contract/roles.js';
import type { WorklistItem } from '../contract/signals.js';
import { dayOf } from '../shared/day.js';
import { WORKLIST_WORDS } from './worklist-words.js';

/** A spreadsheet takes a text that begins with one of these for a formula: then it stands behind an apostrophe. */
const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The worklist as CSV, a line for each signal, with the sentences of the page; begins with a mark by which spreadsheets know UTF-8. */
export function worklistFile(households: readonly WorklistItem[], language: Language): string {
  const { headings, codes, levels } = WORKLIST_WORDS[language];
  const lines = households.flatMap(({ name, level, leadName, signals }) =>
    signals.map(({ code, sentence, holdsFrom, inDays }) => [plain(name), codes[code], plain(sentence[language]), dayOf(Date.parse(holdsFrom)), inDays, levels[level], plain(leadName ?? '')]),
  );
  const { household, signal, sentence, from, inDays, level, lead } = headings;
  return stringify([[household, signal, sentence, from, inDays, level, lead], ...lines], { bom: true });
}
