import type { LifeDomain } from '@contract/life-domains';
import type { VisitView } from '@contract/visits';

/** Which visits a calendar shows; empty: all. `household` where it shows several. Kept in the page, never in its address. */
export interface VisitFilter {
  household: string;
  member: string;
  /** Or `CONFIDENTIAL`. */
  organisation: string;
  domain: LifeDomain | '';
}

export const ALL_VISITS: VisitFilter = { household: '', member: '', organisation: '', domain: '' };

/** Services of which the reader knows only that they are there: one choice for all of them, so that none is told apart. */
export const CONFIDENTIAL = 'confidential';

export const isFiltered = (filter: VisitFilter): boolean => Object.values(filter).some((chosen) => chosen !== '');

export function filtered(visits: readonly VisitView[], filter: VisitFilter, householdOf: (visit: VisitView) => string | null): VisitView[] {
  return visits.filter(
    (visit) =>
      (!filter.household || householdOf(visit) === filter.household) &&
      (!filter.member || visit.memberIds.includes(filter.member)) &&
      (!filter.domain || visit.domains.includes(filter.domain)) &&
      (!filter.organisation || visit.professionals.some((each) => (each.organisationId ?? CONFIDENTIAL) === filter.organisation)),
  );
}

/** The organisations that these visits bring, by name; a confidential service (null) last. */
export function organisationsOf(visits: readonly VisitView[]): { id: string; name: string | null }[] {
  const found = new Map(visits.flatMap(({ professionals }) => professionals.map((each) => [each.organisationId ?? CONFIDENTIAL, each.organisationName] as const)));
  return [...found].map(([id, name]) => ({ id, name })).sort((one, other) => (one.name === null ? 1 : other.name === null ? -1 : one.name.localeCompare(other.name)));
}
