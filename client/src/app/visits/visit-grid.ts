import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, model, output } from '@angular/core';
import type { OverlapView, VisitView } from '@contract/visits';
import { addDays, isWeekend, mondayOf, type Day } from '../shared/day';
import { Words } from '../shared/words';
import type { CalendarFacts } from './calendar-facts';
import { monthOf } from './calendar-period';
import type { CalendarDay, CalendarWeek } from './fortnight';
import { firstHour, freeSlots, type FreeSlot } from './free-slots';
import { VisitBlock } from './visit-block';
import type { VisitTime } from './visit-form';

/** How many visits of a day a month shows; the others are a tap away. */
const MOST_IN_A_MONTH = 3;

interface GridDay extends CalendarDay {
  shown: VisitView[];
  more: number;
  slots: FreeSlot[];
}

interface GridWeek extends Omit<CalendarWeek, 'days'> {
  days: GridDay[];
  freeWeekend: boolean;
}

const isWeekendFree = ({ days }: CalendarWeek): boolean => days.every(({ day, visits }) => !isWeekend(day) || visits.length === 0);

/**
 * Weeks as a grid of days. One day is in the order of the tab key; from there arrows lead to the other days, and up and
 * down through what is on a day. Enter on a day plans a visit there.
 */
@Component({
  selector: 'app-visit-grid',
  imports: [VisitBlock],
  templateUrl: './visit-grid.html',
  styleUrl: './visit-grid.scss',
  host: { '(keydown)': 'go($event)', '(click)': 'planBeside($event)' },
})
export class VisitGrid {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly words = inject(Words);
  readonly weeks = input.required<CalendarWeek[]>();
  readonly facts = input.required<CalendarFacts>();
  readonly label = input.required<string>();
  readonly pointedAt = input<OverlapView | null>(null);
  readonly loading = input(false);
  readonly mayPlan = input(false);
  /** Offers the parts of a day in which nobody comes. */
  readonly withSlots = input(false);
  /** `YYYY-MM`: a month, with what belongs to it standing out. */
  readonly month = input<string | null>(null);
  /** The day that has the focus, or gets it; may lie outside these weeks, which then follow. */
  readonly day = model.required<Day>();
  readonly choose = output<VisitView>();
  readonly plan = output<VisitTime>();
  /** A day of which a month does not show everything. */
  readonly unfold = output<Day>();
  /** A page of the calendar further (1) or back (-1). */
  readonly turn = output<1 | -1>();

  protected readonly pointed = computed(() => new Set(this.pointedAt()?.visitIds));
  protected readonly rows = computed(() => this.weeks().map((week): GridWeek => ({
    ...week,
    days: week.days.map((day) => this.dayOf(day)),
    // Of a month the columns are the same in all weeks.
    freeWeekend: this.month() === null ? isWeekendFree(week) : this.freeWeekends(),
  })));
  private readonly freeWeekends = computed(() => this.weeks().every(isWeekendFree));
  protected readonly isWeekend = isWeekend;
  /** The one day in the order of the tab key. */
  protected readonly active = computed(() => {
    const days = this.weeks().flatMap((week) => week.days.map(({ day }) => day));
    return days.includes(this.day()) ? this.day() : days[0];
  });

  protected isOfMonth(day: Day): boolean {
    return this.month() === null || monthOf(day) === this.month();
  }

  protected nameOf({ day, visits }: CalendarDay): string {
    const today = day === this.facts().today ? `${this.words.t('visits.today')}, ` : '';
    const count = visits.length > 0 ? this.words.count('visits.count', visits.length) : this.words.t('visits.none');
    return `${today}${this.words.day(day, 'spoken')}, ${count}`;
  }

  protected describedBy(visit: VisitView): string | null {
    return this.facts().overlapsOf.get(visit.id)?.map((id) => `overlap-${id}`).join(' ') ?? null;
  }

  protected planIn(day: Day, slot: FreeSlot): void {
    this.plan.emit({ day, ...firstHour([slot]) });
  }

  /** A click beside what is on a day plans there too. */
  protected planBeside(event: Event): void {
    const target = event.target as HTMLElement;
    const day = target.closest<HTMLElement>('[data-day]')?.dataset['day'];
    if (day && !target.closest('button')) this.planOn(day);
  }

  protected go(event: KeyboardEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-day]');
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    const day = cell.dataset['day'] ?? '';
    const places = [cell, ...cell.querySelectorAll<HTMLElement>('button')];
    const place = places.indexOf(event.target as HTMLElement);
    const several = this.weeks().length > 1;
    const moves: Record<string, () => void> = {
      ArrowRight: () => this.focusOn(addDays(day, 1)),
      ArrowLeft: () => this.focusOn(addDays(day, -1)),
      ArrowDown: () => (places[place + 1] ? places[place + 1]!.focus() : several && this.focusOn(addDays(day, 7))),
      ArrowUp: () => (place > 0 ? places[place - 1]!.focus() : several && this.focusOn(addDays(day, -7))),
      Home: () => this.focusOn(mondayOf(day)),
      End: () => this.focusOn(addDays(mondayOf(day), 6)),
      PageDown: () => this.turnOver(1),
      PageUp: () => this.turnOver(-1),
      t: () => this.focusOn(this.facts().today),
      Escape: () => cell.focus(),
    };
    if (event.key === 'Enter' && place === 0) {
      event.preventDefault();
      this.planOn(day);
      return;
    }
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  private planOn(day: Day): void {
    const found = this.rows().flatMap((week) => week.days).find((each) => each.day === day);
    if (this.mayPlan() && found) this.plan.emit({ day, ...firstHour(freeSlots(found.visits, day)) });
  }

  private turnOver(way: 1 | -1): void {
    this.turn.emit(way);
    this.focusWhenThere();
  }

  private focusOn(day: Day): void {
    this.day.set(day);
    this.focusWhenThere();
  }

  private focusWhenThere(): void {
    afterNextRender(() => this.element.nativeElement.querySelector<HTMLElement>(`[data-day="${this.day()}"]`)?.focus(), { injector: this.injector });
  }

  private dayOf(day: CalendarDay): GridDay {
    const shown = this.month() !== null && day.visits.length > MOST_IN_A_MONTH ? day.visits.slice(0, MOST_IN_A_MONTH - 1) : day.visits;
    const offered = this.withSlots() && this.mayPlan() && day.day >= this.facts().today && !isWeekend(day.day);
    return { ...day, shown, more: day.visits.length - shown.length, slots: offered ? freeSlots(day.visits, day.day) : [] };
  }
}
