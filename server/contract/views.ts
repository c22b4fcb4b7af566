import { EmergencyView } from './emergency.js';
import { DayField, IdField, InstantField, ListField, NumberField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { LOG_KINDS, VIEW_DEEDS, VIEW_GROUNDS, VIEW_PARTS, type LogKind, type ViewDeed, type ViewGround, type ViewPart } from './view-words.js';

export class ListViews {
  @DayField({ optional: true, description: 'First day; 92 days ago when left out.' }) from?: string;
  @DayField({ optional: true, description: 'First day that no longer counts; tomorrow when left out.' }) until?: string;
  @IdField({ optional: true, description: 'What is about this member, or about the household as a whole.' }) memberId?: string;
  @DayField({ optional: true, description: 'From `next` of the page before: the days before this one.' }) before?: string;
}

/** Who saw or changed something. Null: not a person but the system itself. */
export abstract class Viewer {
  @IdField({ nullable: true }) professionalId: string | null;
  @TextField(200, { nullable: true }) name: string | null;
  @TextField(200, { nullable: true }) function: string | null;
  @TextField(200, { nullable: true }) organisationName: string | null;
  @YesNoField({ description: 'Of an organisation whose name gives something away: on paper for the household it stays unsaid.' }) confidential: boolean;
  @SomeOfField(VIEW_GROUNDS, { description: 'On what their access rested.' }) grounds: ViewGround[];
  @SomeOfField(LIFE_DOMAINS, { description: 'For which they were involved on the (last) day.' }) domains: LifeDomain[];
}

/** A part of the file that was read in one look. */
export class PartRead {
  @OneOfField(VIEW_PARTS) part: ViewPart;
  @TextField(200, { nullable: true, description: 'The member whom it was about; null for the household as a whole.' }) memberName: string | null;
  @NumberField(1, 1_000_000, { description: 'Single readings: opening one page can be several.' }) times: number;
}

/** What somebody read in one go: see `LOOK_MINUTES`. */
export class Look {
  @InstantField({ description: 'Of its first reading.' }) from: string;
  @InstantField({ description: 'Of its last reading.' }) until: string;
  @ListField(() => PartRead, 500) read: PartRead[];
}

/** How often somebody changed one part of the file. */
export class Deed {
  @OneOfField(VIEW_DEEDS) deed: ViewDeed;
  @OneOfField(VIEW_PARTS) part: ViewPart;
  @TextField(200, { nullable: true, description: 'The member whom it was about; null for the household as a whole.' }) memberName: string | null;
  @NumberField(1, 1_000_000) times: number;
}

export class ViewsOfDay extends Viewer {
  @DayField() day: string;
  @ListField(() => Look, 100, { description: 'In order of time.' }) looks: Look[];
  @ListField(() => Deed, 500) changes: Deed[];
}

export class ViewsOfPerson extends Viewer {
  @DayField() firstDay: string;
  @DayField() lastDay: string;
  @NumberField(0, 1_000_000) looks: number;
  @NumberField(0, 1_000_000) changes: number;
}

export class ViewedMember {
  @IdField() id: string;
  @TextField(200) name: string;
}

/** Who saw and changed what of a household. The counts and people are of the whole period; the days come page by page. */
export class HouseholdViews {
  @DayField() from: string;
  @DayField() until: string;
  @TextField(200) householdName: string;
  @ListField(() => ViewedMember, 100, { description: 'To ask about one of them.' }) members: ViewedMember[];
  @ListField(() => ViewsOfPerson, 10_000, { description: 'Who looked most first. Empty on later pages.' }) people: ViewsOfPerson[];
  @NumberField(0, 1_000_000, { description: 'Attempts that were refused.' }) refusals: number;
  @ListField(() => EmergencyView, 1000, { description: 'Emergency access that began in this period, newest first. Empty on later pages.' }) emergencies: EmergencyView[];
  @ListField(() => ViewsOfDay, 10_000, { description: 'Newest day first.' }) days: ViewsOfDay[];
  @DayField({ nullable: true, description: 'Ask for earlier days with this as `before`; null on the last page.' }) next: string | null;
}

export class ListLogEvents {
  @DayField({ optional: true, description: 'First day; 7 days ago when left out.' }) from?: string;
  @DayField({ optional: true, description: 'First day that no longer counts; tomorrow when left out.' }) until?: string;
  @OneOfField(LOG_KINDS, { optional: true }) kind?: LogKind;
  @IdField({ optional: true, description: 'Who did it.' }) professionalId?: string;
  @IdField({ optional: true, description: 'The number of a household.' }) householdId?: string;
  @TextField(500, { optional: true, description: 'From an event: the single readings of this look, and nothing else that is asked.' }) look?: string;
  @TextField(500, { optional: true, description: 'From `next` of the page before.' }) after?: string;
}

/** One event of the log, without content. What one person reads in one household in one go is one event: a look (see `LOOK_MINUTES`). */
export class LogEvent {
  @TextField(30, { description: 'Its number in the log.' }) id: string;
  @InstantField({ description: 'Of a look: of its first reading.' }) at: string;
  @InstantField({ description: 'Of a look: of its last reading; else as `at`.' }) until: string;
  @TextField(500, { nullable: true, description: 'Where it is a look of several readings: ask for these with this as `look`.' }) look: string | null;
  @NumberField(1, 1_000_000, { description: 'Single readings in a look; else 1.' }) readings: number;
  @OneOfField(LOG_KINDS) kind: LogKind;
  @TextField(1, { description: 'C, R, U, D or E, as in NEN 7513.' }) action: string;
  @SomeOfField(VIEW_PARTS, { description: 'The parts of a file that it was about.' }) parts: ViewPart[];
  @IdField({ nullable: true, description: 'The number of the household.' }) householdId: string | null;
  @NumberField(0, 100_000, { description: 'How many households stood in a list.' }) households: number;
  @IdField({ nullable: true }) professionalId: string | null;
  @TextField(200, { nullable: true }) name: string | null;
  @TextField(200, { nullable: true }) function: string | null;
  @TextField(200, { nullable: true }) organisationName: string | null;
  @OneOfField(VIEW_GROUNDS, { nullable: true, description: 'Of a look: emergency where one of its readings had that.' }) ground: ViewGround | null;
  @TextField(100, { description: '`done`, `opened`, or the code of a refusal.' }) outcome: string;
}

export class LogEvents {
  @DayField() from: string;
  @DayField() until: string;
  @ListField(() => LogEvent, 100, { description: 'Newest first.' }) events: LogEvent[];
  @TextField(500, { nullable: true, description: 'Ask for the next page with this; null on the last.' }) next: string | null;
}
