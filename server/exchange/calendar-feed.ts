import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { VisitKind, VisitStatus } from '../contract/overlap-codes.js';
import type { Language } from '../contract/roles.js';

export interface FedVisit {
  id: string;
  householdId: string;
  startsAt: Date;
  endsAt: Date;
  kind: VisitKind;
  status: VisitStatus;
  version: number;
  /** How many others come. */
  others: number;
}

const WORDS: Record<Language, { kinds: Record<VisitKind, string>; together: (kind: string, others: number) => string; about: string }> = {
  nl: {
    kinds: { regular: 'Bezoek', intake: 'Intake', evaluation: 'Evaluatie', crisis: 'Crisisbezoek' },
    together: (kind, others) => `${kind}, samen met ${others} ${others === 1 ? 'ander' : 'anderen'}`,
    about: 'Bij wie het bezoek is, staat in Samenregie.',
  },
  en: {
    kinds: { regular: 'Visit', intake: 'Intake', evaluation: 'Evaluation', crisis: 'Crisis visit' },
    together: (kind, others) => `${kind}, with ${others} other ${others === 1 ? 'person' : 'people'}`,
    about: 'Samenregie shows who the visit is to.',
  },
};

/**
 * A calendar of visits. It goes to programs of others, so it tells when, and that it is a visit: nobody's name, no address
 * and nothing of what it is about; a link leads to the rest, for who may sign in.
 */
export function calendarOf(visits: readonly FedVisit[], language: Language, site: string, now: Date): string {
  const words = WORDS[language];
  const calendar = ical({ name: 'Samenregie', prodId: { company: 'Samenregie', product: 'visits' }, method: ICalCalendarMethod.PUBLISH, ttl: 60 * 60 });
  for (const { id, householdId, startsAt, endsAt, kind, status, version, others } of visits) {
    calendar.createEvent({
      id: `${id}@samenregie`,
      start: startsAt,
      end: endsAt,
      stamp: now,
      sequence: version - 1,
      summary: others > 0 ? words.together(words.kinds[kind], others) : words.kinds[kind],
      description: words.about,
      url: new URL(`/households/${householdId}`, site).href,
      status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
