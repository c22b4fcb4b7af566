import type { LifeDomain } from '../../contract/life-domains.js';
import type { VisitKind, VisitStatus } from '../../contract/overlap-codes.js';
import { addDays, dayNumber, instantAt, type Day } from '../../shared/day.js';
import { keyIn, type Helper, type HouseholdDraft } from './household-draft.js';

const DAYS_BACK = 35;
const DAYS_AHEAD = 21;
const MINUTE = 60_000;
/** Day 0 of the count, 1 January 1970, was a Thursday. */
const THURSDAY = 4;
/** More than the 6 days within which two visits about one topic are linked, also when one of them moves out of a weekend. */
const CALM_DAYS: readonly [number, number] = [9, 12];
const BETWEEN_VISITS = { busy: [9, 16], crowded: [5, 8] } as const;
/** Somebody who began in these last days comes for an intake first. */
const NEW_FOR_DAYS = 40;
const OF_CHILDREN: readonly LifeDomain[] = ['parenting', 'work_and_education', 'domestic_relations'];

/** Visits of five weeks back and three ahead. A calm household sees one helper at a time, the others each in their own rhythm. */
export function addVisits(draft: HouseholdDraft): void {
  if (draft.helpers.length === 0) return;
  const { random, setting } = draft;
  if (setting.bustle === 'calm') {
    let place = random.whole(0, draft.helpers.length - 1);
    eachTime(draft, CALM_DAYS, (day) => addVisit(draft, draft.helpers[place++ % draft.helpers.length]!, day, 'regular'));
    return;
  }
  for (const helper of draft.helpers) {
    let first = helper.since > addDays(setting.today, -NEW_FOR_DAYS);
    eachTime(draft, BETWEEN_VISITS[setting.bustle], (day) => {
      if (addVisit(draft, helper, day, first ? 'intake' : 'regular')) first = false;
    });
  }
}

function eachTime({ random, setting }: HouseholdDraft, [least, most]: readonly [number, number], visitOn: (day: Day) => void): void {
  for (let offset = random.whole(-DAYS_BACK, -DAYS_BACK + most); offset <= DAYS_AHEAD; offset += random.whole(least, most)) visitOn(outOfWeekend(addDays(setting.today, offset)));
}

/** A Saturday or Sunday becomes the Monday after it. */
function outOfWeekend(day: Day): Day {
  const weekday = (((dayNumber(day) + THURSDAY) % 7) + 7) % 7;
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

/** Tells whether there was one: nobody comes before they are involved. */
function addVisit(draft: HouseholdDraft, { staff, since }: Helper, day: Day, kind: VisitKind): boolean {
  if (day < since) return false;
  const { random, rows, householdId } = draft;
  const key = keyIn(draft);
  const startsAt = new Date(middayOf(day) + random.whole(-14, 18) * 15 * MINUTE);
  const together = draft.setting.bustle !== 'calm' && random.chance(0.15) ? draft.helpers.find((other) => other.staff.id !== staff.id && other.since <= day)?.staff : undefined;
  const domains = random.some(staff.domains, random.whole(1, 2));
  rows.visits.push({
    ...key,
    startsAt,
    endsAt: new Date(startsAt.getTime() + random.whole(2, 5) * 15 * MINUTE),
    kind: random.chance(0.03) ? 'crisis' : kind,
    status: statusOn(draft, day),
    domains,
    recordedBy: staff.id,
    anywayBecause: null, version: 1,
  });
  for (const memberId of seenAt(draft, domains)) rows.visitMembers.push({ householdId, visitId: key.id, memberId });
  for (const { id, organisationId } of together ? [staff, together] : [staff])
    rows.visitProfessionals.push({ householdId, visitId: key.id, professionalId: id, organisationId, note: null });
  return true;
}

function statusOn({ random, setting }: HouseholdDraft, day: Day): VisitStatus {
  const draw = random.fraction();
  if (day >= setting.today) return draw < 0.05 ? 'cancelled' : 'planned';
  return draw < 0.06 ? 'no_show' : draw < 0.09 ? 'refused' : draw < 0.14 ? 'cancelled' : 'held';
}

function seenAt({ random, adults, children }: HouseholdDraft, domains: readonly LifeDomain[]): Set<string> {
  const seen = new Set([random.pick(adults).id]);
  if (random.chance(0.35)) seen.add(random.pick(adults).id);
  if (children.length > 0 && domains.some((domain) => OF_CHILDREN.includes(domain))) seen.add(random.pick(children).id);
  return seen;
}

const middays = new Map<Day, number>();

/** Twelve o'clock in Europe/Amsterdam. Kept, for many households have visits on the same few weeks of days. */
function middayOf(day: Day): number {
  let midday = middays.get(day);
  if (midday === undefined) middays.set(day, (midday = instantAt(day, '12:00')));
  return midday;
}
