import type { TablePage } from '../contract/breakthroughs.js';
import type { Language } from '../contract/roles.js';
import { TABLE_PAGE_WORDS } from '../contract/table-page-words.js';
import { tableSheet } from '../contract/table-sheet.js';
import { documentDays } from '../rights/document-days.js';
import { TaggedDocument } from '../rights/tagged-document.js';

/** Lines that are left free below a question, to write on. */
const ROOM = [' ', ' '];

/** What lies on the table, on paper. */
export async function tablePagePdf(page: TablePage, language: Language, signals: boolean, madeAt: Date): Promise<Buffer> {
  const { title, about, sections } = tableSheet(page, { language, day: documentDays(language).day, signals });
  const pdf = new TaggedDocument(title, language, madeAt);
  for (const line of about) pdf.paragraph(line);
  for (const { heading, parts } of sections) {
    pdf.heading(heading);
    for (const part of parts) {
      if ('text' in part) pdf.paragraph(part.text);
      else pdf.list('list' in part ? part.list : part.write.map((question) => [question, ...ROOM]));
    }
  }
  return pdf.bytes(TABLE_PAGE_WORDS[language].page);
}
