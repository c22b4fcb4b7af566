import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-codes.js';
import { Derivations, type Derivation, type Touched } from '../database/derivations.js';
import { runPrepared } from '../database/prepared.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { readAround } from './overlap-around.js';
import { differenceOf } from './overlap-difference-rules.js';
import { findOverlaps, reachInDays } from './overlap-rules.js';
import { touching, zoneOfChange, type DayRange } from './overlap-window-rules.js';
import { DELETE_OVERLAPS, INSERT_OVERLAPS, UPDATE_OVERLAPS } from './overlap.sql.js';

/** The whole history of a household. */
const ALL_DAYS: DayRange = { firstDay: '1900-01-01', lastDay: '2199-12-31' };

/** Keeps the stored overlaps equal to what the rules find: one read around the change, the rules, one write of the difference. */
@Injectable()
export class OverlapDerivation implements Derivation, OnModuleInit {
  constructor(
    private readonly derivations: Derivations,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.derivations.register(this, 1);
  }

  async derive(manager: EntityManager, householdId: string, touched: Touched | 'all'): Promise<void> {
    const thresholds = DEFAULT_OVERLAP_THRESHOLDS;
    if (touched !== 'all' && touched.days.size === 0) return;
    const zone = touched === 'all' ? ALL_DAYS : zoneOfChange([...touched.days], reachInDays(thresholds));
    const { stored, visits, answers } = await readAround(manager, householdId, zone);
    const standing = { answers, now: this.clock.now().toISOString() };
    const { inserted, updated, deletedIds } = differenceOf(stored, touching(zone, findOverlaps(visits, thresholds)), standing);
    if (deletedIds.length > 0) await runPrepared(manager, DELETE_OVERLAPS, [householdId, deletedIds]);
    if (updated.length > 0) await runPrepared(manager, UPDATE_OVERLAPS, [householdId, JSON.stringify(updated)]);
    const fresh = inserted.map((overlap) => ({ ...overlap, id: newId() }));
    if (fresh.length > 0) await runPrepared(manager, INSERT_OVERLAPS, [householdId, JSON.stringify(fresh)]);
  }
}
