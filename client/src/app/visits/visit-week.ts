import { Component, computed, inject, input, output } from '@angular/core';
import type { OverlapView, VisitView } from '@contract/visits';
import { Words } from '../shared/words';
import type { CalendarFacts } from './calendar-facts';
import type { CalendarWeek } from './fortnight';
import { VisitBlock } from './visit-block';

/** A week as a list by day, for a phone; empty days stay away, but for today. */
@Component({
  selector: 'app-visit-week',
  imports: [VisitBlock],
  templateUrl: './visit-week.html',
  styleUrl: './visit-week.scss',
})
export class VisitWeek {
  protected readonly words = inject(Words);
  readonly week = input.required<CalendarWeek>();
  readonly facts = input.required<CalendarFacts>();
  readonly pointedAt = input<OverlapView | null>(null);
  readonly loading = input(false);
  readonly choose = output<VisitView>();

  protected readonly pointed = computed(() => new Set(this.pointedAt()?.visitIds));
  protected readonly days = computed(() => this.week().days.filter(({ day, visits }) => visits.length > 0 || day === this.facts().today));

  protected describedBy(visit: VisitView): string | null {
    return this.facts().overlapsOf.get(visit.id)?.map((id) => `overlap-${id}`).join(' ') ?? null;
  }
}
