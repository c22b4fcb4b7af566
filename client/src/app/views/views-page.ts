import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LOOK_MINUTES } from '@contract/view-words';
import type { Deed, HouseholdViews, Look, ViewsOfDay } from '@contract/views';
import { firstValueFrom } from 'rxjs';
import { EmergencySummary } from '../emergency/emergency-summary';
import { BackLink } from '../shared/back-link';
import { addDays } from '../shared/day';
import { Icon } from '../shared/icon';
import { refusalOf } from '../shared/problem';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { timesText } from './look-times';
import { ViewApi } from './view-api';
import { groundText, partText } from './viewer-words';
import { ViewsPaper } from './views-paper';

/** Who saw and changed what of a household, for those who direct it; on paper for the household itself. */
@Component({
  selector: 'app-views-page',
  imports: [BackLink, EmergencySummary, Icon, MatButton, Skeleton, StateMessage, ViewsPaper],
  templateUrl: './views-page.html',
  styleUrl: './views-page.scss',
})
export class ViewsPage {
  private readonly api = inject(ViewApi);
  protected readonly words = inject(Words);
  protected readonly minutes = LOOK_MINUTES;
  /** From the address. */
  readonly householdId = input.required<string>();

  protected readonly from = signal('');
  /** The last day that counts; the API wants the day after. */
  protected readonly last = signal('');
  protected readonly memberId = signal('');
  private readonly asked = computed(() => ({ from: this.from(), until: this.last() ? addDays(this.last(), 1) : '', memberId: this.memberId() }));

  protected readonly resource = this.api.views(this.householdId, this.asked);
  /** What was there last stays in sight while the next answer is under way. */
  protected readonly first = linkedSignal<HouseholdViews | undefined, HouseholdViews | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  private readonly earlier = linkedSignal<HouseholdViews | undefined, HouseholdViews[]>({ source: this.first, computation: () => [] });
  protected readonly next = computed(() => (this.earlier().at(-1) ?? this.first())?.next ?? null);
  protected readonly error = linkedSignal<unknown>(() => this.resource.error());
  protected readonly notYours = computed(() => {
    const error = this.error();
    return error !== undefined && ['access.not-allowed', 'not-found'].includes(refusalOf(error).code);
  });
  protected readonly busy = signal(false);

  protected readonly days = computed(() => {
    const rows = [this.first(), ...this.earlier()].flatMap((page) => page?.days ?? []);
    const days = new Map<string, ViewsOfDay[]>();
    for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row]);
    return [...days].map(([day, viewers]) => ({ day, viewers }));
  });
  protected readonly lastDay = computed(() => addDays(this.first()?.until ?? '2026-01-01', -1));
  protected readonly members = computed(() => this.first()?.members ?? []);
  protected readonly memberName = computed(() => this.members().find(({ id }) => id === this.memberId())?.name ?? null);
  protected readonly ground = (viewer: ViewsOfDay): string => groundText(this.words, viewer);

  protected deed({ deed, times, ...what }: Deed): string {
    return this.words.count(`viewDeed.${deed}`, times, { what: partText(this.words, what) });
  }

  /** How often somebody looked that day, with all that they read in it. */
  protected looked({ looks }: ViewsOfDay): string {
    const parts = new Set(looks.flatMap(({ read }) => read.map((part) => partText(this.words, part))));
    return this.words.count('views.looked', looks.length, { what: this.words.list([...parts]) });
  }

  protected time({ from, until }: Look): string {
    return timesText(from, until);
  }

  /** What was read in one look, each part with how often. */
  protected read({ read }: Look): string {
    return this.words.list(read.map((part) => this.words.count('views.partTimes', part.times, { what: partText(this.words, part) })));
  }

  protected async more(before: string): Promise<void> {
    this.busy.set(true);
    try {
      const page = await firstValueFrom(this.api.earlierViews(this.householdId(), { ...this.asked(), before }));
      this.earlier.update((pages) => [...pages, page]);
    } catch (error) {
      this.error.set(error);
    }
    this.busy.set(false);
  }

  protected retry(): void {
    this.error.set(undefined);
    this.resource.reload();
  }

  protected print(): void {
    window.print();
  }
}
