import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LOG_KINDS, LOOK_MINUTES, type LogKind } from '@contract/view-words';
import type { LogEvent, LogEvents } from '@contract/views';
import { addDays, dayFrom, dayOf, type Day } from '../shared/day';
import { Icon } from '../shared/icon';
import { ListPages, rowsOnce } from '../shared/list-pages';
import { LongList } from '../shared/long-list';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { LogLook } from './log-look';
import { timesText } from './look-times';
import { ViewApi } from './view-api';

/** For the privacy officer: the log over all households without content, each household by its number. */
@Component({
  selector: 'app-log-page',
  imports: [Icon, LogLook, LongList, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './log-page.html',
  styleUrl: './log-page.scss',
})
export class LogPage {
  private readonly api = inject(ViewApi);
  private readonly router = inject(Router);
  protected readonly words = inject(Words);
  protected readonly kinds = LOG_KINDS;
  protected readonly minutes = LOOK_MINUTES;
  // What is asked stands in the address, so that another page can link to it: the number of a household, who, and days.
  readonly household = input<string>();
  readonly person = input<string>();
  readonly from = input<Day | undefined, string | undefined>(undefined, { transform: dayFrom });
  /** The last day that counts; the API wants the day after. */
  readonly last = input<Day | undefined, string | undefined>(undefined, { transform: dayFrom });
  protected readonly kind = signal<LogKind | ''>('');
  private readonly asked = computed(() => ({
    ...(this.from() ? { from: this.from()! } : {}),
    ...(this.last() ? { until: addDays(this.last()!, 1) } : {}),
    ...(this.kind() ? { kind: this.kind() as LogKind } : {}),
    ...(this.person() ? { professionalId: this.person()! } : {}),
    ...(this.household() ? { householdId: this.household()! } : {}),
  }));

  protected readonly resource = this.api.log(this.asked);
  private readonly pages = new ListPages(this.resource, (after) => this.api.earlierEvents({ ...this.asked(), after }), { question: this.asked });
  protected readonly period = linkedSignal<LogEvents | undefined, LogEvents | undefined>({
    source: () => this.pages.all()[0],
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly events = computed(() => rowsOnce(this.pages.all().flatMap(({ events }) => events), 'id'));
  /** The address has no names. */
  protected readonly personName = computed(() => this.events().find(({ professionalId }) => professionalId === this.person())?.name ?? this.words.t('log.thisPerson'));
  protected readonly next = this.pages.next;
  protected readonly error = linkedSignal<unknown>(() => this.resource.error());
  protected readonly busy = signal(false);
  protected readonly lastDay = computed(() => addDays(this.period()?.until ?? '2026-01-02', -1));

  protected when({ at, until }: LogEvent): string {
    return `${this.words.day(dayOf(at), 'dated')} ${timesText(at, until)}`;
  }

  protected parts({ parts }: LogEvent): string {
    return this.words.list(parts.map((part) => this.words.t(`viewPart.${part}`)));
  }

  /** The end of a number tells households apart; the whole of it is in the address. */
  protected readonly short = (householdId: string): string => householdId.slice(-8);

  protected outcome({ outcome }: LogEvent): string {
    if (outcome === 'done' || outcome === 'opened') return '';
    const sentence = this.words.t(`problems.${outcome}`);
    return sentence === `problems.${outcome}` ? outcome : sentence;
  }

  protected choose(kind: string): void {
    this.kind.set(LOG_KINDS.find((each) => each === kind) ?? '');
  }

  /** Asks for something else, and leaves the rest as it is asked. */
  protected async only(asked: Record<string, string | null>): Promise<void> {
    await this.router.navigate(['/privacy/log'], { queryParams: asked, queryParamsHandling: 'merge' });
  }

  protected async more(): Promise<void> {
    this.busy.set(true);
    await this.pages.more().catch((error: unknown) => this.error.set(error));
    this.busy.set(false);
  }

  protected retry(): void {
    this.error.set(undefined);
    this.resource.reload();
  }
}
