import { LIFE_DOMAIN_LABELS } from './life-domain-labels.js';
import type { OverlapFacts } from './overlap-codes.js';
import type { Language } from './roles.js';

/** What a sentence needs of an overlap, and how the household calls the member whom it is about. */
export interface SpokenOverlap
  extends Pick<
    OverlapFacts,
    'code' | 'domain' | 'visits' | 'professionals' | 'organisations' | 'firstDay' | 'lastDay' | 'peakFirstDay' | 'peakLastDay'
  > {
  /** Null where the overlap is not about one member, or the reader may not know the name. */
  memberFirstName: string | null;
}

/**
 * The overlap as a person would say it. It counts organisations and professionals but never names them: that an
 * addiction clinic comes is for those who know it already. Crowding is told of its peak.
 */
export function overlapSentence(overlap: SpokenOverlap, language: Language): string {
  return language === 'nl' ? inDutch(overlap) : inEnglish(overlap);
}

function inDutch(overlap: SpokenOverlap): string {
  const member = overlap.memberFirstName ?? 'Een lid van het huishouden';
  const visits = counted(overlap.visits, 'bezoek', 'bezoeken');
  const helpers = counted(overlap.professionals, 'hulpverlener', 'hulpverleners');
  const organisations = counted(overlap.organisations, 'organisatie', 'organisaties');
  const within = inDays(overlap, 'op één dag', 'in %d dagen');
  switch (overlap.code) {
    case 'clash':
      return `${onDays(overlap, 'nl', 'Op', 'Tussen', 'en')} zijn er ${visits} tegelijk, van ${organisations}.`;
    case 'same_day':
      return `${onDays(overlap, 'nl', 'Op', 'Tussen', 'en')} zijn er ${visits} van ${organisations}, los van elkaar.`;
    case 'same_topic':
      return `${member} praat ${within} met ${helpers} van ${organisations} over hetzelfde: ${LIFE_DOMAIN_LABELS.nl[overlap.domain!]}.`;
    case 'repeated_intake':
      return `${member} heeft ${within} ${counted(overlap.visits, 'intake', 'intakes')} bij ${organisations}.`;
    case 'member_crowding':
      return `${member} wordt ${within} gezien door ${helpers} van ${organisations}.`;
    case 'household_crowding':
      return `Dit huishouden krijgt ${within} ${visits} van ${helpers} van ${organisations}.`;
  }
}

function inEnglish(overlap: SpokenOverlap): string {
  const member = overlap.memberFirstName ?? 'A member of the household';
  const visits = counted(overlap.visits, 'visit', 'visits');
  const helpers = counted(overlap.professionals, 'helper', 'helpers');
  const organisations = counted(overlap.organisations, 'organisation', 'organisations');
  const within = inDays(overlap, 'in one day', 'in %d days');
  switch (overlap.code) {
    case 'clash':
      return `${onDays(overlap, 'en', 'On', 'Between', 'and')} there are ${visits} at the same time, from ${organisations}.`;
    case 'same_day':
      return `${onDays(overlap, 'en', 'On', 'Between', 'and')} there are ${visits} from ${organisations}, each on its own.`;
    case 'same_topic':
      return `${member} talks with ${helpers} of ${organisations} about the same thing ${within}: ${LIFE_DOMAIN_LABELS.en[overlap.domain!]}.`;
    case 'repeated_intake':
      return `${member} has ${counted(overlap.visits, 'intake', 'intakes')} at ${organisations} ${within}.`;
    case 'member_crowding':
      return `${member} is seen by ${helpers} of ${organisations} ${within}.`;
    case 'household_crowding':
      return `This household gets ${visits} by ${helpers} of ${organisations} ${within}.`;
  }
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** From the first visit's day to the last one's, both counted. */
function inDays({ peakFirstDay, peakLastDay }: SpokenOverlap, oneDay: string, moreDays: string): string {
  const days = (Date.parse(peakLastDay) - Date.parse(peakFirstDay)) / 86_400_000 + 1;
  return days === 1 ? oneDay : moreDays.replace('%d', String(days));
}

const dayNames = {
  nl: new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }),
};

/** Two visits that clash past midnight start on two days. */
function onDays(overlap: SpokenOverlap, language: Language, on: string, between: string, and: string): string {
  const name = (day: string) => dayNames[language].format(Date.parse(day));
  return overlap.firstDay === overlap.lastDay
    ? `${on} ${name(overlap.firstDay)}`
    : `${between} ${name(overlap.firstDay)} ${and} ${name(overlap.lastDay)}`;
}
