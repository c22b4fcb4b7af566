import { computed, signal } from '@angular/core';
import type { SettingValues } from '@contract/setting-words';
import type { OverlapCounts, OverlapCountView } from '@contract/settings';
import { firstValueFrom } from 'rxjs';
import { refusalOf, type Refusal } from '../shared/problem';
import type { SettingApi } from './setting-api';

export interface Counted {
  counts: readonly OverlapCountView[];
  households: number;
  different: number;
}

const NOTHING: Counted = { counts: [], households: 0, different: 0 };

/** Two answers about different households, added up. */
export function added(one: Counted, other: OverlapCounts): Counted {
  const before = new Map(one.counts.map((count) => [count.code, count]));
  return {
    counts: other.counts.map(({ code, now, then }) => ({ code, now: now + (before.get(code)?.now ?? 0), then: then + (before.get(code)?.then ?? 0) })),
    households: one.households + other.households,
    different: one.different + other.different,
  };
}

/** Counts what a change would give, one part of the team's households after the other; another question takes the place of this one. */
export class OverlapCount {
  private readonly soFar = signal<Counted>(NOTHING);
  private readonly state = signal<'none' | 'busy' | 'done' | 'stopped'>('none');
  private readonly refused = signal<Refusal | null>(null);
  private question = 0;

  readonly counted = this.soFar.asReadonly();
  readonly standing = this.state.asReadonly();
  readonly refusal = this.refused.asReadonly();
  readonly now = computed(() => sum(this.soFar().counts, 'now'));
  readonly then = computed(() => sum(this.soFar().counts, 'then'));

  constructor(private readonly api: SettingApi) {}

  async ask(teamId: string, values: Partial<SettingValues>): Promise<void> {
    const question = ++this.question;
    this.soFar.set(NOTHING);
    this.refused.set(null);
    this.state.set('busy');
    let after: string | null = null;
    try {
      do {
        const part: OverlapCounts = await firstValueFrom(this.api.countOverlaps(teamId, values, after));
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

const sum = (counts: readonly OverlapCountView[], when: 'now' | 'then'): number => counts.reduce((total, count) => total + count[when], 0);
