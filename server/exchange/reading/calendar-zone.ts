import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import { ZONE } from '../../shared/day.js';
import { clockAt, type ReadMoment } from './moment-rules.js';

/** Finds the instant at which the clock of a zone shows a time. */
export interface Zone {
  /** `gap` where that clock skips the time; of a time that comes twice the first one. */
  instantOf(time: ICAL.Time): ReadMoment;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The time as if the clock were UTC's. */
export const asUtc = (time: ICAL.Time): number => Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);

const UTC: Zone = { instantOf: asUtc };

/** A zone that the computer knows by name. */
class NamedZone implements Zone {
  constructor(private readonly name: string) {}

  instantOf(time: ICAL.Time): ReadMoment {
    const wanted = asUtc(time);
    const offsets = [-3 * HOUR, 3 * HOUR].map((around) => offsetAt(wanted + around, this.name));
    // Before a change of the clock and after it: the earlier instant that shows the wanted time.
    const shown = [...new Set(offsets)].map((offset) => wanted - offset).filter((instant) => instant + offsetAt(instant, this.name) === wanted);
    return shown.length === 0 ? 'gap' : Math.min(...shown);
  }
}

/** A zone that the calendar itself explains, with a name that nobody else knows. */
class ExplainedZone implements Zone {
  private readonly zone: ICAL.Timezone;

  constructor(component: ICAL.Component, tzid: string) {
    this.zone = new ICAL.Timezone({ component, tzid });
  }

  instantOf(time: ICAL.Time): ReadMoment {
    return asUtc(time) - this.zone.utcOffset(time) * 1_000;
  }
}

/** Zones of one calendar. */
export class CalendarZones {
  private readonly found = new Map<string, Zone | undefined>();

  /** @param explained the VTIMEZONE parts of the calendar, by name; @param floating the zone of times without one */
  constructor(
    private readonly explained: ReadonlyMap<string, ICAL.Component>,
    private readonly floating: string | null,
  ) {}

  /** Undefined where nobody knows the zone. */
  of(time: ICAL.Time, tzid: string | undefined): Zone | undefined {
    if (tzid === undefined && time.zone === ICAL.Timezone.utcTimezone) return UTC;
    const name = tzid ?? this.floating ?? ZONE;
    if (!this.found.has(name)) this.found.set(name, this.find(name));
    return this.found.get(name);
  }

  private find(tzid: string): Zone | undefined {
    const component = this.explained.get(tzid);
    const place = component?.getFirstPropertyValue('x-lic-location');
    // Some programs put a path before the name; Outlook uses the names of Windows.
    const names = [tzid, tzid.split('/').slice(-2).join('/'), ...findIana(tzid), ...(typeof place === 'string' ? [place] : [])];
    const known = names.find(isKnown);
    if (known !== undefined) return new NamedZone(known);
    return component && new ExplainedZone(component, tzid);
  }
}

function isKnown(name: string): boolean {
  try {
    clockAt(0, name);
    return true;
  } catch {
    return false;
  }
}

/** How far a zone's clock is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const minute = Math.floor(instant / MINUTE) * MINUTE;
  return Date.parse(`${clockAt(minute, zone).replace(' ', 'T')}Z`) - minute;
}
