import type { DestructionCertificateView, DestructionPerson } from '../contract/retention.js';
import type { DestructionOutcome, LeftOutBecause } from '../contract/rights-words.js';
import type { Language } from '../contract/roles.js';
import { documentDays } from './document-days.js';
import { TaggedDocument } from './tagged-document.js';

/** The text of a certificate, as the database wrote it. */
interface Certificate {
  number: number;
  proposed: { at: string; by: DestructionPerson };
  approved: { at: string; by: DestructionPerson };
  finishedAt: string;
  terms: { name: string; years: number; source: string }[];
  households: { household: string; closedOn: string; dueOn: string; outcome: DestructionOutcome; leftOutBecause: LeftOutBecause | null; doneAt: string | null; rows: Record<string, number> | null }[];
  rows: Record<string, number> | null;
}

const WORDS = {
  nl: {
    title: (number: number) => `Verklaring van vernietiging ${number}`,
    intro: (destroyed: number, of: number) => `Van ${of} huishoudens zijn er ${destroyed} vernietigd. Deze verklaring bevat geen gegevens van wie er woonden.`,
    who: 'Wie',
    proposed: 'Voorgesteld door',
    approved: 'Goedgekeurd door',
    finished: (moment: string) => `Afgerond op ${moment}.`,
    terms: 'Bewaartermijnen',
    years: (years: number) => `${years} jaar na sluiting`,
    households: 'Huishoudens, op nummer',
    closed: (day: string, due: string) => `Gesloten op ${day}, te vernietigen vanaf ${due}.`,
    destroyed: (moment: string) => `Vernietigd op ${moment}.`,
    leftOut: {
      hold: 'Bewaard: er is een reden vastgelegd om het langer te bewaren.',
      rectification: 'Bewaard: een verzoek om verbetering wacht op antwoord.',
      not_due: 'Bewaard: de termijn was niet meer verstreken.',
      gone: 'Was er al niet meer.',
    },
    rows: 'Vernietigde regels per tabel',
    proof: 'Echtheid',
    hash: (hash: string) => `SHA-256 over de verklaring in JSON: ${hash}`,
    page: (number: number, of: number) => `bladzijde ${number} van ${of}`,
  },
  en: {
    title: (number: number) => `Certificate of destruction ${number}`,
    intro: (destroyed: number, of: number) => `Of ${of} households, ${destroyed} were destroyed. This certificate contains no data about the people who lived there.`,
    who: 'Who',
    proposed: 'Proposed by',
    approved: 'Approved by',
    finished: (moment: string) => `Finished on ${moment}.`,
    terms: 'Retention terms',
    years: (years: number) => `${years} years after closing`,
    households: 'Households, by number',
    closed: (day: string, due: string) => `Closed on ${day}, to be destroyed from ${due}.`,
    destroyed: (moment: string) => `Destroyed on ${moment}.`,
    leftOut: {
      hold: 'Kept: there is a recorded reason to keep it longer.',
      rectification: 'Kept: a request for correction is waiting for an answer.',
      not_due: 'Kept: the term was no longer over.',
      gone: 'Was already gone.',
    },
    rows: 'Destroyed rows by table',
    proof: 'Authenticity',
    hash: (hash: string) => `SHA-256 over the certificate in JSON: ${hash}`,
    page: (number: number, of: number) => `page ${number} of ${of}`,
  },
} as const satisfies Record<Language, object>;

/** A certificate on paper; its text in JSON with the hash is what counts. */
export async function certificatePdf({ text, sha256 }: DestructionCertificateView, language: Language): Promise<Buffer> {
  const words = WORDS[language];
  const { day, moment } = documentDays(language);
  const it = JSON.parse(text) as Certificate;
  const pdf = new TaggedDocument(words.title(it.number), language, new Date(it.finishedAt));
  const person = ({ name, function: does, organisation }: DestructionPerson): string => `${name}, ${does}, ${organisation}`;
  pdf.paragraph(words.intro(it.households.filter(({ outcome }) => outcome === 'destroyed').length, it.households.length));
  pdf.heading(words.who);
  pdf.list([
    [`${words.proposed} ${person(it.proposed.by)}`, moment(it.proposed.at)],
    [`${words.approved} ${person(it.approved.by)}`, moment(it.approved.at)],
  ]);
  pdf.paragraph(words.finished(moment(it.finishedAt)));
  pdf.heading(words.terms);
  pdf.list(it.terms.map(({ name, years, source }) => [`${name}: ${words.years(years)}`, source]));
  pdf.heading(words.households);
  pdf.list(
    it.households.map((each) => [
      each.household,
      words.closed(day(each.closedOn), day(each.dueOn)),
      each.leftOutBecause ? words.leftOut[each.leftOutBecause] : each.doneAt ? words.destroyed(moment(each.doneAt)) : '',
    ]),
  );
  if (it.rows) {
    pdf.heading(words.rows);
    pdf.list(Object.entries(it.rows).map(([table, rows]) => [`${table}: ${rows}`]));
  }
  pdf.heading(words.proof);
  pdf.paragraph(words.hash(sha256));
  return pdf.bytes(words.page);
}
