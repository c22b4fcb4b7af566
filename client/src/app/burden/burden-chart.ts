import { Component, computed, inject, input } from '@angular/core';
import type { BurdenMark, SubjectBurden } from '@contract/burden';
import { addDays, type Day } from '../shared/day';
import { narrowScreen } from '../shared/narrow-screen';
import { Words } from '../shared/words';
import { valueOf, type Measure } from './burden-measures';
import { weekChart } from './week-chart';

/** Shapes, so that a mark is known without its colour; the legend says what they are. */
export const MARK_SHAPES: Record<BurdenMark['kind'], string> = { direction_started: 'M0 0 10 5 0 10Z', direction_ended: 'M0 0H9V9H0Z', breakthrough: 'M5 0 10 5 5 10 0 5Z' };

/** One measure, week by week. The table of the page has the same numbers. */
@Component({
  selector: 'app-burden-chart',
  templateUrl: './burden-chart.html',
  styleUrl: './burden-chart.scss',
})
export class BurdenChart {
  protected readonly words = inject(Words);
  private readonly narrow = narrowScreen();
  protected readonly shapes = MARK_SHAPES;
  readonly measure = input.required<Measure>();
  readonly burden = input.required<SubjectBurden>();
  readonly marks = input.required<readonly BurdenMark[]>();
  readonly today = input.required<Day>();

  protected readonly size = computed(() => ({ width: this.narrow() ? 330 : 520, height: 150 }));
  protected readonly chart = computed(() => {
    const { weeks, before, since } = this.burden();
    const measure = this.measure();
    const shown = weeks.map((week) => ({ monday: week.monday, value: valueOf(week, measure), ahead: addDays(week.monday, 7) > this.today() }));
    const averages = [before, since].flatMap((sum) => (sum ? [{ sum, value: valueOf(sum, measure, sum.weeks) }] : []));
    return weekChart(shown, this.marks(), averages, this.size());
  });
  protected readonly label = computed(() => {
    const { bars } = this.chart();
    return this.words.t('burden.chart', {
      measure: this.words.t(`burden.measure.${this.measure()}`),
      from: this.words.day(bars[0]?.monday, 'long'),
      until: this.words.day(bars.at(-1) && addDays(bars.at(-1)!.monday, 6), 'long'),
      most: this.words.number(Math.max(0, ...bars.map(({ value }) => value))),
    });
  });
}
