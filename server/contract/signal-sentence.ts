import { daysOf } from './lead-gaps.js';
import { LIFE_DOMAIN_LABELS } from './life-domain-labels.js';
import type { LifeDomain, RatingVoice } from './life-domains.js';
import type { Language } from './roles.js';
import type { EvidenceKind, SignalCode } from './signal-words.js';

/** A row from which a signal follows; `until` is the first day on which it no longer counts. */
interface DatedRow {
  kind: EvidenceKind;
  on: string | null;
  until?: string;
  /** Of a rating: whose it is. */
  voice?: RatingVoice;
}

/** What a sentence needs of a signal. */
export interface SpokenSignal {
  code: SignalCode;
  domain: LifeDomain | null;
  evidence: {
    /** `YYYY-MM-DD`: the day from which its age counts. */
    since: string;
    rows: readonly DatedRow[];
    term: number | null;
  };
  /** Null where it is about nobody in particular, or the reader may not know the name. */
  memberFirstName: string | null;
}

/**
 * A signal as a person would say it, on a day: of one that is `toCome` the first day on which it holds, and then under that day.
 * One definition for list, badge, mail and file. It tells what is missing from the help, never what is wrong with people.
 */
export function signalSentence(signal: SpokenSignal, day: string, language: Language, toCome = false): string {
  const sentence = language === 'nl' ? inDutch(signal, day) : inEnglish(signal, day);
  if (!toCome) return sentence;
  const beginsWithName = signal.memberFirstName !== null && sentence.startsWith(signal.memberFirstName);
  const goesOn = beginsWithName ? sentence : `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
  return `${language === 'nl' ? 'Vanaf' : 'From'} ${dayName(day, language)}: ${goesOn}`;
}

function inDutch(signal: SpokenSignal, day: string): string {
  const { code, evidence, memberFirstName: member, domain } = signal;
  const days = counted(passed(evidence.since, day), 'dag', 'dagen');
  const on = dayName(evidence.since, 'nl');
  switch (code) {
    case 'unsafe':
      return member ? `Voor ${member} is het thuis niet veilig, zo is gezegd op ${on}.` : `Thuis is het niet veilig, zo is gezegd op ${on}.`;
    case 'no_active_lead':
      return `Al ${counted(daysOf({ from: evidence.since, until: null }, day), 'dag', 'dagen')} heeft niemand de regie.`;
    case 'handover_not_accepted':
      if (isReturn(signal)) return `De laatste dag van de tijdelijke regie was ${dayName(dayBefore(evidence.since), 'nl')}. Al ${counted(daysOf({ from: evidence.since, until: null }, day), 'dag', 'dagen')} nam niemand die terug.`;
      return `Een overdracht van de regie wacht al ${days} op een ja.`;
    case 'escalation_unanswered':
      return `Een vraag om een besluit hogerop wacht al ${days} op antwoord.`;
    case 'acute_rating':
      return `${member ?? 'Een lid van het huishouden'}: ${LIFE_DOMAIN_LABELS.nl[domain!]} is een acuut probleem${raters(signal, 'nl')}. Binnen ${counted(evidence.term!, 'dag', 'dagen')} staat er geen actie.`;
    case 'circular_blockage':
      return `${counted(evidence.rows.length, 'ding wacht', 'dingen wachten')} in een cirkel op elkaar.`;
    case 'no_contact':
      return `Contact lukt niet: ${counted(evidence.rows.length, 'bezoek ging', 'bezoeken gingen')} in ${counted(evidence.term!, 'dag', 'dagen')} niet door.`;
    case 'no_progress':
      return `In de laatste twee evaluaties, sinds ${on}, ging geen doel vooruit.`;
    case 'evaluation_overdue':
      return `De evaluatie van ${on} is ${days} te laat.`;
    case 'actions_overdue':
      return `${onDay(signal, day)} acties zijn meer dan ${counted(evidence.term!, 'dag', 'dagen')} te laat.`;
    case 'goal_without_action':
      return `Voor een doel loopt al ${days} geen actie.`;
    case 'plan_not_agreed':
      return `Het plan begon ${days} geleden, en nog niemand van het huishouden heeft gezegd dat het zo goed is.`;
    case 'overlap_unanswered':
      return `${counted(onDay(signal, day), 'dubbel bezoek wacht', 'dubbele bezoeken wachten')} al ${counted(evidence.term!, 'dag', 'dagen')} of langer op een antwoord.`;
    case 'lead_changes':
      return `In ${counted(evidence.term!, 'maand', 'maanden')} begon ${evidence.rows.length} keer iemand met de regie.`;
  }
}

function inEnglish(signal: SpokenSignal, day: string): string {
  const { code, evidence, memberFirstName: member, domain } = signal;
  const days = counted(passed(evidence.since, day), 'day', 'days');
  const on = dayName(evidence.since, 'en');
  switch (code) {
    case 'unsafe':
      return member ? `It is not safe at home for ${member}, as was said on ${on}.` : `It is not safe at home, as was said on ${on}.`;
    case 'no_active_lead':
      return `There has been no lead for ${counted(daysOf({ from: evidence.since, until: null }, day), 'day', 'days')}.`;
    case 'handover_not_accepted':
      if (isReturn(signal)) return `The last day of the temporary lead was ${dayName(dayBefore(evidence.since), 'en')}. For ${counted(daysOf({ from: evidence.since, until: null }, day), 'day', 'days')} nobody has taken it back.`;
      return `A handover of the lead has been waiting ${days} for a yes.`;
    case 'escalation_unanswered':
      return `A request for a decision higher up has been waiting ${days} for an answer.`;
    case 'acute_rating':
      return `${member ?? 'A member of the household'}: acute problem with ${LIFE_DOMAIN_LABELS.en[domain!]}${raters(signal, 'en')}. No action is due within ${counted(evidence.term!, 'day', 'days')}.`;
    case 'circular_blockage':
      return `${counted(evidence.rows.length, 'thing is waiting', 'things are waiting')} for each other in a circle.`;
    case 'no_contact':
      return `Contact is not working: ${counted(evidence.rows.length, 'visit', 'visits')} in ${counted(evidence.term!, 'day', 'days')} did not go ahead.`;
    case 'no_progress':
      return `In the last two evaluations, since ${on}, no goal made progress.`;
    case 'evaluation_overdue':
      return `The evaluation of ${on} is ${days} overdue.`;
    case 'actions_overdue':
      return `${onDay(signal, day)} actions are more than ${counted(evidence.term!, 'day', 'days')} overdue.`;
    case 'goal_without_action':
      return `A goal has had no open action for ${days}.`;
    case 'plan_not_agreed':
      return `The plan began ${days} ago, and nobody in the household has said yet that they are happy with it.`;
    case 'overlap_unanswered':
      return `${counted(onDay(signal, day), 'double visit has', 'double visits have')} been waiting for an answer for ${counted(evidence.term!, 'day', 'days')} or more.`;
    case 'lead_changes':
      return `In ${counted(evidence.term!, 'month', 'months')} a new lead began ${evidence.rows.length} times.`;
  }
}

/** What was to go back after a temporary transfer: no proposal waits for anybody's yes. */
const isReturn = ({ evidence }: SpokenSignal): boolean => evidence.rows[0]?.kind === 'lead';

/** Whose rating it is, and from which day; '' where that is not known. */
function raters({ evidence: { rows }, memberFirstName }: SpokenSignal, language: Language): string {
  const { according, member, professional } = RATERS[language];
  const said = [...rows].sort(({ voice: one }, { voice: other }) => Number(one !== 'own') - Number(other !== 'own')).flatMap(({ voice, on }) => {
    if (voice === undefined || on === null) return [];
    return [`${voice === 'own' ? member(memberFirstName) : professional} (${dayName(on, language)})`];
  });
  return said.length === 0 ? '' : `, ${according(said)}`;
}

const RATERS: Record<Language, { according: (said: string[]) => string; member: (name: string | null) => string; professional: string }> = {
  nl: { according: (said) => `volgens ${said.join(' en ')}`, member: (name) => (name ? `${name} zelf` : 'het lid zelf'), professional: 'een hulpverlener' },
  en: { according: (said) => `according to ${said.join(' and ')}`, member: (name) => name ?? 'the member', professional: 'a professional' },
};

/** Rows that matter on a day: of actions those that are late then, of overlaps those that have waited long enough and are not over. */
export function rowsOn<Row extends DatedRow>(code: SignalCode, { rows, term }: { rows: readonly Row[]; term: number | null }, day: string): Row[] {
  if (code === 'actions_overdue') return rows.filter(({ on }) => on !== null && passed(on, day) > (term ?? 0));
  if (code === 'overlap_unanswered') return rows.filter(({ on, until }) => on !== null && passed(on, day) >= (term ?? 0) && (until === undefined || day < until));
  return [...rows];
}

/** How many matter on a day. */
const onDay = ({ code, evidence }: SpokenSignal, day: string): number => rowsOn(code, evidence, day).length;

const passed = (since: string, day: string): number => Math.round((Date.parse(day) - Date.parse(since)) / 86_400_000);

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const dayNames = {
  nl: new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' }),
};
const dayName = (day: string, language: Language): string => dayNames[language].format(Date.parse(day));
