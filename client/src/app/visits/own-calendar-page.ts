import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { OwnVisits } from '@contract/calendar';
import type { VisitView } from '@contract/visits';
import { firstValueFrom } from 'rxjs';
import { NewestPicture } from '../shared/newest-picture';
import { dayFrom, dayOf, type Day } from '../shared/day';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { factsOfOwn } from './calendar-facts';
import { CALENDAR_VIEWS, periodOf, type CalendarView } from './calendar-period';
import { doorFirst, saidOverlaps } from './overlap-groups';
import { VisitApi } from './visit-api';
import { VisitBoard } from './visit-board';
import { VisitOpening } from './visit-opening';

/** To whom the reader goes, over all households together. */
@Component({
  selector: 'app-own-calendar-page',
  imports: [Skeleton, StateMessage, VisitBoard],
  template: `
    <div class="page">
      <h1>{{ words.t('ownCalendar.title') }}</h1>
      @if (facts(); as known) {
        <app-visit-board
          class="card"
          [visits]="visits()"
          [facts]="known"
          [sentences]="sentences()"
          [households]="households()"
          [loading]="resource.isLoading()"
          [error]="resource.error() ?? failed()"
          [(view)]="shownAs"
          [(day)]="chosen"
          (choose)="open($event)"
          (retry)="reload()"
        />
      } @else if (resource.error()) {
        <app-state-message class="card" [error]="resource.error()" (retry)="reload()" />
      } @else {
        <app-skeleton class="card" [lines]="[40, 95, 90, 95]" />
      }
    </div>
  `,
  styleUrl: './calendar-page.scss',
})
export class OwnCalendarPage {
  private readonly opening = inject(VisitOpening);
  private readonly newest = inject(NewestPicture);
  protected readonly words = inject(Words);

  /** From the address. */
  readonly view = input<string>();
  readonly day = input<string>();

  protected readonly shownAs = linkedSignal<CalendarView>(() => CALENDAR_VIEWS.find((view) => view === this.view()) ?? 'week');
  /** By this device's clock until the server says which day it is; the week is nearly always the same. */
  protected readonly chosen = linkedSignal<Day>(() => dayFrom(this.day()) ?? dayOf(new Date().toISOString()));
  protected readonly resource = inject(VisitApi).ownVisits(() => {
    const { monday: from, until } = periodOf(this.shownAs(), this.chosen());
    return { from, until };
  });
  /** What was there last, until the next weeks have come: the calendar stays in its place. */
  private readonly own = linkedSignal<OwnVisits | undefined, OwnVisits | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly failed = linkedSignal<unknown, unknown>({ source: () => this.chosen(), computation: () => undefined });
  protected readonly households = computed(() => this.own()?.households ?? []);
  protected readonly visits = computed(() => this.households().flatMap(({ visits }) => visits));
  protected readonly facts = computed(() => {
    const own = this.own();
    return own && factsOfOwn(own.households, own.today);
  });
  protected readonly sentences = computed(() =>
    this.households().flatMap((household) => doorFirst(saidOverlaps(household.overlaps, household, this.words.language())).map((said) => ({ ...said, household: household.name }))),
  );

  protected reload(): void {
    this.failed.set(undefined);
    this.resource.reload();
  }

  /** The dialogs need the household: it is read when one of its visits is opened. */
  protected async open(visit: VisitView): Promise<void> {
    const household = this.facts()?.about(visit).household;
    if (!household) return;
    try {
      const picture = await firstValueFrom(this.newest.of(household.id));
      if (await this.opening.open(picture, visit, true)) this.resource.reload();
    } catch (error) {
      this.failed.set(error);
    }
  }
}
