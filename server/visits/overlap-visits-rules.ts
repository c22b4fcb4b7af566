import type { LifeDomain } from '../contract/life-domains.js';
import type { OverlapCode, OverlapFacts, VisitKind, VisitStatus } from '../contract/overlap-codes.js';
import { dayFromNumber, dayNumberOf } from '../shared/day.js';

/** A visit as the overlap rules look at it: one appointment, also where several professionals come together. */
export interface OverlapVisit {
  id: string;
  /** Milliseconds since 1970; the period is half open, [startsAt, endsAt), and never empty. */
  startsAt: number;
  endsAt: number;
  kind: VisitKind;
  status: VisitStatus;
  memberIds: readonly string[];
  professionalIds: readonly string[];
  organisationIds: readonly string[];
  domains: readonly LifeDomain[];
}

/** Members, professionals or organisations, numbered from 0 within their household. */
export interface NumberedGroup {
  readonly numbers: readonly number[];
  /** Bit `number % 32` of each: no common bit means nobody in common, which spares most comparisons. */
  readonly bits: number;
}

export const haveCommon = (one: NumberedGroup, other: NumberedGroup): boolean =>
  (one.bits & other.bits) !== 0 && one.numbers.some((number) => other.numbers.includes(number));

export interface CountedVisit {
  readonly visit: OverlapVisit;
  /** The day on which it starts in Europe/Amsterdam, as days since 1970-01-01. */
  readonly day: number;
  readonly members: NumberedGroup;
  readonly professionals: NumberedGroup;
  readonly organisations: NumberedGroup;
}

/** Two visits in which no organisation takes part in both. */
export const areUncoordinated = (one: CountedVisit, other: CountedVisit): boolean =>
  !haveCommon(one.organisations, other.organisations);

class Numbering {
  private readonly singles = new Map<string, NumberedGroup>();

  get size(): number {
    return this.singles.size;
  }

  /** One id gives the same object each time: most visits are of one organisation, and allocate nothing here. */
  groupOf(ids: readonly string[]): NumberedGroup {
    if (ids.length === 1) return this.singleOf(ids[0]!);
    const singles = [...new Set(ids)].map((id) => this.singleOf(id));
    return {
      numbers: singles.map((single) => single.numbers[0]!),
      bits: singles.reduce((bits, single) => bits | single.bits, 0),
    };
  }

  private singleOf(id: string): NumberedGroup {
    let single = this.singles.get(id);
    if (single === undefined) {
      const number = this.singles.size;
      single = { numbers: [number], bits: 1 << (number & 31) };
      this.singles.set(id, single);
    }
    return single;
  }
}

/** The visits of one household that count, in order of start, with the way to put some of them into an overlap. */
export class HouseholdVisits {
  /** By start, then by id, so that no answer depends on the order in which visits came in. */
  readonly inOrder: readonly CountedVisit[];
  /** The visits to each member, members in order of their first visit. */
  readonly ofMember = new Map<string, CountedVisit[]>();
  private readonly members = new Numbering();
  private readonly professionals = new Numbering();
  private readonly organisations = new Numbering();

  constructor(visits: readonly OverlapVisit[]) {
    this.inOrder = visits
      .filter((visit) => visit.status !== 'cancelled')
      .sort((one, other) => one.startsAt - other.startsAt || (one.id < other.id ? -1 : 1))
      .map((visit) => ({
        visit,
        day: dayNumberOf(visit.startsAt),
        members: this.members.groupOf(visit.memberIds),
        professionals: this.professionals.groupOf(visit.professionalIds),
        organisations: this.organisations.groupOf(visit.organisationIds),
      }));
    for (const counted of this.inOrder) {
      for (const memberId of counted.visit.memberIds) appendOnce(this.ofMember, memberId, counted);
    }
  }

  get numberOfOrganisations(): number {
    return this.organisations.size;
  }

  /** @param visits in order of start, at least one; `peak` likewise, where the counts are those of a part. */
  overlap(
    code: OverlapCode,
    memberId: string | null,
    domain: LifeDomain | null,
    visits: readonly CountedVisit[],
    peak: readonly CountedVisit[] = visits,
  ): OverlapFacts {
    return {
      code,
      memberId,
      domain,
      visitIds: visits.map(({ visit }) => visit.id),
      firstDay: dayFromNumber(visits[0]!.day),
      lastDay: dayFromNumber(visits[visits.length - 1]!.day),
      visits: peak.length,
      professionals: countDistinct(peak, 'professionals', this.professionals.size),
      organisations: countDistinct(peak, 'organisations', this.organisations.size),
      peakFirstDay: dayFromNumber(peak[0]!.day),
      peakLastDay: dayFromNumber(peak[peak.length - 1]!.day),
    };
  }
}

/** A visit that names its member or domain twice still counts once. */
export function appendOnce<Key>(lists: Map<Key, CountedVisit[]>, key: Key, visit: CountedVisit): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [visit]);
  else if (list[list.length - 1] !== visit) list.push(visit);
}

function countDistinct(
  visits: readonly CountedVisit[],
  who: 'professionals' | 'organisations',
  numbered: number,
): number {
  if (numbered > 32) return new Set(visits.flatMap((visit) => visit[who].numbers)).size;
  let bits = 0;
  for (const visit of visits) bits |= visit[who].bits;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}
