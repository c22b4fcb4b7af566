import ICAL from 'ical.js';
import type { FaultFacts, RowFaultCode } from '../../contract/row-faults.js';
import { asUtc, type CalendarZones, type Zone } from './calendar-zone.js';
import type { ReadMoment } from './moment-rules.js';

export interface Occurrence {
  instant: ReadMoment;
  /** What the clock shows. */
  shown: string;
  /** Taken out of the series: it does not go through. */
  excluded: boolean;
}

export interface Series {
  occurrences: Occurrence[];
  /** Where it goes on after what is taken: past the window, or past the most that is taken of one series. */
  cut: 'window' | 'most' | null;
}

/** Steps of a rule before it is given up: one that repeats each second would go on for ever. */
const MOST_STEPS = 50_000;

/**
 * The occurrences of a series that start in a window of instants, half open. A series goes by the clock of its zone: each
 * week at ten stays at ten when the clock changes.
 */
export function occurrencesOf(
  component: ICAL.Component,
  zones: CalendarZones,
  { from, until, most }: { from: number; until: number; most: number },
): Series | { fault: { column: string; code: RowFaultCode; facts?: FaultFacts & Record<string, string> } } {
  const start = component.getFirstProperty('dtstart')!;
  const first = start.getFirstValue() as ICAL.Time;
  const zone = zones.of(first, tzidOf(start))!;
  const excluded = new Set(instantsIn(component.getAllProperties('exdate'), zones, first, zone));
  const found = new Map<number | string, Occurrence>();
  let cut: Series['cut'] = null;
  const take = (time: ICAL.Time, instant: ReadMoment): void => {
    const shown = time.toString().replace('T', ' ').slice(0, 16);
    found.set(typeof instant === 'number' ? instant : shown, { instant, shown, excluded: typeof instant === 'number' && excluded.has(instant) });
  };

  for (const property of component.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) return { fault: { column: 'RRULE', code: 'recurrence' } };
    const last = rule.until ? lastInstant(rule.until, zone) : Infinity;
    // Compared as instants below: the library would put a time in UTC beside one on the wall.
    rule.until = null as never;
    const iterator = rule.iterator(floating(first));
    let steps = 0;
    for (let time: ICAL.Time | null = iterator.next(); time; time = iterator.next()) {
      const instant = zone.instantOf(time);
      const about = typeof instant === 'number' ? instant : asUtc(time);
      if (about > last) break;
      if (about >= until) {
        cut ??= 'window';
        break;
      }
      if (found.size >= most || ++steps > MOST_STEPS) {
        cut = 'most';
        break;
      }
      if (about >= from) take(time.clone(), instant);
      else cut ??= 'window';
    }
  }
  const single = [floating(first), ...component.getAllProperties('rdate').flatMap((property) => property.getValues().filter((value): value is ICAL.Time => value instanceof ICAL.Time))];
  for (const time of single) {
    const instant = zone.instantOf(time);
    if (typeof instant === 'number' && instant >= from && instant < until && found.size < most) take(time, instant);
  }
  // Taken out, and so no longer made by the rule of some programs: it still says that this one does not go through.
  for (const instant of excluded) if (!found.has(instant) && instant >= from && instant < until) found.set(instant, { instant, shown: '', excluded: true });
  return { occurrences: [...found.values()], cut };
}

const tzidOf = (property: ICAL.Property): string | undefined => {
  const tzid = property.getParameter('tzid');
  return typeof tzid === 'string' ? tzid : undefined;
};

const floating = ({ year, month, day, hour, minute, second }: ICAL.Time): ICAL.Time => new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, ICAL.Timezone.localTimezone);

/** Days that are taken out are taken out at the time of the series. */
function instantsIn(properties: readonly ICAL.Property[], zones: CalendarZones, first: ICAL.Time, zone: Zone): number[] {
  return properties.flatMap((property) =>
    property.getValues().flatMap((value) => {
      if (!(value instanceof ICAL.Time)) return [];
      const { hour, minute, second } = value.isDate ? first : value;
      const time = floating({ ...plain(value), hour, minute, second } as ICAL.Time);
      const own = value.isDate ? zone : zones.of(value, tzidOf(property));
      const instant = own?.instantOf(time);
      return typeof instant === 'number' ? [instant] : [];
    }),
  );
}

const plain = ({ year, month, day }: ICAL.Time): { year: number; month: number; day: number } => ({ year, month, day });

/** The rule goes on up to and including this. */
function lastInstant(until: ICAL.Time, zone: Zone): number {
  if (!until.isDate && until.zone === ICAL.Timezone.utcTimezone) return asUtc(until);
  const last = until.isDate ? floating({ ...plain(until), hour: 23, minute: 59, second: 59 } as ICAL.Time) : until;
  const instant = zone.instantOf(last);
  return typeof instant === 'number' ? instant : asUtc(last);
}
