import { firstNamesOf } from '../contract/first-names.js';
import { rowsOn, signalSentence, type SpokenSignal } from '../contract/signal-sentence.js';
import type { SignalAnswerView, SignalSentence, SignalView } from '../contract/signals.js';
import { SOON_DAYS } from '../contract/signal-words.js';
import { addDays, dayOf, daysBetween, type Day } from '../shared/day.js';
import { startOf, type Evidence } from './signal-facts-rules.js';

/** An answer as a statement tells it. */
export type AnswerRow = Omit<SignalAnswerView, 'sentence' | 'waitsForSecond'> & Pick<SignalView, 'memberId' | 'domain'> & { evidence: Evidence; answeredById: string; holdsFrom: string | null };

/** A signal as a statement tells it; `listedFrom` may be `infinity`. */
export type SignalRow = Pick<SignalView, 'id' | 'code' | 'memberId' | 'domain' | 'holdsFrom' | 'holdsUntil'> & { evidence: Evidence; listedFrom: string; answer: AnswerRow | null };

export interface NamedMember {
  id: string;
  name: string;
}

/** Turns what is stored into what is told at one moment: whatever depends on "now" is said here. */
export class SignalTelling {
  private readonly firstNames: Map<string, string>;

  constructor(
    private readonly now: Date,
    members: readonly NamedMember[],
  ) {
    const called = firstNamesOf(members.map(({ name }) => name));
    this.firstNames = new Map(members.map(({ id, name }) => [id, called.get(name) ?? name]));
  }

  /** Undefined for what is over, and for what is further ahead than is looked. */
  signal({ evidence, listedFrom, answer, ...row }: SignalRow): SignalView | undefined {
    const now = this.now.getTime();
    const [from, until] = [Date.parse(row.holdsFrom), row.holdsUntil === null ? Infinity : Date.parse(row.holdsUntil)];
    if (until <= now || from >= startOf(addDays(dayOf(now), SOON_DAYS + 1))) return undefined;
    const today = dayOf(now);
    const day = from > now ? dayOf(from) : today;
    const listed = listedFrom === 'infinity' ? Infinity : Date.parse(listedFrom);
    return {
      ...row,
      holds: from <= now,
      inDays: from <= now ? 0 : Math.max(1, daysBetween(today, day)),
      sentence: this.sentence({ ...row, evidence }, day, from > now),
      evidence: rowsOn(row.code, evidence, day).map(({ kind, id, on }) => ({ kind, id, on })),
      answered: listed > Math.max(now, from),
      answer: answer && this.answer(answer),
    };
  }

  answer({ evidence, memberId, domain, answeredById: _, holdsFrom, ...row }: AnswerRow): SignalAnswerView {
    const answeredAt = Date.parse(row.answeredAt);
    const from = holdsFrom === null ? answeredAt : Date.parse(holdsFrom);
    const waitsForSecond = row.code === 'unsafe' && row.kind === 'dismiss' && row.confirmedBy === null;
    return { ...row, waitsForSecond, sentence: this.sentence({ code: row.code, memberId, domain, evidence }, dayOf(Math.max(answeredAt, from)), from > answeredAt) };
  }

  /** As it was on a day; of one that is `toCome`, as it will be on the first day on which it holds. */
  sentence({ memberId, ...signal }: Omit<SpokenSignal, 'memberFirstName'> & { memberId: string | null }, day: Day, toCome = false): SignalSentence {
    const spoken = { ...signal, memberFirstName: memberId === null ? null : (this.firstNames.get(memberId) ?? null) };
    return { nl: signalSentence(spoken, day, 'nl', toCome), en: signalSentence(spoken, day, 'en', toCome) };
  }
}
