import { BREAKTHROUGH_VALUES, COST_SIDES } from '../contract/breakthrough-words.js';
import type { InviteeView, TablePage } from '../contract/breakthroughs.js';
import type { Language } from '../contract/roles.js';
import { documentDays } from '../rights/document-days.js';
import { TaggedDocument } from '../rights/tagged-document.js';
import { TABLE_PAGE_WORDS } from './table-page-words.js';

/** What lies on the table, on paper: before it with room to decide, after it with what was decided. */
export async function tablePagePdf({ breakthrough, householdName, waits, said }: TablePage, language: Language, madeAt: Date): Promise<Buffer> {
  const words = TABLE_PAGE_WORDS[language];
  const { day } = documentDays(language);
  const euros = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  const pdf = new TaggedDocument(words.title, language, madeAt);
  const { tableOn, tableAt, place, chairName, agenda, knot, proposal, invitees, missing, costs, outcome, decidedOn } = breakthrough;
  const invited = ({ name, function: job, organisationName, confidential, decides, present }: InviteeView): string[] => [
    name ?? job ?? words.confidential,
    [name ? job : null, confidential ? words.confidential : organisationName, decides ? words.decides : null, present === null ? null : present ? words.present : words.absent].filter((part) => part !== null).join(', '),
  ];

  pdf.paragraph(words.of(householdName));
  pdf.paragraph(tableOn ? words.when(day(tableOn), tableAt) : words.noDay);
  if (place) pdf.paragraph(words.place(place));
  if (chairName) pdf.paragraph(words.chair(chairName));
  pdf.heading(words.agenda);
  pdf.list((agenda.length > 0 ? agenda : words.usualAgenda).map((item) => [item]));
  pdf.heading(words.knot);
  pdf.paragraph(knot);
  if (waits.length > 0) pdf.list(waits.map(({ waiting, awaited, because }) => [words.waits(waiting, awaited), ...(because ? [because] : [])]));
  pdf.heading(words.perspective);
  if (said.length === 0) pdf.paragraph(words.saidNothing);
  else pdf.list(said.map(({ words: spoken, by }) => [words.quoted(spoken), by]));
  for (const value of BREAKTHROUGH_VALUES) {
    const text = breakthrough[value];
    if (text === null) continue;
    pdf.heading(words.values[value]);
    pdf.paragraph(text);
  }
  if (costs.length > 0) {
    pdf.heading(words.costs);
    for (const side of COST_SIDES) {
      const items = costs.filter((cost) => cost.side === side);
      pdf.paragraph(words.sides[side](euros.format(items.reduce((sum, { yearlyEuros }) => sum + yearlyEuros, 0))));
      if (items.length > 0) pdf.list(items.map(({ label, yearlyEuros }) => [label, euros.format(yearlyEuros)]));
    }
  }
  pdf.heading(words.proposal);
  pdf.paragraph(proposal ?? words.noProposal);
  pdf.heading(words.invited);
  if (invitees.length > 0) pdf.list(invitees.map(invited));
  for (const { label } of missing) pdf.paragraph(words.missing(label));
  pdf.heading(words.decision);
  if (outcome === null) pdf.list(words.toFill.map((question) => [question, ' ', ' ']));
  else {
    pdf.paragraph(`${words.outcome[outcome]} ${words.on(day(decidedOn!))}`);
    pdf.paragraph(breakthrough.decision!);
    if (breakthrough.conditions) pdf.paragraph(words.conditions(breakthrough.conditions));
    if (breakthrough.reviewOn) pdf.paragraph(words.reviewOn(day(breakthrough.reviewOn)));
    if (breakthrough.actions.length > 0) {
      pdf.heading(words.actions);
      pdf.list(breakthrough.actions.map(({ what, dueOn }) => [what, ...(dueOn ? [words.before(day(dueOn))] : [])]));
    }
  }
  return pdf.bytes(words.page);
}
