import ICAL from 'ical.js';
import { LONGEST_VISIT_HOURS } from '../../contract/overlap-codes.js';
import { DOMAIN_NAMES } from '../../contract/visit-columns.js';
import { LIFE_DOMAINS, type LifeDomain } from '../../contract/life-domains.js';
import type { RowFaultCode } from '../../contract/row-faults.js';
import { addDays, instantAt, type Day } from '../../shared/day.js';
import { CalendarParts, type EventPart } from './calendar-parts.js';
import { occurrencesOf, type Occurrence } from './calendar-series.js';
import type { CalendarZones } from './calendar-zone.js';
import { FaultList } from './fault-list.js';
import { LIMITS, UnreadableFile, type FileReading, type FileVisit } from './file-visit.js';
import type { Progress } from './sheet-reading.js';

/** How far a calendar is looked through: it may repeat for ever. Our choice. */
const DAYS_BEFORE = 730;
const DAYS_AFTER = 400;
const HOUR = 3_600_000;

/** Visits of a calendar (iCalendar) around a day. What repeats becomes as many visits; of a series nothing outside the window. */
export function visitsOfCalendar(text: string, today: Day, progress: Progress): FileReading {
  const parts = new CalendarParts(text);
  if (!parts.isCalendar) throw new UnreadableFile('This is not a calendar.', 'not-a-calendar');
  const reading = new CalendarReading(parts.zones(), { from: addDays(today, -DAYS_BEFORE), until: addDays(today, DAYS_AFTER) }, parts.cancels);
  parts.events.forEach((part, index) => {
    reading.add(part);
    if (index % 100 === 0) progress(index / parts.events.length);
  });
  return reading.whole(parts.name);
}

/** An appointment, or one of a series that is different from the others. */
interface Event {
  part: EventPart;
  component: ICAL.Component;
  uid: string;
  sequence: number;
  title: string | null;
}

class CalendarReading {
  private readonly faults = new FaultList();
  private readonly visits = new Map<string, FileVisit>();
  private readonly masters: Event[] = [];
  private readonly different: Event[] = [];
  private readonly cut = { window: 0, most: 0, outside: 0 };
  private readonly from: number;
  private readonly until: number;

  constructor(
    private readonly zones: CalendarZones,
    private readonly window: { from: Day; until: Day },
    /** The calendar takes all its appointments back. */
    private readonly cancels: boolean,
  ) {
    this.from = instantAt(window.from, '00:00');
    this.until = instantAt(window.until, '00:00');
  }

  add(part: EventPart): void {
    const event = this.eventOf(part);
    if (event) (event.component.hasProperty('recurrence-id') ? this.different : this.masters).push(event);
  }

  whole(name: string | null): FileReading {
    for (const event of this.masters) this.guarded(event, () => this.addMaster(event));
    // After the series, so that one that differs takes the place of the one in the series.
    for (const event of this.different) this.guarded(event, () => this.addDifferent(event));
    const visits = [...this.visits.values()].sort((one, other) => one.startsAt - other.startsAt || one.line - other.line);
    const { window, most, outside } = this.cut;
    const notes: FileReading['notes'] = [
      ...(window > 0 ? [{ kind: 'window' as const, ...this.window, series: window }] : []),
      ...(most > 0 ? [{ kind: 'most' as const, most: LIMITS.occurrences, series: most }] : []),
      ...(outside > 0 ? [{ kind: 'outside' as const, ...this.window, appointments: outside }] : []),
    ];
    return { source: 'calendar', name, visits, faults: this.faults.kept, moreFaults: this.faults.more, notes };
  }

  private eventOf(part: EventPart): Event | undefined {
    try {
      const component = new ICAL.Component(ICAL.parse(part.text) as never).getFirstSubcomponent('vevent')!;
      const [uid, title, sequence] = ['uid', 'summary', 'sequence'].map((name) => component.getFirstPropertyValue(name));
      return { part, component, uid: textOf(uid) ?? `line ${part.line}`, title: textOf(title), sequence: typeof sequence === 'number' ? Math.max(0, Math.trunc(sequence)) : 0 };
    } catch {
      this.faults.add({ line: part.line, column: 'VEVENT', code: 'unreadable', cells: { visit: part.raw('UID') ?? '' } });
      return undefined;
    }
  }

  /** A library that stumbles over one appointment does not take the others with it. */
  private guarded(event: Event, task: () => void): void {
    try {
      task();
    } catch {
      this.refuse(event, 'VEVENT', 'unreadable');
    }
  }

  private addMaster(event: Event): void {
    const period = this.periodOf(event);
    if (!period) return;
    const repeats = event.component.hasProperty('rrule') || event.component.hasProperty('rdate');
    if (!repeats) {
      if (period.startsAt < this.from || period.startsAt >= this.until) this.cut.outside += 1;
      else this.put(event, null, period.startsAt, period.length);
      return;
    }
    const series = occurrencesOf(event.component, this.zones, { from: this.from, until: this.until, most: LIMITS.occurrences });
    if ('fault' in series) return this.refuse(event, series.fault.column, series.fault.code, series.fault.facts);
    if (series.cut === 'window') this.cut.window += 1;
    if (series.cut === 'most') this.cut.most += 1;
    for (const occurrence of series.occurrences) this.putOccurrence(event, occurrence, period.length);
  }

  private putOccurrence(event: Event, { instant, shown, excluded }: Occurrence, length: number): void {
    if (instant === 'gap') this.refuse(event, 'DTSTART', 'gap', { text: shown });
    else if (typeof instant === 'number') this.put(event, new Date(instant).toISOString(), instant, length, excluded);
  }

  private addDifferent(event: Event): void {
    const instead = event.component.getFirstProperty('recurrence-id')!;
    const recurrence = this.instantOf(event, instead);
    if (recurrence === undefined) return;
    const period = this.periodOf(event);
    if (period) this.put(event, new Date(recurrence).toISOString(), period.startsAt, period.length);
  }

  private put(event: Event, recurrence: string | null, startsAt: number, length: number, excluded = false): void {
    const { component, part, uid, sequence, title } = event;
    const key = `${uid}\n${recurrence ?? ''}`;
    const before = this.visits.get(key);
    // The same appointment twice in one file: the newer one, and of two as new the later.
    if (before && before.sequence > sequence) return;
    if (!before && this.visits.size >= LIMITS.rows) throw new UnreadableFile('The calendar has too many appointments.', 'too-many-rows', { rows: LIMITS.rows });
    const cancelled = excluded || this.cancels || textOf(component.getFirstPropertyValue('status'))?.toUpperCase() === 'CANCELLED';
    this.visits.set(key, {
      line: part.line,
      key: uid,
      recurrence,
      sequence,
      household: null,
      startsAt,
      endsAt: startsAt + length,
      kind: null,
      status: cancelled ? 'cancelled' : null,
      members: null,
      // One that differs says only what differs: else it is as the series is.
      professionals: peopleOf(component) ?? before?.professionals ?? null,
      organisations: null,
      domains: domainsOf(component) ?? before?.domains ?? null,
      title,
    });
  }

  /** Undefined where it was refused. */
  private periodOf(event: Event): { startsAt: number; length: number } | undefined {
    const start = event.component.getFirstProperty('dtstart');
    if (!start) return this.refuse(event, 'DTSTART', 'empty');
    if ((start.getFirstValue() as ICAL.Time).isDate) return this.refuse(event, 'DTSTART', 'all-day');
    const startsAt = this.instantOf(event, start);
    if (startsAt === undefined) return undefined;
    const end = event.component.getFirstProperty('dtend');
    const duration = event.component.getFirstPropertyValue('duration');
    const endsAt = end ? this.instantOf(event, end) : duration instanceof ICAL.Duration ? startsAt + duration.toSeconds() * 1_000 : this.refuse(event, 'DTEND', 'no-end');
    if (endsAt === undefined) return undefined;
    if (endsAt <= startsAt) return this.refuse(event, 'DTEND', 'ends-before-start');
    if (endsAt - startsAt > LONGEST_VISIT_HOURS * HOUR) return this.refuse(event, 'DTEND', 'too-long', { hours: LONGEST_VISIT_HOURS });
    return { startsAt, length: endsAt - startsAt };
  }

  private instantOf(event: Event, property: ICAL.Property): number | undefined {
    const column = property.name.toUpperCase();
    const time = property.getFirstValue();
    const tzid = textOf(property.getParameter('tzid')) ?? undefined;
    if (!(time instanceof ICAL.Time)) return this.refuse(event, column, 'unreadable');
    const zone = this.zones.of(time, tzid);
    if (!zone) return this.refuse(event, column, 'zone', { text: tzid ?? '' });
    const instant = zone.instantOf(time);
    if (instant === 'gap') return this.refuse(event, column, 'gap', { text: time.toString().replace('T', ' ').slice(0, 16) });
    return instant === undefined || Number.isNaN(instant) ? this.refuse(event, column, 'unreadable') : instant;
  }

  private refuse({ part, uid }: Event, column: string, code: RowFaultCode, facts?: Record<string, string | number>): undefined {
    const cells = { visit: uid, starts_at: part.raw('DTSTART') ?? '', ends_at: part.raw('DTEND') ?? '' };
    this.faults.add({ line: part.line, column, code, ...(facts && { facts }), cells });
    return undefined;
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

/** Who made the appointment and who comes, by name. Addresses say nothing: couples share one, and so do teams. */
function peopleOf(component: ICAL.Component): string[] | null {
  const named = [...component.getAllProperties('organizer'), ...component.getAllProperties('attendee')].flatMap((property) => {
    const [name, kind, answer] = ['cn', 'cutype', 'partstat'].map((parameter) => textOf(property.getParameter(parameter)));
    const comes = kind?.toUpperCase() !== 'ROOM' && kind?.toUpperCase() !== 'RESOURCE' && answer?.toUpperCase() !== 'DECLINED';
    return name && comes && !name.includes('@') ? [name] : [];
  });
  return named.length > 0 ? [...new Set(named)].slice(0, 20) : null;
}

/** Categories that are called as parts of life are. */
function domainsOf(component: ICAL.Component): LifeDomain[] | null {
  const categories = component.getAllProperties('categories').flatMap((property) => property.getValues().map((value) => String(value).trim().toLowerCase()));
  const domains = LIFE_DOMAINS.filter((domain) => DOMAIN_NAMES[domain].some((name) => categories.includes(name.toLowerCase())));
  return domains.length > 0 ? domains : null;
}
