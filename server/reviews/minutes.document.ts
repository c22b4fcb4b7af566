import type { MinutesCase, ReviewMinutes } from '../contract/reviews.js';
import { decisionLine } from '../contract/decision-line.js';
import { minutesCases } from '../contract/minutes-cases.js';
import type { Language } from '../contract/roles.js';
import type { SignalAnswerView } from '../contract/signals.js';
import { documentDays } from '../rights/document-days.js';
import { TaggedDocument } from '../rights/tagged-document.js';
import { MINUTES_WORDS } from './minutes-words.js';

/** The minutes on paper. */
export async function minutesPdf(minutes: ReviewMinutes, language: Language, madeAt: Date): Promise<Buffer> {
  const words = MINUTES_WORDS[language];
  const { day, moment } = documentDays(language);
  const pdf = new TaggedDocument(words.title, language, madeAt);
  const decision = ({ kind, sentence, words: because, until, action, actionOwners, actionDueOn, waitsForSecond }: SignalAnswerView): string[] => {
    const what = [words.kind[kind], action && decisionLine({ what: action, owners: actionOwners, dueOn: actionDueOn }, language, day), until && words.snoozed(day(until))].filter(Boolean).join(': ');
    return [sentence[language], what, ...(because ? [words.because(because)] : []), ...(waitsForSecond ? [words.waitsForSecond] : [])];
  };
  const discuss = ({ place, name, note, discussed, decisions }: MinutesCase): void => {
    pdf.heading(words.case(place, name));
    if (decisions.length > 0) pdf.list(decisions.map(decision));
    else pdf.paragraph(discussed ? words.nothingDecided : words.skipped);
    if (note) pdf.paragraph(words.note(note));
  };

  pdf.paragraph(words.held(minutes.teamName, moment(minutes.startedAt), minutes.ledByName));
  if (minutes.closedAt === null) pdf.paragraph(words.open);
  const { told, notDiscussed } = minutesCases(minutes.cases);
  for (const each of told) discuss(each);
  if (notDiscussed.length > 0) pdf.paragraph(words.notDiscussed(notDiscussed));
  if (minutes.outOfReach > 0) pdf.paragraph(words.outOfReach(minutes.outOfReach));
  return pdf.bytes(words.page);
}
