import { Component, computed, inject, input, output } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import type { OverlapView, VisitView } from '@contract/visits';
import { huesOf } from '../shared/household-people';
import { isWeekend } from '../shared/day';
import { Words } from '../shared/words';
import type { CalendarWeek } from './fortnight';
import { VisitBlock } from './visit-block';

@Component({
  selector: 'app-visit-week',
  imports: [VisitBlock],
  templateUrl: './visit-week.html',
  styleUrl: './visit-week.scss',
})
export class VisitWeek {
  protected readonly words = inject(Words);
  readonly week = input.required<CalendarWeek>();
  readonly picture = input.required<HouseholdPicture>();
  readonly pointedAt = input<OverlapView | null>(null);
  readonly loading = input(false);
  readonly choose = output<VisitView>();

  protected readonly hues = computed(() => huesOf(this.picture()));
  protected readonly pointed = computed(() => new Set(this.pointedAt()?.visitIds));
  /** Visits that double up with particular others; a crowded month alone does not mark a visit. */
  protected readonly doubled = computed(() => {
    const particular = this.picture().overlaps.filter(({ code }) => code !== 'member_crowding' && code !== 'household_crowding');
    return new Set(particular.flatMap((overlap) => overlap.visitIds));
  });
  protected readonly clashing = computed(
    () => new Set(this.picture().overlaps.flatMap((overlap) => (overlap.code === 'clash' ? overlap.visitIds : []))),
  );
  protected readonly freeWeekend = computed(() => this.week().days.every(({ day, visits }) => !isWeekend(day) || visits.length === 0));
}
