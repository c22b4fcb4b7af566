import { LiveAnnouncer } from '@angular/cdk/a11y';
import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, input, linkedSignal, output, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { DAYS_AROUND_TODAY } from '@contract/around-today';
import type { HouseholdPicture } from '@contract/households';
import type { OverlapView, VisitView } from '@contract/visits';
import { addDays, mondayOf, type Day } from '../shared/day';
import { Icon } from '../shared/icon';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { factsOfHousehold } from './calendar-facts';
import { firstFortnight, fortnight, FORTNIGHT_DAYS } from './fortnight';
import { VisitFileLinks } from '../visit-files/visit-file-links';
import { VisitApi } from './visit-api';
import type { VisitTime } from './visit-form';
import { VisitOpening } from './visit-opening';
import { VisitWeeks } from './visit-weeks';

/** Two weeks of visits of all organisations on the household's own page. */
@Component({
  selector: 'app-visit-calendar',
  imports: [Icon, MatButton, MatIconButton, RouterLink, StateMessage, VisitFileLinks, VisitWeeks],
  templateUrl: './visit-calendar.html',
  styleUrl: './visit-calendar.scss',
})
export class VisitCalendar {
  private readonly opening = inject(VisitOpening);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly pointedAt = input<OverlapView | null>(null);
  readonly changed = output();

  private readonly today = computed(() => this.picture().today);
  private readonly householdId = computed(() => this.picture().id);
  /** The first Monday; a reload leaves it where the reader went, another household begins anew. */
  protected readonly monday = linkedSignal<string, Day>({
    source: this.householdId,
    computation: () => firstFortnight(this.picture().visits, this.today()),
  });
  protected readonly lastDay = computed(() => addDays(this.monday(), FORTNIGHT_DAYS - 1));

  /** Outside the picture's eight weeks the visits are asked for. */
  protected readonly elsewhere = inject(VisitApi).visitsOf(() => {
    const from = this.monday();
    const until = addDays(from, FORTNIGHT_DAYS);
    const covered = from >= addDays(this.today(), -DAYS_AROUND_TODAY) && until <= addDays(this.today(), DAYS_AROUND_TODAY + 1);
    return covered ? undefined : { householdId: this.householdId(), from, until };
  });
  protected readonly weeks = computed(() => {
    const fetched = this.elsewhere.hasValue() ? this.elsewhere.value() : [];
    const known = new Map([...this.picture().visits, ...fetched].map((visit) => [visit.id, visit]));
    return fortnight([...known.values()], this.monday());
  });

  protected readonly facts = computed(() => factsOfHousehold(this.picture()));
  /** The day that the keys are on; a reload leaves it there. */
  protected readonly day = linkedSignal<string, Day>({ source: this.householdId, computation: () => this.today() });

  constructor() {
    // What was read anew on the page is read anew here, where it is shown.
    let first = true;
    effect(() => {
      this.picture();
      if (!first) untracked(() => this.elsewhere.reload());
      first = false;
    });
  }

  /** Shows the two weeks of an overlap and goes to its first visit there. */
  show(overlap: OverlapView): void {
    const inSight = this.weeks().some((week) => week.days.some(({ day }) => day === overlap.peakFirstDay));
    if (!inSight) this.monday.set(mondayOf(overlap.peakFirstDay));
    afterNextRender(
      () => this.element.nativeElement.querySelector('.pointed-at')?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
      { injector: this.injector },
    );
    void this.announcer.announce(this.words.count('visits.pointedAt', overlap.visitIds.length));
  }

  protected showDay(day: Day): void {
    this.day.set(day);
    const inSight = this.weeks().some((week) => week.days.some((each) => each.day === day));
    if (!inSight) this.monday.update((monday) => (day < monday ? mondayOf(day) : addDays(mondayOf(day), -7)));
  }

  protected turn(way: 1 | -1): void {
    this.day.update((day) => addDays(day, 7 * way));
    this.move(7 * way);
  }

  protected move(days: number): void {
    this.monday.update((monday) => addDays(monday, days));
  }

  protected toToday(): void {
    this.monday.set(mondayOf(this.today()));
  }

  protected async record(at?: VisitTime): Promise<void> {
    if (await this.opening.record(this.picture(), at)) this.changed.emit();
  }

  protected async open(visit: VisitView): Promise<void> {
    if (await this.opening.open(this.picture(), visit)) this.changed.emit();
  }
}
