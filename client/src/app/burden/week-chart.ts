import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { BurdenMark, BurdenSum } from '@contract/burden';
import { daysBetween, type Day } from '../shared/day';

export interface ChartWeek {
  monday: Day;
  value: number;
  /** Its Sunday has not passed yet. */
  ahead: boolean;
}

export interface ChartSize {
  width: number;
  height: number;
}

const TOP = 26;
const BOTTOM = 22;
const SIDE = 26;
/** Room that a month's name takes. */
const MONTH_WIDTH = 34;
/** A few weeks spread over the whole width as many do, but their bars do not grow into blocks. */
const WIDEST_BAR = 44;

/** A chart of one measure over weeks, as numbers to draw. @param averages of periods of whole weeks, with their value a week */
export function weekChart(weeks: readonly ChartWeek[], marks: readonly BurdenMark[], averages: readonly { sum: BurdenSum; value: number }[], { width, height }: ChartSize) {
  const x = scaleBand<Day>(weeks.map(({ monday }) => monday), [SIDE, width]).paddingInner(0.25).paddingOuter(0.1);
  const bar = Math.min(x.bandwidth(), WIDEST_BAR);
  const y = scaleLinear([0, Math.max(1, ...weeks.map(({ value }) => value), ...averages.map(({ value }) => value))], [height - BOTTOM, TOP]).nice(3);
  const first = weeks[0]?.monday ?? '';
  const atDay = (day: Day): number => (x(first) ?? 0) + (daysBetween(first, day) / 7) * x.step();
  const level = line<[number, number]>();
  let free = 0;
  const months = weeks.flatMap(({ monday }, place) => {
    const left = (x(monday) ?? 0) + (x.bandwidth() - bar) / 2;
    const begins = place === 0 || monday.slice(0, 7) !== weeks[place - 1]?.monday.slice(0, 7);
    if (!begins || left < free || left > width - MONTH_WIDTH) return [];
    free = left + MONTH_WIDTH;
    return [{ monday, x: left }];
  });
  return {
    ground: height - BOTTOM,
    left: SIDE,
    right: width,
    bars: weeks.map((week) => ({ ...week, x: (x(week.monday) ?? 0) + (x.bandwidth() - bar) / 2, width: bar, y: y(week.value), height: height - BOTTOM - y(week.value) })),
    ticks: y.ticks(3).filter(Number.isInteger).map((value) => ({ value, y: y(value) })),
    months,
    marks: marks.map((mark) => ({ ...mark, x: atDay(mark.day) })),
    averages: averages.map(({ sum: { from, until }, value }) => {
      const [left, right] = [atDay(from), atDay(until) - x.step() * x.paddingInner()];
      return { value, path: level([[left, y(value)], [right, y(value)]]) ?? '', x: left + 1, y: y(value) - 6 };
    }),
  };
}
