import type { MemberExport } from '../contract/rights.js';
import type { ExportRequester } from '../contract/rights-words.js';
import { withoutOthers, type Other } from './others-out-rules.js';

/** An organisation, and what decides whether it is named. */
export interface KnownService {
  name: string;
  confidential: boolean;
  /** It has been with this member alone: then they know it, and naming it tells nothing of another. */
  cameToThemAlone: boolean;
}

type Service = { service: KnownService };
/** Kept from the other members: a child's own goal. */
type Kept = { shielded: boolean };

/** What the database knows, before anybody's name is taken out. */
export interface KnownOfMember extends Pick<MemberExport, 'name' | 'birthDate' | 'address' | 'stays' | 'saidOfLeads' | 'problems' | 'saidOfProblems' | 'levels' | 'rectifications'> {
  /** Names of all others who live or lived there, and of the people around them. */
  members: string[];
  network: string[];
  ratings: (Omit<MemberExport['ratings'][number], 'service'> & Service)[];
  visits: (Omit<MemberExport['visits'][number], 'services' | 'confidential'> & { services: KnownService[] })[];
  questions: (Omit<MemberExport['questions'][number], 'service' | 'answers'> & Service & { answers: (Omit<MemberExport['questions'][number]['answers'][number], 'service'> & Service)[] })[];
  goals: (MemberExport['goals'][number] & Kept)[];
  actions: (MemberExport['actions'][number] & Kept)[];
  withdrawals: (Omit<MemberExport['withdrawals'][number], 'service'> & Service)[];
  disclosures: (Omit<MemberExport['disclosures'][number], 'service' | 'purpose'> & Service & { purpose: string; given: boolean })[];
  seenBy: (Omit<MemberExport['seenBy'][number], 'service'> & Service)[];
}

/** What stands in the place of a name. */
const INSTEAD = { member: '[een huisgenoot]', network: '[een naaste]' } as const;

/** For whom and by whom the export is made. */
export interface ExportHeading {
  requestedBy: ExportRequester;
  madeOn: string;
  madeBy: string;
}

/**
 * Whether an organisation is named. A confidential one only to the member themselves, and only where it has been with them
 * alone: whoever asks for a child, or beside it, need not know who helps it, and a service of another tells about the other.
 */
export const isNamed = (service: KnownService, requestedBy: ExportRequester): boolean =>
  !service.confidential || (requestedBy === 'self' && service.cameToThemAlone);

/** Everything of one member, and nothing of another: names in texts replaced, services that would tell something unnamed. */
export function composeExport(known: KnownOfMember, { requestedBy, madeOn, madeBy }: ExportHeading): MemberExport {
  const others: Other[] = [
    ...known.members.map((name) => ({ name, instead: INSTEAD.member })),
    ...known.network.map((name) => ({ name, instead: INSTEAD.network })),
  ];
  const clean = (text: string): string => withoutOthers(text, known.name, others);
  const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text));
  // What is kept from the others goes to the member alone, not along with whoever asks for them or beside them.
  const theirs = ({ shielded }: Kept): boolean => !shielded || requestedBy === 'self';
  const nameOf = (service: KnownService): string | null => (isNamed(service, requestedBy) ? service.name : null);
  return {
    madeOn,
    madeBy,
    requestedBy,
    name: known.name,
    birthDate: known.birthDate,
    address: known.address,
    stays: known.stays,
    ratings: known.ratings.map((rating) => ({ ...rating, words: cleanOrNull(rating.words), service: nameOf(rating.service) })),
    goals: known.goals.filter(theirs).map(({ shielded: _, ...goal }) => ({ ...goal, words: clean(goal.words), notNowBecause: cleanOrNull(goal.notNowBecause) })),
    actions: known.actions.filter(theirs).map(({ shielded: _, ...action }) => ({ ...action, what: clean(action.what) })),
    visits: known.visits.map(({ services, ...visit }) => ({
      ...visit,
      services: services.flatMap((service) => nameOf(service) ?? []),
      confidential: services.some((service) => nameOf(service) === null),
    })),
    questions: known.questions.map(({ question, service, answers, ...rest }) => ({
      ...rest,
      question: clean(question),
      service: nameOf(service),
      answers: answers.map((each) => ({ ...each, answer: clean(each.answer), service: nameOf(each.service) })),
    })),
    saidOfLeads: known.saidOfLeads.map((saying) => ({ ...saying, words: clean(saying.words) })),
    problems: known.problems.map((problem) => ({ ...problem, label: clean(problem.label) })),
    saidOfProblems: known.saidOfProblems.map((saying) => ({ ...saying, words: clean(saying.words) })),
    levels: known.levels,
    // That a service which is not named was there at all would tell something.
    withdrawals: known.withdrawals.flatMap(({ service, ...rest }) => {
      const name = nameOf(service);
      return name === null ? [] : [{ ...rest, service: name }];
    }),
    disclosures: known.disclosures.map(({ given, ...disclosure }) => ({
      ...disclosure,
      // Who gave it to them knows to whom.
      service: given && requestedBy === 'self' ? disclosure.service.name : nameOf(disclosure.service),
      purpose: disclosure.legalBasis === 'consent' ? clean(disclosure.purpose) : null,
      words: cleanOrNull(disclosure.words),
    })),
    rectifications: known.rectifications.map((each) => ({
      ...each,
      whatIsWrong: clean(each.whatIsWrong),
      ownView: clean(each.ownView),
      answer: cleanOrNull(each.answer),
    })),
    seenBy: together(known.seenBy.map((reader) => ({ ...reader, service: nameOf(reader.service) }))),
  };
}

/** Services that are not named are one line: how many there are would tell something too. */
function together(readers: MemberExport['seenBy']): MemberExport['seenBy'] {
  const named = readers.filter(({ service }) => service !== null);
  const unnamed = readers.filter(({ service }) => service === null);
  if (unnamed.length === 0) return named;
  const days = unnamed.flatMap(({ firstOn, lastOn }) => [firstOn, lastOn]).sort();
  const times = unnamed.reduce((sum, reader) => sum + reader.times, 0);
  return [...named, { service: null, times, firstOn: days[0]!, lastOn: days.at(-1)! }];
}
