import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { MatButton } from '@angular/material/button';
import { DAYS_AROUND_TODAY } from '@contract/around-today';
import type { HouseholdPicture } from '@contract/households';
import type { VisitView } from '@contract/visits';
import { HouseholdApi } from '../households/household-api';
import { followNews } from '../news/follow-news';
import { BackLink } from '../shared/back-link';
import { addDays, dayFrom, type Day } from '../shared/day';
import { presentMembers } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { factsOfHousehold } from './calendar-facts';
import { CALENDAR_VIEWS, periodOf, type CalendarView } from './calendar-period';
import { saidOverlaps } from './overlap-groups';
import { VisitApi } from './visit-api';
import { VisitBoard } from './visit-board';
import type { VisitTime } from './visit-form';
import { VisitOpening } from './visit-opening';

/** The calendar of a household: who comes when, of all organisations. */
@Component({
  selector: 'app-calendar-page',
  imports: [BackLink, Icon, MatButton, Skeleton, StateMessage, VisitBoard],
  template: `
    <div class="page">
      @if (picture(); as it) {
        <header>
          <app-back-link [to]="['/households', it.id]">{{ it.name }}</app-back-link>
          <div class="head">
            <h1>{{ words.t('calendar.title') }}</h1>
            @if (it.access.takesPart) {
              <button matButton="filled" class="no-print" type="button" (click)="plan(it)"><app-icon name="add" /> {{ words.t('visits.record') }}</button>
            }
          </div>
        </header>
        <app-visit-board
          class="card"
          [visits]="visits()"
          [facts]="facts()!"
          [sentences]="sentences()"
          [members]="members()"
          [loading]="elsewhere.status() === 'loading'"
          [error]="elsewhere.error()"
          [mayPlan]="it.access.takesPart"
          [(view)]="shownAs"
          [(day)]="chosen"
          (choose)="open(it, $event)"
          (plan)="plan(it, $event)"
          (retry)="reload()"
        />
      } @else {
        <h1>{{ words.t('calendar.title') }}</h1>
        @if (household.error()) {
          <app-state-message class="card" icon="lock" [error]="household.error()" (retry)="reload()" />
        } @else {
          <app-skeleton class="card" [lines]="[40, 95, 90, 95]" />
        }
      }
    </div>
  `,
  styleUrl: './calendar-page.scss',
})
export class CalendarPage {
  private readonly opening = inject(VisitOpening);
  private readonly title = inject(Title);
  protected readonly words = inject(Words);

  /** From the address: the household, and what of its calendar is shown. */
  readonly householdId = input.required<string>();
  readonly view = input<string>();
  readonly day = input<string>();

  protected readonly household = inject(HouseholdApi).picture(this.householdId);
  protected readonly picture = computed(() => (this.household.hasValue() ? this.household.value() : undefined));
  private readonly today = computed(() => this.picture()?.today);
  protected readonly shownAs = linkedSignal<CalendarView>(() => CALENDAR_VIEWS.find((view) => view === this.view()) ?? 'week');
  protected readonly chosen = linkedSignal<Day>(() => dayFrom(this.day()) ?? this.today() ?? '');

  /** Outside the picture's eight weeks visits and overlaps are asked for. */
  private readonly asked = computed(() => {
    const [today, householdId] = [this.today(), this.householdId()];
    if (!today) return undefined;
    const { monday: from, until } = periodOf(this.shownAs(), this.chosen());
    return from >= addDays(today, -DAYS_AROUND_TODAY) && until <= addDays(today, DAYS_AROUND_TODAY + 1) ? undefined : { householdId, from, until };
  });
  protected readonly elsewhere = inject(VisitApi).calendarOf(() => this.asked());

  protected readonly visits = computed(() => {
    const fetched = this.elsewhere.hasValue() ? this.elsewhere.value().visits : [];
    return [...new Map([...(this.picture()?.visits ?? []), ...fetched].map((visit) => [visit.id, visit])).values()];
  });
  private readonly overlaps = computed(() => {
    const fetched = this.elsewhere.hasValue() ? this.elsewhere.value().overlaps : [];
    return [...new Map([...(this.picture()?.overlaps ?? []), ...fetched].map((overlap) => [overlap.id, overlap])).values()];
  });
  protected readonly facts = computed(() => {
    const picture = this.picture();
    return picture && factsOfHousehold(picture, this.overlaps());
  });
  protected readonly members = computed(() => {
    const picture = this.picture();
    return picture ? presentMembers(picture) : [];
  });
  protected readonly sentences = computed(() => {
    const picture = this.picture();
    if (!picture) return [];
    return saidOverlaps(this.overlaps(), picture, this.words.language()).map((said) => ({ ...said, household: null }));
  });

  constructor() {
    followNews(this.householdId, this.household, this.elsewhere);
    effect(() => {
      const picture = this.picture();
      if (picture) this.title.setTitle(`${this.words.t('calendar.title')} · ${picture.name} · Samenregie`);
    });
  }

  protected reload(): void {
    this.household.reload();
    this.elsewhere.reload();
  }

  protected async open(picture: HouseholdPicture, visit: VisitView): Promise<void> {
    if (await this.opening.open({ ...picture, overlaps: this.overlaps() }, visit)) this.reload();
  }

  /** @param at left out: today, or the day that is looked at when that is still to come */
  protected async plan(picture: HouseholdPicture, at?: VisitTime): Promise<void> {
    const day = this.chosen() > picture.today ? this.chosen() : picture.today;
    if (await this.opening.record(picture, at ?? { day, from: '10:00', until: '11:00' })) this.reload();
  }
}
