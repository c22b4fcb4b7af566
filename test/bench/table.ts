import type { Result } from './case.js';

const LINE = ['case', 'ours', 'L', 'P1', 'P2', 'ours / L', 'ours / P1', 'ours / P2'];

export const jsonOf = (results: readonly Result[]): string => `${JSON.stringify(Object.fromEntries(results.map(({ of, measured }) => [of.name, measured])), null, 2)}\n`;

/** The figures for a person: requests a second, how many times as many, and what else there is to say. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.flatMap(({ of, measured }) => {
    if (!of.rates) return [];
    const { ours, peers, ratio } = of.rates(measured);
    return [[of.name, ...[ours, peers.L, peers.P1, peers.P2].map((rate) => rate.toFixed(0)), ...[ratio.L, ratio.P1, ratio.P2].map((times) => times.toFixed(2))]];
  });
  const widths = LINE.map((_, column) => Math.max(...[LINE, ...rows].map((row) => row[column]!.length)));
  const lines = [LINE, ...rows].map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  '));
  return [
    ...(rows.length > 0 ? ['Requests a second', ...lines, ''] : []),
    ...results.flatMap(({ of, measured }) => of.lines(measured).map((line, place) => (place === 0 ? `${of.name}: ${line}` : `  ${line}`))),
    '',
  ].join('\n');
}
