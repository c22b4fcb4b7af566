import type { EntityManager } from 'typeorm';
import { dayOf } from '../shared/day.js';
import { contentHash, eventHash, momentOf, type EventAsText } from './event-form.js';
import { isBefore, unpackEvents, untilOf, type Place, type Seal } from './seal.js';
import { EVENTS_TO_VERIFY, NO_BEGINNING, STILL_THERE } from './seal.sql.js';
import { inWords, rangesOf, type Findings } from './verdict.js';

const PAGE = 2000;
/** Of so many ids that are missing it is found out whether they stand somewhere else. */
const MISSING_REMEMBERED = 20_000;

/** Of a seal, what is remembered when it has been gone by. */
type Origin = Pick<Seal, 'number' | 'first_at' | 'last_at'>;

type FoundEvent = EventAsText & { moment: string; has_content: boolean; salt: string | null; before: string | null; after: string | null; content_moved: boolean };

/** The events of one epoch in the order of the log, a page at a time. */
export class EventReader {
  private page: FoundEvent[] = [];
  private at = 0;
  private after = ['0', NO_BEGINNING, '-infinity'];
  private ended = false;

  constructor(
    private readonly manager: EntityManager,
    private readonly afterId: string,
    private readonly upToId: string,
  ) {}

  async next(): Promise<FoundEvent | undefined> {
    if (this.at >= this.page.length && !this.ended) {
      this.page = await this.manager.query<FoundEvent[]>(EVENTS_TO_VERIFY, [...this.after, this.afterId, this.upToId, PAGE]);
      this.at = 0;
      this.ended = this.page.length < PAGE;
      const last = this.page.at(-1);
      if (last) this.after = [last.transaction, last.id, last.moment];
    }
    return this.page[this.at];
  }

  take(): void {
    this.at++;
  }
}

const placeOf = (event: EventAsText): Place => [BigInt(event.transaction), BigInt(event.id)];

/** Compares the events that are there with those that a seal lists. */
export class SealedEvents {
  events = 0;
  readonly contents = { kept: 0, erased: 0 };
  unvouched = 0;
  /** Months (`2026-11`) in which events may be missing. */
  readonly incomplete = new Set<string>();
  /** The seal that lists an id which is not there. */
  private readonly missing = new Map<string, number>();
  private readonly lost: { seal: Origin; ids: string[] }[] = [];
  private readonly slipped: { id: string; moment: number; seal: number | undefined }[] = [];
  private slippedUnlisted = 0;

  constructor(private readonly findings: Findings) {}

  /** Passes by what lies before a place: slipped in where the seals join up there, else of a seal that is missing or false. */
  async before(place: Place, reader: EventReader, joined: boolean): Promise<void> {
    for (let event = await reader.next(); event && isBefore(placeOf(event), place); event = await reader.next()) {
      if (joined) this.slip(event, undefined);
      else this.unvouched++;
      reader.take();
    }
  }

  /** What is left of an epoch that ended belongs to no seal. */
  async rest(reader: EventReader): Promise<void> {
    for (let event = await reader.next(); event; event = await reader.next()) {
      this.slip(event, undefined);
      reader.take();
    }
  }

  async compare(seal: Seal, reader: EventReader): Promise<void> {
    const listed = new Map<string, { hash: Buffer; other?: FoundEvent }>(unpackEvents(seal.events).map(({ id, hash }) => [id, { hash }]));
    const until = untilOf(seal);
    for (let event = await reader.next(); event && isBefore(placeOf(event), until); event = await reader.next()) {
      const entry = listed.get(event.id);
      if (!entry) this.slip(event, seal);
      else if (entry.hash.equals(eventHash(event))) {
        listed.delete(event.id);
        this.events++;
        this.content(event, seal);
        if (entry.other) this.slip(entry.other, seal);
      } else if (entry.other) this.slip(event, seal);
      else entry.other = event;
      reader.take();
    }
    const ids: string[] = [];
    for (const [id, { hash, other }] of listed) {
      if (!other) ids.push(id);
      else this.changed(other, hash, seal);
    }
    if (ids.length > 0) this.miss(seal, ids);
  }

  /** Says what is missing and what slipped in; an event that is both was moved to another place in the log. */
  async conclude(manager: EntityManager): Promise<void> {
    const elsewhere = new Set((await manager.query<{ id: string }[]>(STILL_THERE, [[...this.missing.keys()]])).map(({ id }) => id));
    for (const { seal, ids } of this.lost) {
      this.removed(seal, ids.filter((id) => !elsewhere.has(id)));
    }
    for (const id of elsewhere) {
      const seal = this.missing.get(id)!;
      this.findings.add({ kind: 'event-moved', seal, events: id, sentence: `Event ${id} was changed: it stands at another place in the log than where it was sealed (seal ${seal}).` });
    }
    for (const { id, moment, seal } of this.slipped) {
      if (elsewhere.has(id)) continue;
      this.findings.add({ kind: 'event-slipped-in', ...(seal ? { seal } : {}), events: id, sentence: `Event ${id}, dated ${inWords(moment)}, was slipped in later: ${seal ? `seal ${seal} does not list it` : 'it stands where nothing was sealed'}.` });
    }
    this.findings.count += this.slippedUnlisted;
  }

  private slip(event: FoundEvent, seal: Seal | undefined): void {
    if (this.slipped.length >= MISSING_REMEMBERED) this.slippedUnlisted++;
    else this.slipped.push({ id: event.id, moment: momentOf(event), seal: seal?.number });
  }

  private miss({ number, first_at, last_at }: Seal, ids: string[]): void {
    for (const moment of [first_at, last_at]) if (moment) this.incomplete.add(dayOf(moment.getTime()).slice(0, 7));
    if (this.missing.size >= MISSING_REMEMBERED) return this.removed({ number, first_at, last_at }, ids);
    for (const id of ids) this.missing.set(id, number);
    this.lost.push({ seal: { number, first_at, last_at }, ids });
  }

  private removed(seal: Origin, ids: string[]): void {
    if (ids.length === 0) return;
    const events = rangesOf(ids);
    const what = ids.length === 1 ? `Event ${events} was` : `${ids.length} events (${events}) were`;
    this.findings.add({ kind: 'events-removed', seal: seal.number, events, sentence: `${what} removed, of those between ${inWords(seal.first_at)} and ${inWords(seal.last_at)} (seal ${seal.number}).` });
  }

  private changed(event: FoundEvent, sealed: Buffer, seal: Seal): void {
    const [then, now] = [sealed.toString('hex'), eventHash(event).toString('hex')];
    this.findings.add({ kind: 'event-changed', seal: seal.number, events: event.id, sentence: `Event ${event.id} of ${inWords(momentOf(event))} was changed: its hash was ${then} when it was sealed and is ${now} now (seal ${seal.number}).` });
  }

  private content(event: FoundEvent, seal: Seal): void {
    if (!event.has_content) {
      if (event.content_hash !== null) this.contents.erased++;
      return;
    }
    if (event.content_hash !== null && !event.content_moved && contentHash(event.salt ?? '', event.before, event.after) === event.content_hash) this.contents.kept++;
    else this.findings.add({ kind: 'content-changed', seal: seal.number, events: event.id, sentence: `The contents of event ${event.id} of ${inWords(momentOf(event))} were changed; the event itself is as it was written (seal ${seal.number}).` });
  }
}
