import { Location } from '@angular/common';
import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, model, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { OverlapView, VisitView } from '@contract/visits';
import { addDays, dayOf, type Day } from '../shared/day';
import { Icon } from '../shared/icon';
import { narrowScreen } from '../shared/narrow-screen';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import type { CalendarFacts } from './calendar-facts';
import { CalendarFilter } from './calendar-filter';
import { CALENDAR_VIEWS, monthOf, movedBy, periodOf, type CalendarView } from './calendar-period';
import { calendarWeeks } from './fortnight';
import type { SaidOverlap } from './overlap-groups';
import { OverlapSentence } from './overlap-sentence-button';
import { ALL_VISITS, filtered } from './visit-filter';
import type { VisitTime } from './visit-form';
import { VisitTable } from './visit-table';
import { VisitWeeks } from './visit-weeks';

/** How many sentences are in sight before somebody asks for all. */
const MOST_SENTENCES = 6;

/** A double visit in words, and where, if the calendar is of several households. */
export interface BoardSentence extends SaidOverlap {
  household: string | null;
}

/**
 * A whole page of calendar: week or month, as a grid or as a table, with what doubles up in sentences. The address keeps
 * the view and the day, and nothing of anybody.
 */
@Component({
  selector: 'app-visit-board',
  imports: [CalendarFilter, Icon, MatButton, MatIconButton, OverlapSentence, StateMessage, VisitTable, VisitWeeks],
  templateUrl: './visit-board.html',
  styleUrl: './visit-board.scss',
})
export class VisitBoard {
  private readonly location = inject(Location);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(Words);
  protected readonly narrow = narrowScreen();
  protected readonly views = CALENDAR_VIEWS;
  /** Of the shown days, and perhaps others, in any order. */
  readonly visits = input.required<readonly VisitView[]>();
  readonly facts = input.required<CalendarFacts>();
  readonly sentences = input.required<readonly BoardSentence[]>();
  readonly members = input<readonly { id: string; name: string }[]>([]);
  readonly households = input<readonly { id: string; name: string }[]>([]);
  readonly loading = input(false);
  readonly error = input<unknown>();
  readonly mayPlan = input(false);
  readonly view = model.required<CalendarView>();
  readonly day = model.required<Day>();
  readonly choose = output<VisitView>();
  readonly plan = output<VisitTime>();
  readonly retry = output();

  protected readonly asTable = signal(false);
  protected readonly allSentences = signal(false);
  /** The others stand there too, for the visits that point at them, but out of sight. */
  protected readonly most = computed(() => (this.allSentences() ? Infinity : MOST_SENTENCES));
  protected readonly filter = signal(ALL_VISITS);
  protected readonly period = computed(() => periodOf(this.view(), this.day()));
  protected readonly month = computed(() => (this.view() === 'month' ? monthOf(this.day()) : null));
  protected readonly inPeriod = computed(() => {
    const { monday, until } = this.period();
    return this.visits().filter(({ startsAt }) => monday <= dayOf(startsAt) && dayOf(startsAt) < until);
  });
  protected readonly shown = computed(() =>
    filtered(this.inPeriod(), this.filter(), (visit) => this.facts().about(visit).household?.id ?? null).sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt)),
  );
  protected readonly weeks = computed(() => calendarWeeks(this.shown(), this.period().monday, this.period().weeks));
  protected readonly title = computed(() => {
    const { monday, until } = this.period();
    return this.view() === 'month' ? this.words.day(this.day(), 'month') : `${this.words.day(monday, 'short')} – ${this.words.day(addDays(until, -1), 'long')}`;
  });
  /** Of what is shown; one of which no visit is in sight says nothing here. */
  protected readonly said = computed(() => {
    const inSight = new Set(this.shown().map(({ id }) => id));
    return this.sentences().filter(({ overlap }) => overlap.visitIds.some((id) => inSight.has(id)));
  });
  private readonly pointedId = signal<string | null>(null);
  protected readonly pointedAt = computed<OverlapView | null>(() => this.said().find(({ overlap }) => overlap.id === this.pointedId())?.overlap ?? null);

  /** What is heard when a sentence points. */
  protected readonly pointing = computed(() => {
    const inSight = new Set(this.shown().map(({ id }) => id));
    const pointed = this.pointedAt()?.visitIds.filter((id) => inSight.has(id)).length;
    return pointed === undefined ? '' : this.words.count('visits.pointedAt', pointed);
  });

  constructor() {
    // Beside the router: a new day is no new page, and must not take the focus away.
    effect(() => {
      const [path = ''] = this.location.path().split('?');
      this.location.replaceState(path, `view=${this.view()}&day=${this.day()}`);
    });
  }

  protected move(steps: number): void {
    this.day.update((day) => movedBy(this.view(), day, steps));
  }

  protected toToday(): void {
    this.day.set(this.facts().today);
  }

  protected unfold(day: Day): void {
    this.day.set(day);
    this.view.set('week');
    afterNextRender(() => this.element.nativeElement.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus(), { injector: this.injector });
  }

  protected pointAt(overlap: OverlapView): void {
    const again = this.pointedId() === overlap.id;
    this.pointedId.set(again ? null : overlap.id);
    if (again) return;
    afterNextRender(() => this.element.nativeElement.querySelector('.pointed-at')?.scrollIntoView({ block: 'center', behavior: 'smooth' }), { injector: this.injector });
  }
}
