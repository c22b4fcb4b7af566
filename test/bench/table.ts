import type { FromScratchFigures } from './from-scratch-case.js';
import type { PictureFigures } from './picture-case.js';
import type { PlanVisitFigures } from './plan-visit-case.js';
import type { WallFigures } from './wall-case.js';
import type { WorklistFigures } from './worklist-case.js';

export interface Results {
  picture: PictureFigures;
  planVisit: PlanVisitFigures;
  fromScratch: FromScratchFigures;
  wall: WallFigures;
  worklist: WorklistFigures;
}

const LINE = ['case', 'ours', 'L', 'P1', 'P2', 'ours / L', 'ours / P1', 'ours / P2'];

/** The figures for a person: requests a second, how many times as many, and what the database says. */
export function tableOf({ picture, planVisit, fromScratch, wall, worklist }: Results): string {
  const rows = Object.entries({ picture, planVisit }).map(([name, { ours, peers, ratio }]) => [
    name,
    ...[ours, peers.L, peers.P1, peers.P2].map((rate) => rate.toFixed(0)),
    ...[ratio.L, ratio.P1, ratio.P2].map((times) => times.toFixed(2)),
  ]);
  const widths = LINE.map((_, column) => Math.max(...[LINE, ...rows].map((row) => row[column]!.length)));
  const lines = [LINE, ...rows].map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  '));
  return [
    'Requests a second',
    ...lines,
    '',
    `picture: ${picture.households} households, ${picture.statements} statements, ${picture.databaseTime.toFixed(2)} ms in the database;`,
    `  ten times the households: ${picture.growth.toFixed(2)} times the time of a request, ${picture.databaseGrowth.toFixed(2)} in the database`,
    `planVisit: ${planVisit.visits} visits, its read ${planVisit.databaseTime.toFixed(3)} ms in the database;`,
    `  ${planVisit.growth.toFixed(2)} times that among ${planVisit.growthFromVisits} visits`,
    ...fromScratch.sizes.map(
      ({ visits, overlaps, found, ratio, memory }) =>
        `overlaps from scratch: ${overlaps} among ${visits} visits in ${found.toFixed(1)} s, ${ratio.toFixed(2)} times a sorted read; heap ${memory.toFixed(0)} MB`,
    ),
    `  a visit takes ${fromScratch.growth.toFixed(2)} times as long among the most as among the fewest`,
    `row-level security: ${wall.picture.toFixed(2)} times the time in the database for the picture, ${wall.list.toFixed(2)} for the list;`,
    `  with the log ${(wall.audit * 100).toFixed(0)} % of the readings a second without it`,
    `worklist: ${worklist.households} households, ${worklist.householdsOfTeam} of the team, its first page ${worklist.databaseTime.toFixed(2)} ms in the database;`,
    `  a query that groups the facts anew takes ${worklist.ratio.toFixed(0)} times as long`,
    '',
  ].join('\n');
}
