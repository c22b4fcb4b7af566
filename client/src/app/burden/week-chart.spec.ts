import { addDays } from '../shared/day';
import { weekChart } from './week-chart';

const weeks = [4, 0, 2, 1].map((value, place) => ({ monday: addDays('2026-09-14', 7 * place), value, ahead: place === 3 }));
const SIZE = { width: 340, height: 130 };

describe('a chart of weeks', () => {
  const sum = { weeks: 2, from: '2026-09-14', until: '2026-09-28', visits: 4, helpers: 0, organisations: 0, minutes: 0 };
  const chart = weekChart(weeks, [{ day: '2026-09-28', kind: 'direction_started' }, { day: '2026-10-01', kind: 'breakthrough' }], [{ sum, value: 2 }], SIZE);

  it('has a bar for each week, as high as its value', () => {
    const [most, none, half] = chart.bars;
    expect(chart.bars.map(({ monday }) => monday)).toEqual(weeks.map(({ monday }) => monday));
    expect(none?.height).toBe(0);
    expect(half?.height).toBeCloseTo((most?.height ?? 0) / 2);
    const right = (bars: readonly { x: number; width: number }[]): number => Math.max(...bars.map((bar) => bar.x + bar.width));
    expect(right(chart.bars)).toBeLessThanOrEqual(SIZE.width);
    // However few or many there are, they reach over the whole of it.
    const many = weekChart(Array.from({ length: 40 }, (_, place) => ({ monday: addDays('2026-01-05', 7 * place), value: 1, ahead: false })), [], [], SIZE);
    for (const { bars } of [chart, many]) expect(right(bars)).toBeGreaterThan(SIZE.width - SIZE.width / bars.length);
  });

  it('marks a day where it lies in its week', () => {
    expect(chart.marks[0]?.x).toBeLessThanOrEqual(chart.bars[2]?.x ?? 0);
    expect(chart.marks[0]?.x).toBeGreaterThan((chart.bars[1]?.x ?? 0) + (chart.bars[1]?.width ?? 0));
    expect(chart.marks[1]?.x).toBeGreaterThan(chart.bars[2]?.x ?? 0);
    expect(chart.marks[1]?.x).toBeLessThan(chart.bars[3]?.x ?? 0);
  });

  it('draws an average over its weeks, at its value', () => {
    expect(chart.averages[0]?.y).toBeCloseTo((chart.bars[2]?.y ?? 0) - 6);
    expect(chart.averages[0]?.path).toMatch(/^M/);
  });

  it('names a month once, where there is room', () => {
    expect(chart.months.map(({ monday }) => monday)).toEqual(['2026-09-14', '2026-10-05']);
    const year = weekChart(Array.from({ length: 52 }, (_, place) => ({ monday: addDays('2026-01-05', 7 * place), value: 1, ahead: false })), [], [], SIZE);
    expect(year.months.every(({ x }, place) => place === 0 || x - (year.months[place - 1]?.x ?? 0) >= 34)).toBe(true);
  });

  it('counts whole things on its axis', () => {
    expect(chart.ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
    expect(weekChart([], [], [], SIZE).bars).toEqual([]);
  });
});
