import type { ImportedVisit, ImportedVisitView } from '@contract/visit-exchange';
import type { VisitColumn } from '@contract/visit-columns';
import { peopleOf, type Meanings, type Person } from './import-names';
import type { FileVisit } from './worker/messages';

/** In a spreadsheet of rows to mend one of a series is called by both its names. */
const OF_SERIES = /^(.*)#(\d{4}-\d\d-\d\dT[\d:.]+Z)$/s;

/** A visit of a file as it is sent: ids, and nothing of what a calendar calls it. */
export function importedVisit(visit: FileVisit, meanings: Meanings, people: readonly Person[], found?: Pick<ImportedVisitView, 'visitId' | 'version'>): ImportedVisit {
  const [, series, recurrence] = (visit.recurrence === null && OF_SERIES.exec(visit.key)) || [];
  return {
    key: series ?? visit.key,
    recurrence: recurrence ?? visit.recurrence,
    sequence: visit.sequence,
    startsAt: new Date(visit.startsAt).toISOString(),
    endsAt: new Date(visit.endsAt).toISOString(),
    kind: visit.kind,
    status: visit.status,
    memberIds: peopleOf(visit, meanings, people, 'member'),
    professionalIds: peopleOf(visit, meanings, people, 'professional'),
    domains: visit.domains?.length ? [...visit.domains] : null,
    visitId: found?.visitId ?? null,
    version: found?.version ?? null,
  };
}

/** Its cells, to mend by hand. */
export const cellsOf = (visit: FileVisit): Partial<Record<VisitColumn, string>> => ({
  visit: visit.recurrence === null ? visit.key : `${visit.key}#${visit.recurrence}`,
  household: visit.household ?? '',
  starts_at: new Date(visit.startsAt).toISOString(),
  ends_at: new Date(visit.endsAt).toISOString(),
  kind: visit.kind ?? '',
  status: visit.status ?? '',
  members: (visit.members ?? []).join(';'),
  professionals: (visit.professionals ?? []).join(';'),
  organisations: (visit.organisations ?? []).join(';'),
  domains: (visit.domains ?? []).join(';'),
});
