import type { HouseholdPicture } from '@contract/households';
import type { OwnVisitsHousehold } from '@contract/calendar';
import type { OverlapView, VisitView } from '@contract/visits';
import type { Day } from '../shared/day';
import { huesOf, type Called } from '../shared/household-people';
import { organisationHues, type OrganisationHues } from '../shared/organisation-hues';

/** What a calendar knows beside the visits in it, whether they are of one household or of several. */
export interface CalendarFacts {
  today: Day;
  hues: OrganisationHues;
  /** Visits that double up with particular others; a crowded month alone does not mark a visit. */
  doubled: ReadonlySet<string>;
  clashing: ReadonlySet<string>;
  /** The sentences to which a visit belongs, by their overlaps' ids. */
  overlapsOf: ReadonlyMap<string, readonly string[]>;
  about(visit: VisitView): VisitSurroundings;
}

export interface VisitSurroundings {
  people: Called;
  /** Named where the calendar is of several households. */
  household: { id: string; name: string } | null;
  /** Instead of the organisation's. */
  hue?: number | undefined;
}

type Marks = Pick<CalendarFacts, 'doubled' | 'clashing' | 'overlapsOf'>;

function marksOf(overlaps: readonly OverlapView[]): Marks {
  const particular = overlaps.filter(({ code }) => code !== 'member_crowding' && code !== 'household_crowding');
  const overlapsOf = new Map<string, string[]>();
  for (const { id, visitIds } of overlaps) for (const visitId of visitIds) overlapsOf.set(visitId, [...(overlapsOf.get(visitId) ?? []), id]);
  return {
    doubled: new Set(particular.flatMap(({ visitIds }) => visitIds)),
    clashing: new Set(overlaps.flatMap(({ code, visitIds }) => (code === 'clash' ? visitIds : []))),
    overlapsOf,
  };
}

/** Of one household. @param overlaps of the days that are shown */
export function factsOfHousehold(picture: HouseholdPicture, overlaps: readonly OverlapView[] = picture.overlaps): CalendarFacts {
  const surroundings = { people: picture, household: null };
  return { today: picture.today, hues: huesOf(picture), ...marksOf(overlaps), about: () => surroundings };
}

/** Of all households to which somebody goes: each has a hue of its own. */
export function factsOfOwn(households: readonly OwnVisitsHousehold[], today: Day): CalendarFacts {
  const hues = organisationHues(households.map(({ id }) => id));
  const byVisit = new Map(
    households.flatMap((household) => {
      const surroundings = { people: household, household, hue: hues.get(household.id) };
      return household.visits.map(({ id }) => [id, surroundings] as const);
    }),
  );
  return { today, hues: new Map(), ...marksOf(households.flatMap(({ overlaps }) => overlaps)), about: ({ id }) => byVisit.get(id)! };
}
