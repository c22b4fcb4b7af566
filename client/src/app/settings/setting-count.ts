import { computed, signal } from '@angular/core';
import type { SettingValues } from '@contract/setting-words';
import { firstValueFrom, type Observable } from 'rxjs';
import { refusalOf, type Refusal } from '../shared/problem';

/** How many of one kind there are now, and would be. */
interface KindCount {
  code: string;
  now: number;
  then: number;
}

export interface Counted {
  counts: readonly KindCount[];
  households: number;
  different: number;
  /** Of signals: households that come onto the worklist, and those that go from it. */
  comes: number;
  goes: number;
}

/** Of some of the households; `next` is where to go on, null when these were the last. */
export type CountedPart = Omit<Counted, 'comes' | 'goes'> & Partial<Pick<Counted, 'comes' | 'goes'>> & { next: string | null };

const NOTHING: Counted = { counts: [], households: 0, different: 0, comes: 0, goes: 0 };

/** Two answers about different households, added up. */
export function added(one: Counted, other: CountedPart): Counted {
  const [before, more] = [one.counts, other.counts].map((counts) => new Map(counts.map((count) => [count.code, count])));
  const codes = [...new Set([...before!.keys(), ...more!.keys()])];
  const total = (code: string, when: 'now' | 'then'): number => (before!.get(code)?.[when] ?? 0) + (more!.get(code)?.[when] ?? 0);
  return {
    counts: codes.map((code) => ({ code, now: total(code, 'now'), then: total(code, 'then') })),
    households: one.households + other.households,
    different: one.different + other.different,
    comes: one.comes + (other.comes ?? 0),
    goes: one.goes + (other.goes ?? 0),
  };
}

/** Counts what a change would give, one part of the team's households after the other; another question takes the place of this one. */
export class SettingCount {
  private readonly soFar = signal<Counted>(NOTHING);
  private readonly state = signal<'none' | 'busy' | 'done' | 'stopped'>('none');
  private readonly refused = signal<Refusal | null>(null);
  private question = 0;

  readonly counted = this.soFar.asReadonly();
  readonly standing = this.state.asReadonly();
  readonly refusal = this.refused.asReadonly();
  readonly now = computed(() => sum(this.soFar().counts, 'now'));
  readonly then = computed(() => sum(this.soFar().counts, 'then'));

  constructor(private readonly count: (teamId: string, values: Partial<SettingValues>, after: string | null) => Observable<CountedPart>) {}

  async ask(teamId: string, values: Partial<SettingValues>): Promise<void> {
    const question = ++this.question;
    this.soFar.set(NOTHING);
    this.refused.set(null);
    this.state.set('busy');
    let after: string | null = null;
    try {
      do {
        const part: CountedPart = await firstValueFrom(this.count(teamId, values, after));
        if (question !== this.question) return;
        this.soFar.update((before) => added(before, part));
        after = part.next;
      } while (after !== null);
      this.state.set('done');
    } catch (error) {
      if (question !== this.question) return;
      this.refused.set(refusalOf(error));
      this.state.set('none');
    }
  }

  /** What was counted so far stays, as a part. */
  stop(): void {
    this.question++;
    this.state.set('stopped');
  }

  forget(): void {
    this.question++;
    this.soFar.set(NOTHING);
    this.refused.set(null);
    this.state.set('none');
  }
}

const sum = (counts: readonly KindCount[], when: 'now' | 'then'): number => counts.reduce((total, count) => total + count[when], 0);
