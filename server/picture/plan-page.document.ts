import type { PagedAction, PagedVisit, PlanPage } from '../contract/plan-page.js';
import { PLAN_PAGE_WORDS } from '../contract/plan-page-words.js';
import type { Language } from '../contract/roles.js';
import { documentDays } from '../rights/document-days.js';
import { TaggedDocument } from '../rights/tagged-document.js';

/** The plan on paper, in plain words and large type. */
export async function planPagePdf(plan: PlanPage, language: Language, madeAt: Date): Promise<Buffer> {
  const words = PLAN_PAGE_WORDS[language];
  const { day, period } = documentDays(language);
  const together = new Intl.ListFormat(language, { type: 'conjunction' });
  const people = (names: readonly string[], unnamed: boolean): string => together.format([...names, ...(unnamed ? [words.somebody] : [])]);
  const pdf = new TaggedDocument(words.title, language, madeAt);
  const direction = (title: string, summary: string | null, kind: 'where_to' | 'in_the_way'): void => {
    const said = plan.statements.filter((statement) => statement.kind === kind);
    if (summary === null && said.length === 0) return;
    pdf.heading(title);
    if (summary !== null) pdf.paragraph(summary);
    if (said.length > 0) pdf.list(said.map((statement) => [`${words.quoted(statement.words)}`, statement.by]));
  };
  const actionLine = ({ rhythm, dueOn, owners, unnamed }: PagedAction): string =>
    [people(owners, unnamed), rhythm === 'once' ? dueOn && words.before(day(dueOn)) : words.rhythm[rhythm]].filter(Boolean).join(', ');

  pdf.paragraph([plan.for ? words.for(plan.for) : words.forAll, day(plan.madeOn)].join(', '));
  if (plan.lead) pdf.paragraph(words.lead(plan.lead));
  direction(words.whereTo, plan.whereTo, 'where_to');
  direction(words.inTheWay, plan.inTheWay, 'in_the_way');
  for (const [place, goal] of plan.goals.entries()) {
    pdf.heading(words.goal(place + 1));
    pdf.paragraph(words.quoted(goal.words));
    pdf.paragraph(goal.by ? words.saidBy(goal.by) : words.saidByNobody);
    if (goal.notNowBecause) pdf.paragraph(words.notNow(goal.notNowBecause));
    if (goal.actions.length > 0) pdf.list(goal.actions.map((action) => [action.what, actionLine(action)]));
  }
  pdf.heading(words.visits);
  if (plan.visits.length === 0) pdf.paragraph(words.noVisits);
  else pdf.list(plan.visits.map((visit: PagedVisit) => [period(visit.startsAt, visit.endsAt), people(visit.who, visit.unnamed)]));
  return pdf.bytes(words.page);
}
