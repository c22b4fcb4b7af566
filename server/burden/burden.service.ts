import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { BURDEN_WEEKS_AHEAD, BURDEN_WEEKS_BACK, MOST_WEEKS_COMPARED, WEEKS_OF_NOW } from '../contract/burden-words.js';
import type { Burden, BurdenAround, BurdenMark, SubjectBurden } from '../contract/burden.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { addDays, dayOf, type Day } from '../shared/day.js';
import { burdenByWeek, compareAround, mondayOf, sumOf, type BurdenVisit, type Days } from './burden-rules.js';
import { BURDEN_FACTS, MEASURED_FACTS } from './burden.sql.js';
import { compareDirection, directionMarks, type LedPeriod } from './direction-rules.js';

/** Of the days that were read. */
interface MeasuredFacts {
  closedOn: Day | null;
  firstVisitAt: number | null;
  visits: BurdenVisit[];
}

/** What the database knows. */
interface BurdenFacts extends MeasuredFacts {
  householdName: string;
  members: { id: string; name: string; from: Day; until: Day | null }[];
  leads: LedPeriod[];
  /** Decided with a yes, of those that are the reader's. */
  breakthroughs: { day: Day }[];
}

/** What help asks of a household, week by week. */
@Injectable()
export class BurdenService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read(scope: HouseholdScope): Promise<Burden> {
    const today = this.clock.today();
    const thisWeek = mondayOf(today);
    const days = { from: addDays(thisWeek, -7 * BURDEN_WEEKS_BACK), until: addDays(thisWeek, 7 * (1 + BURDEN_WEEKS_AHEAD)) };
    const facts = JSON.parse(await readJson(this.work.manager, scope, today, BURDEN_FACTS, { days, what: 'visit' })) as BurdenFacts;
    return burdenOf(facts, days, today);
  }

  /** Before and since each of these days, on which something happened: by the same definition, in one reading. */
  async around(scope: HouseholdScope, days: readonly Day[]): Promise<BurdenAround[]> {
    if (days.length === 0) return [];
    const today = this.clock.today();
    const [first, last] = [[...days].sort()[0]!, [...days].sort().at(-1)!];
    // A week more on either side: whole weeks need not begin on that day.
    const read = { from: addDays(mondayOf(first), -7 * (MOST_WEEKS_COMPARED + 1)), until: addDays(mondayOf(last), 7 * (MOST_WEEKS_COMPARED + 2)) };
    const facts = JSON.parse(await readJson(this.work.manager, scope, today, MEASURED_FACTS, { days: read, what: 'visit' })) as MeasuredFacts;
    const measured = measuredDays(facts, read, today);
    return days.map((day) => around(facts.visits, measured, day));
  }
}

/** Days of which the visits are known, up to today or to when the household was closed; `from` is null where there are none. */
function measuredDays({ closedOn, firstVisitAt }: Pick<MeasuredFacts, 'closedOn' | 'firstVisitAt'>, read: Days, today: Day): { from: Day | null; until: Day } {
  // Before the first visit that was written down nothing is known: an empty week there is no proof that nobody came.
  const firstWeek = firstVisitAt === null ? null : mondayOf(dayOf(firstVisitAt));
  return { from: firstWeek !== null && firstWeek < read.from ? read.from : firstWeek, until: closedOn !== null && closedOn < today ? closedOn : today };
}

function around(visits: readonly BurdenVisit[], { from, until }: { from: Day | null; until: Day }, day: Day): BurdenAround {
  const compared = compareAround({ from: from ?? day, until: day }, { from: from !== null && from > day ? from : day, until });
  if (compared.standing !== 'told') return { ...compared, before: null, since: null };
  const { standing, weeks, before, since } = compared;
  const sum = (window: Days) => sumOf(burdenByWeek(visits, window), window);
  return { standing, weeks, before: sum(before), since: sum(since) };
}

/** @param read the days of which the facts hold all visits */
function burdenOf({ householdName, members, leads, breakthroughs, visits, ...known }: BurdenFacts, read: Days, today: Day): Burden {
  const { from: measuredFrom, until: lastDay } = measuredDays(known, read, today);
  const measured = { from: measuredFrom ?? lastDay, until: lastDay };
  const compared = compareDirection(leads, measured, today);
  const lastVisit = visits.reduce((latest, { startsAt }) => Math.max(latest, startsAt), 0);
  const lastShown = [mondayOf(lastDay), ...(lastVisit > 0 ? [mondayOf(dayOf(lastVisit))] : [])].sort().at(-1)!;
  const shown = measuredFrom === null ? null : { from: measuredFrom, until: addDays(lastShown, 7) };
  const now = { from: [measured.from, addDays(mondayOf(lastDay), -7 * WEEKS_OF_NOW)].sort().at(-1)!, until: mondayOf(lastDay) };

  /** @param lives days on which the member lives here: half a comparison is none */
  const subject = (memberId?: string, lives?: { from: Day; until: Day | null }): SubjectBurden => {
    const weeks = shown ? burdenByWeek(visits, shown, memberId) : [];
    const told = compared.standing === 'told' && (!lives || (lives.from <= compared.before.from && (lives.until === null || lives.until >= compared.since.until))) ? compared : null;
    return { weeks, now: sumOf(weeks, now), before: told && sumOf(weeks, told.before), since: told && sumOf(weeks, told.since) };
  };
  return {
    householdName,
    today,
    measuredFrom,
    household: subject(),
    members: members.map(({ id, name, ...lives }) => ({ memberId: id, name, ...subject(id, lives) })),
    marks: marksOf(leads, breakthroughs, today).filter(({ day }) => shown !== null && shown.from <= day && day < shown.until),
    direction: { standing: compared.standing, day: compared.day, weeks: compared.weeks },
  };
}

const marksOf = (leads: readonly LedPeriod[], breakthroughs: readonly { day: Day }[], today: Day): BurdenMark[] =>
  [...directionMarks(leads, today), ...breakthroughs.map(({ day }): BurdenMark => ({ day, kind: 'breakthrough' }))].sort((one, other) => one.day.localeCompare(other.day));
