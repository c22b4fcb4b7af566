import { Component, inject, input, model, output } from '@angular/core';
import type { OverlapView, VisitView } from '@contract/visits';
import type { Day } from '../shared/day';
import { narrowScreen } from '../shared/narrow-screen';
import { Words } from '../shared/words';
import type { CalendarFacts } from './calendar-facts';
import type { CalendarWeek } from './fortnight';
import type { VisitTime } from './visit-form';
import { VisitGrid } from './visit-grid';
import { VisitWeek } from './visit-week';

/** Any number of weeks: a grid where there is room, else a list by day. What every calendar of visits is made of. */
@Component({
  selector: 'app-visit-weeks',
  imports: [VisitGrid, VisitWeek],
  template: `
    @if (narrow()) {
      @for (week of weeks(); track week.monday) {
        <app-visit-week [week]="week" [facts]="facts()" [pointedAt]="pointedAt()" [loading]="loading()" (choose)="choose.emit($event)" />
      }
    } @else {
      <app-visit-grid
        [weeks]="weeks()"
        [facts]="facts()"
        [label]="words.t('visits.title')"
        [pointedAt]="pointedAt()"
        [loading]="loading()"
        [mayPlan]="mayPlan()"
        [withSlots]="withSlots()"
        [month]="month()"
        [(day)]="day"
        (choose)="choose.emit($event)"
        (plan)="plan.emit($event)"
        (unfold)="unfold.emit($event)"
        (turn)="turn.emit($event)"
      />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    app-visit-week + app-visit-week {
      margin-top: var(--space-4);
    }
  `,
})
export class VisitWeeks {
  protected readonly words = inject(Words);
  protected readonly narrow = narrowScreen();
  readonly weeks = input.required<CalendarWeek[]>();
  readonly facts = input.required<CalendarFacts>();
  readonly pointedAt = input<OverlapView | null>(null);
  readonly loading = input(false);
  readonly mayPlan = input(false);
  readonly withSlots = input(false);
  readonly month = input<string | null>(null);
  readonly day = model.required<Day>();
  readonly choose = output<VisitView>();
  readonly plan = output<VisitTime>();
  readonly unfold = output<Day>();
  readonly turn = output<1 | -1>();
}
