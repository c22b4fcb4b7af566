import { Service, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@contract/roles';
import { firstValueFrom } from 'rxjs';
import { ZONE, type Day } from './day';
import type { Option } from './option';
import type { Refusal } from './problem';
import { WordsLoader, type Room } from './words-loader';

type Facts = Record<string, unknown>;

const DAY_STYLES = {
  /** 18 sep */
  short: { day: 'numeric', month: 'short' },
  /** vr 18 sep */
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  /** vrijdag 18 september */
  spoken: { weekday: 'long', day: 'numeric', month: 'long' },
  /** 18 sep 2026 */
  dated: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 18 september 2026 */
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  /** september 2026 */
  month: { month: 'long', year: 'numeric' },
  /** sep */
  monthName: { month: 'short' },
  /** 18 */
  number: { day: 'numeric' },
  /** vr */
  name: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DayStyle = keyof typeof DAY_STYLES;

/** All text that a reader sees, in the language of the moment. Reading any of it in a template follows the language. */
@Service()
export class Words {
  private readonly transloco = inject(TranslocoService);
  private readonly loader = inject(WordsLoader);
  /** Rooms that were entered: going over to another language brings their words along. */
  private readonly entered = new Set<Room>();
  private readonly fetched = new Map<string, Promise<void>>();
  readonly language = computed(() => this.transloco.activeLang() as Language);

  private readonly locale = computed(() => (this.language() === 'nl' ? 'nl-NL' : 'en-GB'));
  private readonly plural = computed(() => new Intl.PluralRules(this.locale()));
  private readonly numbers = computed(() => new Intl.NumberFormat(this.locale(), { maximumFractionDigits: 1 }));
  private readonly enumeration = computed(() => new Intl.ListFormat(this.locale(), { type: 'conjunction' }));
  private readonly dayFormats = computed(() => {
    const formats = Object.entries(DAY_STYLES).map(([style, options]) => [
      style,
      new Intl.DateTimeFormat(this.locale(), { ...options, timeZone: ZONE }),
    ]);
    return Object.fromEntries(formats) as Record<DayStyle, Intl.DateTimeFormat>;
  });

  /** Goes over to a language once its words are there. */
  async speak(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    await Promise.all([...this.entered].map((room) => this.fetch(language, room)));
    this.transloco.setActiveLang(language);
    document.documentElement.lang = language;
  }

  /** Fetches the words of these rooms, where they are not there yet. */
  async enter(rooms: readonly Room[]): Promise<void> {
    for (const room of rooms) this.entered.add(room);
    await Promise.all(rooms.map((room) => this.fetch(this.language(), room)));
  }

  t(key: string, facts: Facts = {}): string {
    return this.transloco.translate(key, facts, this.language());
  }

  /** The sentence for a number of things: `key.one` or `key.other`, with the number as `{count}`. */
  count(key: string, count: number, facts: Facts = {}): string {
    return this.t(`${key}.${this.plural().select(count)}`, { ...facts, count });
  }

  /** "a, b and c" in the reader's language. */
  list(items: readonly string[]): string {
    return this.enumeration().format(items);
  }

  /** At most one decimal, with the reader's own comma. */
  number(value: number): string {
    return this.numbers().format(value);
  }

  /** Fixed values with their words, to choose from. */
  options<T extends string>(key: string, values: readonly T[]): Option<T>[] {
    return values.map((value) => ({ value, label: this.t(`${key}.${value}`) }));
  }

  day(day: Day | null | undefined, style: DayStyle = 'short'): string {
    return day ? this.dayFormats()[style].format(new Date(`${day}T12:00:00Z`)) : '';
  }

  refusal(refusal: Refusal): string {
    const key = `problems.${refusal.code}`;
    const known = this.t(key, this.spoken(refusal.facts));
    // A server that is newer than this page may refuse for a reason that it has no sentence for.
    const sentence = known === key ? this.t('problems.service.unexpected') : known;
    return refusal.traceId ? `${sentence} ${this.t('problems.trace', { trace: refusal.traceId })}` : sentence;
  }

  private fetch(language: Language, room: Room): Promise<void> {
    const name = `${language}/${room}`;
    const fetching = this.fetched.get(name) ?? this.add(language, room);
    this.fetched.set(name, fetching);
    // What did not come through is asked for again by the next page.
    return fetching.catch((error: unknown) => {
      this.fetched.delete(name);
      throw error;
    });
  }

  private async add(language: Language, room: Room): Promise<void> {
    this.transloco.setTranslation(await this.loader.room(language, room), language);
  }

  /** Days among the facts as people say them. */
  private spoken(facts: Facts): Facts {
    const said = (fact: unknown): unknown => (typeof fact === 'string' && /^\d{4}-\d\d-\d\d$/.test(fact) ? this.day(fact, 'dated') : fact);
    return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, said(fact)]));
  }
}
