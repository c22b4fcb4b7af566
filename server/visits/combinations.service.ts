import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { CombinationView } from '../contract/overlap-answers.js';
import { OVERLAP_CODES } from '../contract/overlap-codes.js';
import { overlapThresholdsOf } from '../contract/overlap-thresholds.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { settingsOfText } from '../settings/setting-rules.js';
import { addDays } from '../shared/day.js';
import { AHEAD } from './overlap-answer.sql.js';
import { combinationsOf } from './overlap-combining-rules.js';
import { around } from './overlap-derivation.js';

/** How far ahead, and how many at once: our default. */
const DAYS_AHEAD = 28;
const MOST_COMBINATIONS = 5;

/** Which coming visits could be one. What a service that is confidential to the reader comes to is not offered. */
@Injectable()
export class CombinationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(scope: HouseholdScope): Promise<CombinationView[]> {
    const { householdId, mayDirect } = scope;
    const today = this.clock.today();
    const days = { from: today, until: addDays(today, DAYS_AHEAD + 1) };
    const ahead = JSON.parse(await readJson(this.work.manager, scope, today, AHEAD, { days, what: 'overlap' })) as { id: string; own: boolean; hidden: boolean }[];
    if (ahead.length < 2) return [];
    const { visits, stored, settings } = await around(this.work.manager, householdId, { days: new Set([days.from, addDays(today, DAYS_AHEAD)]) });
    const own = new Set(ahead.flatMap(({ id, own: mine }) => (mine ? [id] : [])));
    const closed = new Set(ahead.flatMap(({ id, own: mine, hidden }) => (hidden && !mine ? [id] : [])));
    const open = stored
      .filter(({ openSince }) => openSince !== null)
      .map((overlap) => ({ ...overlap, visitIds: overlap.visitIds.filter((id) => !closed.has(id)) }))
      .sort((one, other) => OVERLAP_CODES.indexOf(one.code) - OVERLAP_CODES.indexOf(other.code));
    return combinationsOf(visits, open, overlapThresholdsOf(settingsOfText(settings)), this.clock.now().getTime(), MOST_COMBINATIONS).map(({ otherId, ...combination }) => ({
      ...combination,
      otherVisitId: otherId,
      mayCombine: scope.takesPart && !scope.closed && (mayDirect || own.has(combination.visitId) || own.has(otherId)),
    }));
  }
}
