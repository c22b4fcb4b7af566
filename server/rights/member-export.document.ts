import { LIFE_DOMAIN_LABELS } from '../contract/life-domain-labels.js';
import type { LifeDomain } from '../contract/life-domains.js';
import type { ExportedRectification, MemberExport } from '../contract/rights.js';
import type { Language } from '../contract/roles.js';
import { documentDays } from './document-days.js';
import { EXPORT_WORDS, quoted } from './export-words.js';
import { TaggedDocument } from './tagged-document.js';

/** A member's export on paper: the same as in JSON, in sentences. */
export async function memberExportPdf(data: MemberExport, language: Language, madeAt: Date): Promise<Buffer> {
  const words = EXPORT_WORDS[language];
  const { day, period } = documentDays(language);
  const domain = (name: LifeDomain): string => capital(LIFE_DOMAIN_LABELS[language][name]);
  const service = (name: string | null): string => name ?? words.unnamed;
  const pdf = new TaggedDocument(words.title(data.name), language, madeAt);
  const section = (title: string, items: readonly (readonly (string | null)[])[], before = ''): void => {
    pdf.heading(title);
    if (before && items.length > 0) pdf.paragraph(before);
    if (items.length === 0) pdf.paragraph(words.nothing);
    else pdf.list(items.map((lines) => lines.filter((line) => line !== null)));
  };

  pdf.paragraph(`${day(data.madeOn)}, ${data.madeBy}. ${words.asked[data.requestedBy]}`);
  pdf.paragraph(`${words.intro} ${words.others}`);
  section(words.about, [
    [`${words.name}: ${data.name}`],
    ...(data.birthDate ? [[`${words.birthDate}: ${day(data.birthDate)}`]] : []),
    ...(data.address ? [[`${words.address}: ${data.address}`]] : []),
    ...data.stays.map(({ role, from, until }) => [words.stay(words.role[role], day(from), until && day(until))]),
  ]);
  section(
    words.ratings,
    data.ratings.map((rating) => [
      `${day(rating.on)} · ${domain(rating.domain)}: ${rating.level}, ${words.level[rating.level]}`,
      rating.words === null ? null : quoted(rating.words),
      rating.voice === 'own' ? `${words.own}.` : `${words.by(service(rating.service))}.`,
    ]),
  );
  section(
    words.goals,
    data.goals.map((goal) => [
      quoted(goal.words),
      capital([words.goalState[goal.state], goal.saidOn ? words.saidOn(day(goal.saidOn)) : null].filter((part) => part !== null).join(', ')),
      goal.notNowBecause === null ? null : words.notNow(goal.notNowBecause),
    ]),
  );
  section(
    words.actions,
    data.actions.map((action) => [
      action.what,
      capital([words.actionStatus[action.status], action.dueOn ? words.due(day(action.dueOn)) : null, action.own ? words.yours : null].filter((part) => part !== null).join(', ')),
    ]),
  );
  section(
    words.visits,
    data.visits.map((visit) => [
      `${period(visit.startsAt, visit.endsAt)} · ${[...visit.services, ...(visit.confidential ? [words.unnamed] : [])].join(', ')}`,
      capital([words.visitStatus[visit.status], ...visit.domains.map((name) => LIFE_DOMAIN_LABELS[language][name])].join(', ')),
    ]),
  );
  if (data.questions.length > 0)
    section(words.questions, data.questions.map((each) => [
      quoted(each.question),
      words.askedBy(service(each.service), day(each.on)),
      ...each.answers.map(({ service: name, answer }) => words.answered(service(name), answer)),
    ]));
  if (data.saidOfLeads.length > 0) section(words.sayings, data.saidOfLeads.map((saying) => [quoted(saying.words), words.leadFrom(day(saying.on))]));
  if (data.problems.length > 0)
    section(words.problems, data.problems.map((problem) => [capital(problem.label), capital(words.problemIn(LIFE_DOMAIN_LABELS[language][problem.domain], day(problem.from), problem.until && day(problem.until)))]));
  if (data.saidOfProblems.length > 0) section(words.problemSayings, data.saidOfProblems.map((saying) => [quoted(saying.words), capital(words.saidOn(day(saying.on)))]));
  if (data.levels.length > 0)
    section(words.levels, data.levels.map(({ level, from, reviewOn }) => [capital(words.levelName[level]), capital([words.since(day(from)), reviewOn && words.reviewed(day(reviewOn))].filter(Boolean).join(', '))]));
  if (data.withdrawals.length > 0) section(words.withdrawals, data.withdrawals.map(({ service: name, lastDay, contact }) => [words.stopped(name, day(lastDay)), words.contact[contact]]));
  section(
    words.disclosures,
    data.disclosures.map((each) => [
      capital(words.mayKnow(service(each.service), each.domains.map((name) => LIFE_DOMAIN_LABELS[language][name]).join(', '))),
      each.words === null ? null : quoted(each.words),
      each.purpose,
      capital([words.legalBasis[each.legalBasis], each.until && words.until(day(each.until)), each.withdrawnOn && words.withdrawn(day(each.withdrawnOn))].filter(Boolean).join(', ')),
    ]),
  );
  section(
    words.corrections,
    data.rectifications.map((each) => [
      `${day(each.askedOn)} · ${words.subject[each.subject]}${each.domain ? `: ${LIFE_DOMAIN_LABELS[language][each.domain]}` : ''}`,
      words.wrong(each.whatIsWrong),
      words.ownView(each.ownView),
      answerOf(each, language),
    ]),
  );
  section(words.seen, data.seenBy.map((reader) => [capital(words.times(service(reader.service), reader.times, day(reader.firstOn), day(reader.lastOn)))]), words.seenIntro);
  pdf.heading(words.rights);
  pdf.paragraph(words.rightsText);
  return pdf.bytes(words.page);
}

function answerOf({ outcome, answer }: ExportedRectification, language: Language): string {
  const words = EXPORT_WORDS[language];
  if (outcome === null || answer === null) return words.waiting;
  return outcome === 'corrected' ? words.corrected(answer) : words.notCorrected(answer);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
