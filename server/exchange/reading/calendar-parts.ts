import ICAL from 'ical.js';
import { CalendarZones } from './calendar-zone.js';

/** One appointment, as it stands in the file. */
export interface EventPart {
  /** Of its first line, counted from 1. */
  line: number;
  /** A calendar with this appointment alone. */
  text: string;
  /** What stands behind a name, unread. */
  raw(name: string): string | undefined;
}

const END_OF_LINE = /\r\n|\n|\r/;

/** A calendar cut into its appointments: one that cannot be read does not take the others with it. */
export class CalendarParts {
  readonly events: EventPart[] = [];
  readonly isCalendar: boolean;
  readonly name: string | null;
  readonly cancels: boolean;
  private readonly zoneTexts: string[] = [];
  private readonly ownZone: string | null;

  constructor(text: string) {
    const lines = text.replace(/^\ufeff/, '').split(END_OF_LINE);
    this.isCalendar = lines.some((line) => /^BEGIN:VCALENDAR\s*$/i.test(line));
    const head: string[] = [];
    let begun = -1;
    let what = '';
    lines.forEach((line, index) => {
      const [, edge, name] = /^(BEGIN|END):(VEVENT|VTIMEZONE)\s*$/i.exec(line) ?? [];
      if (edge?.toUpperCase() === 'BEGIN') [begun, what] = [index, name!.toUpperCase()];
      else if (edge && begun >= 0 && name!.toUpperCase() === what) {
        this.add(what, lines.slice(begun, index + 1), begun + 1);
        begun = -1;
      } else if (begun < 0) head.push(line);
    });
    // Cut off in the middle: what there is of it is named as an appointment that cannot be read.
    if (begun >= 0) this.add(what, lines.slice(begun), begun + 1);
    this.name = valueIn(head, 'X-WR-CALNAME') ?? null;
    this.ownZone = valueIn(head, 'X-WR-TIMEZONE') ?? null;
    this.cancels = valueIn(head, 'METHOD')?.toUpperCase() === 'CANCEL';
  }

  zones(): CalendarZones {
    const explained = new Map<string, ICAL.Component>();
    for (const text of this.zoneTexts) {
      try {
        const zone = new ICAL.Component(ICAL.parse(text) as never);
        const tzid = zone.getFirstPropertyValue('tzid');
        if (typeof tzid === 'string') explained.set(tzid, zone);
      } catch {
        // A zone that cannot be read is one that nobody explains.
      }
    }
    return new CalendarZones(explained, this.ownZone);
  }

  private add(what: string, lines: readonly string[], line: number): void {
    if (what === 'VTIMEZONE') this.zoneTexts.push(lines.join('\r\n'));
    else this.events.push({ line, text: ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'), raw: (name) => valueIn(lines, name) });
  }
}

function valueIn(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((text) => new RegExp(`^${name}[:;]`, 'i').test(text));
  return line?.slice(line.indexOf(':') + 1).trim() || undefined;
}
