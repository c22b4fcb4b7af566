import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import type { VisitKind, VisitStatus } from '@contract/overlap-codes';
import type { PreviewVisit } from '@contract/visit-previews';
import type { RecordVisit, VisitView } from '@contract/visits';
import { textOrNull } from '../shared/changed-fields';
import { dayOf, instantAt, timeOf, type Day } from '../shared/day';
import { possibleProfessionals } from '../shared/household-people';

/** A visit as it is typed: a day and two times of that day in Europe/Amsterdam. */
export interface VisitForm {
  day: Day;
  from: string;
  until: string;
  kind: VisitKind;
  status: VisitStatus;
  memberIds: string[];
  professionalIds: string[];
  domains: LifeDomain[];
  note: string;
  anywayBecause: string;
}

/** When a new visit would be, by the clock of the Netherlands. */
export type VisitTime = Pick<VisitForm, 'day' | 'from' | 'until'>;

/** A new visit: today or when it was asked for, by oneself when one is at the table or leads, about what one is there for. */
export function newVisitForm(picture: HouseholdPicture, me: string | undefined, at?: VisitTime): VisitForm {
  const own = picture.team.find((each) => each.professionalId === me && (each.until === null || each.until > picture.today));
  const comes = possibleProfessionals(picture).some(({ value }) => value === me);
  return {
    ...(at ?? { day: picture.today, from: '10:00', until: '11:00' }),
    kind: 'regular',
    status: 'planned',
    memberIds: [],
    professionalIds: me !== undefined && comes ? [me] : [],
    domains: own?.domains.length === 1 ? own.domains : [],
    note: '',
    anywayBecause: '',
  };
}

export const visitForm = (visit: VisitView): VisitForm => ({
  day: dayOf(visit.startsAt),
  from: timeOf(visit.startsAt),
  until: timeOf(visit.endsAt),
  kind: visit.kind,
  status: visit.status,
  memberIds: visit.memberIds,
  professionalIds: visit.professionals.flatMap((each) => each.professionalId ?? []),
  domains: visit.domains,
  note: visit.note ?? '',
  anywayBecause: visit.anywayBecause ?? '',
});

export const asVisit = ({ day, from, until, note, anywayBecause, ...rest }: VisitForm): RecordVisit => ({
  ...rest,
  startsAt: instantAt(day, from),
  endsAt: instantAt(day, until),
  note: textOrNull(note),
  anywayBecause: textOrNull(anywayBecause),
});

/** What of it can be looked at before it is planned; undefined while its times are not right. */
export const previewOf = ({ day, from, until, kind, memberIds, professionalIds, domains }: VisitForm, visitId?: string): PreviewVisit | undefined =>
  day && from && from < until ? { startsAt: instantAt(day, from), endsAt: instantAt(day, until), kind, memberIds, professionalIds, domains, ...(visitId ? { visitId } : {}) } : undefined;
