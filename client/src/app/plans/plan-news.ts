import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import type { PlanChanges, PlanChangeSince } from '@contract/plan-changes';
import type { PlanChangePart } from '@contract/plan-change-words';
import { filter, firstValueFrom } from 'rxjs';

const keyOf = ({ part, id }: Pick<PlanChangeSince, 'part' | 'id'>): string => `${part}:${id ?? ''}`;

/**
 * What others changed in a plan since the reader last looked. The server tells each change once; its mark stays as long as the
 * reader is in that household, in the memory of the page alone.
 */
@Service()
export class PlanNews {
  private readonly http = inject(HttpClient);
  private readonly known = signal<{ householdId: string; since: string; changes: readonly PlanChangeSince[] } | null>(null);
  private readonly byKey = computed(() => new Map(this.known()?.changes.map((change) => [keyOf(change), change])));

  /** Since when, and what: null where nothing was told. */
  readonly told = computed(() => {
    const known = this.known();
    return known && known.changes.length > 0 ? known : null;
  });

  constructor() {
    const { events } = inject(Router);
    events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe(({ urlAfterRedirects }) => {
      if (!urlAfterRedirects.startsWith(`/households/${this.known()?.householdId}`)) this.known.set(null);
    });
  }

  /** The reader looks at the plan now. That no answer comes is no more than that no mark stands. */
  async look(householdId: string): Promise<void> {
    const asked = this.http.post<PlanChanges>(`/api/v1/households/${householdId}/plan/looks`, {});
    const { since, changes } = await firstValueFrom(asked).catch(() => ({ since: null, changes: [] }));
    const before = this.known()?.householdId === householdId ? this.known() : null;
    if (before) {
      const again = new Set(changes.map(keyOf));
      this.known.set({ ...before, changes: [...changes, ...before.changes.filter((change) => !again.has(keyOf(change)))] });
    } else if (since) this.known.set({ householdId, since, changes });
  }

  /** What became of one part of the plan. */
  of(part: PlanChangePart, id: string | null): PlanChangeSince | undefined {
    return this.byKey().get(keyOf({ part, id }));
  }
}
