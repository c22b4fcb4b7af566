import { Service, computed, inject, signal } from '@angular/core';
import type { Language } from '@contract/roles';
import { ZONE, type Day } from './day';
import type { Option } from './option';
import type { Refusal } from './problem';
import { WordsLoader, type Room, type WordTree } from './words-loader';

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

/** A fact in a sentence; one that is not there leaves nothing. */
function text(fact: unknown): string {
  if (Array.isArray(fact)) return fact.map(text).join(', ');
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '';
}

/** Words by their key: `{ form: { save: 'Bewaren' } }` has `form.save`. */
function byKey(tree: WordTree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, words]) => (typeof words === 'string' ? [[path + name, words]] : byKey(words, `${path}${name}.`)));
}

/** All text that a reader sees, in the language of the moment. Reading any of it in a template follows the language. */
@Service()
export class Words {
  private readonly loader = inject(WordsLoader);
  /** Rooms that were entered: going over to another language brings their words along. */
  private readonly entered = new Set<Room>(['start']);
  private readonly fetched = new Map<string, Promise<void>>();
  private readonly known = signal<Record<Language, ReadonlyMap<string, string>>>({ nl: new Map(), en: new Map() });
  private readonly spoken = signal<Language>('nl');
  private wanted: Language = 'nl';
  readonly language = this.spoken.asReadonly();

  private readonly locale = computed(() => (this.language() === 'nl' ? 'nl-NL' : 'en-GB'));
  private readonly plural = computed(() => new Intl.PluralRules(this.locale()));
  private readonly numbers = computed(() => new Intl.NumberFormat(this.locale(), { maximumFractionDigits: 1 }));
  private readonly enumeration = computed(() => new Intl.ListFormat(this.locale(), { type: 'conjunction' }));
  /** Each is made when it is first asked for: to make one takes the browser longer than to format hundreds of days. */
  private readonly dayFormats = computed(() => ({ locale: this.locale(), made: new Map<DayStyle, Intl.DateTimeFormat>() }));

  /** Goes over to a language once its words are there, also those of rooms that are entered in the meantime; of two the last that was asked for. */
  async speak(language: Language): Promise<void> {
    this.wanted = language;
    for (let rooms = 0; rooms < this.entered.size; ) {
      rooms = this.entered.size;
      await Promise.all([...this.entered].map((room) => this.fetch(language, room)));
    }
    if (this.wanted !== language) return;
    this.spoken.set(language);
    document.documentElement.lang = language;
  }

  /** Fetches the words of these rooms, where they are not there yet. */
  async enter(rooms: readonly Room[]): Promise<void> {
    for (const room of rooms) this.entered.add(room);
    await Promise.all(rooms.map((room) => this.fetch(this.language(), room)));
  }

  /** The words of a key, with the facts in their holes; the key itself where it has none. */
  t(key: string, facts: Facts = {}): string {
    const words = this.known()[this.language()].get(key);
    return words === undefined ? key : words.replace(/\{(\w+)\}/g, (_, name: string) => text(facts[name]));
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
    if (!day) return '';
    const { locale, made } = this.dayFormats();
    const format = made.get(style) ?? new Intl.DateTimeFormat(locale, { ...DAY_STYLES[style], timeZone: ZONE });
    made.set(style, format);
    return format.format(new Date(`${day}T12:00:00Z`));
  }

  refusal(refusal: Refusal): string {
    const key = `problems.${refusal.code}`;
    const known = this.t(key, this.said(refusal.facts));
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
    const words = byKey(await this.loader.room(language, room));
    this.known.update((known) => ({ ...known, [language]: new Map([...known[language], ...words]) }));
  }

  /** Days among the facts as people say them. */
  private said(facts: Facts): Facts {
    const inWords = (fact: unknown): unknown => (typeof fact === 'string' && /^\d{4}-\d\d-\d\d$/.test(fact) ? this.day(fact, 'dated') : fact);
    return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, inWords(fact)]));
  }
}
