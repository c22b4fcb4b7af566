import { BURDEN_MARKS, BURDEN_STANDINGS, BURDEN_WEEKS_AHEAD, BURDEN_WEEKS_BACK, COMPARED_STANDINGS, type BurdenMarkKind, type BurdenStanding, type ComparedStanding } from './burden-words.js';
import { DayField, IdField, ListField, NumberField, ObjectField, OneOfField, TextField } from './fields.js';

/** What help asks of a household or a member in one week. Counts only: who comes stays with the visits themselves. */
export class WeekBurden {
  @DayField({ description: 'The Monday; visits belong to the week in which they start.' }) monday: string;
  @NumberField(0, 10_000) visits: number;
  @NumberField(0, 10_000, { description: 'Professionals, each once.' }) helpers: number;
  @NumberField(0, 10_000) organisations: number;
  @NumberField(0, 1_000_000, { description: 'Of visits that were held or are planned; visits at the same time each count.' }) minutes: number;
}

/** Sums over whole weeks: divided by `weeks` they are averages a week. */
export class BurdenSum {
  @NumberField(1, 100) weeks: number;
  @DayField({ description: 'First Monday.' }) from: string;
  @DayField({ description: 'The Monday after the last of these weeks.' }) until: string;
  @NumberField(0, 1_000_000) visits: number;
  @NumberField(0, 1_000_000, { description: 'The professionals of each week added up: who comes in two weeks counts in both.' }) helpers: number;
  @NumberField(0, 1_000_000) organisations: number;
  @NumberField(0, 100_000_000) minutes: number;
}

/** Before and since something that happened: as many whole weeks on either side, those closest to it. */
export class BurdenAround {
  @OneOfField(COMPARED_STANDINGS) standing: ComparedStanding;
  @NumberField(0, 100, { description: 'Whole weeks on either side; with too little, those of the side that falls short.' }) weeks: number;
  @ObjectField(() => BurdenSum, { nullable: true, description: 'Null unless it is told.' }) before: BurdenSum | null;
  @ObjectField(() => BurdenSum, { nullable: true }) since: BurdenSum | null;
}

/** Of the household as a whole, or of one member. */
export class SubjectBurden {
  @ListField(() => WeekBurden, BURDEN_WEEKS_BACK + 1 + BURDEN_WEEKS_AHEAD, { description: 'Every week, also empty ones, oldest first.' }) weeks: WeekBurden[];
  @ObjectField(() => BurdenSum, { nullable: true, description: 'The last whole weeks; null where none has passed yet.' }) now: BurdenSum | null;
  @ObjectField(() => BurdenSum, { nullable: true, description: 'As long before somebody led as `since`.' }) before: BurdenSum | null;
  @ObjectField(() => BurdenSum, { nullable: true }) since: BurdenSum | null;
}

export class MemberBurden extends SubjectBurden {
  @IdField() memberId: string;
  @TextField(200) name: string;
}

export class BurdenMark {
  @DayField() day: string;
  @OneOfField(BURDEN_MARKS) kind: BurdenMarkKind;
}

/** Since when somebody leads, as far as the burden is compared by it. */
export class BurdenDirection {
  @OneOfField(BURDEN_STANDINGS) standing: BurdenStanding;
  @DayField({ nullable: true, description: 'First day of the direction that is compared, or that begins later; null where nobody has led.' }) day: string | null;
  @NumberField(0, 100, { description: 'Whole weeks that can be compared, up to the most; with too little, those of the side that falls short.' }) weeks: number;
}

/** The burden on a household over time. The same for every reader: it counts, and names nobody who comes. */
export class Burden {
  @TextField(200, { description: 'How professionals call this household.' }) householdName: string;
  @DayField() today: string;
  @DayField({ nullable: true, description: 'The Monday from which visits are known here; null where there are none.' }) measuredFrom: string | null;
  @ObjectField(() => SubjectBurden) household: SubjectBurden;
  @ListField(() => MemberBurden, 100) members: MemberBurden[];
  @ListField(() => BurdenMark, 1000, { description: 'Within these weeks, oldest first.' }) marks: BurdenMark[];
  @ObjectField(() => BurdenDirection) direction: BurdenDirection;
}
