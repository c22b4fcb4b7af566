import { DayField, IdField, ListField, TextField } from './fields.js';
import { OverlapView, VisitView } from './visits.js';

/** Longest range of days of a calendar: a month in whole weeks. */
export const LONGEST_CALENDAR_DAYS = 42;

/** Days of a calendar. */
export class CalendarDays {
  @DayField({ description: 'First day.' }) from: string;
  @DayField({ description: 'Day after the last; at most 42 days after from.' }) until: string;
}

/** The visits of some days, and the overlaps that touch those. */
export class HouseholdCalendar {
  @ListField(() => VisitView, 10_000) visits: VisitView[];
  @ListField(() => OverlapView, 1000, { description: 'Most urgent first.' }) overlaps: OverlapView[];
}

export class OwnVisitMember {
  @IdField() id: string;
  @TextField(200) name: string;
}

/** The reader's own visits in one household that they may see now, and the overlaps of which those are part. */
export class OwnVisitsHousehold {
  @IdField() id: string;
  @TextField(200) name: string;
  @ListField(() => OwnVisitMember, 100, { description: 'Present and former.' }) members: OwnVisitMember[];
  @ListField(() => VisitView, 10_000) visits: VisitView[];
  @ListField(() => OverlapView, 1000, { description: 'Most urgent first.' }) overlaps: OverlapView[];
}

export class OwnVisits {
  @DayField({ description: "Today in Europe/Amsterdam, by the server's clock." }) today: string;
  @ListField(() => OwnVisitsHousehold, 10_000, { description: 'Households with a visit of the reader in these days, by name.' }) households: OwnVisitsHousehold[];
}
