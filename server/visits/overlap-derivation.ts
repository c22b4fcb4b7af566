import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-codes.js';
import { Derivations, type Derivation, type Touched } from '../database/derivations.js';
import { newId } from '../shared/identifier.js';
import { differenceOf, type StoredOverlap } from './overlap-difference-rules.js';
import { findOverlaps, reachInDays } from './overlap-rules.js';
import { touching, zoneOfChange, type DayRange } from './overlap-window-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';
import { AROUND, DELETE_OVERLAPS, INSERT_OVERLAPS, UPDATE_OVERLAPS } from './overlap.sql.js';

/** The whole history of a household. */
const ALL_DAYS: DayRange = { firstDay: '1900-01-01', lastDay: '2199-12-31' };

/** Keeps the stored overlaps equal to what the rules find: one read around the change, the rules, one write of the difference. */
@Injectable()
export class OverlapDerivation implements Derivation, OnModuleInit {
  constructor(private readonly derivations: Derivations) {}

  onModuleInit(): void {
    this.derivations.register(this);
  }

  async derive(manager: EntityManager, householdId: string, touched: Touched | 'all'): Promise<void> {
    const thresholds = DEFAULT_OVERLAP_THRESHOLDS;
    if (touched !== 'all' && touched.days.size === 0) return;
    const zone = touched === 'all' ? ALL_DAYS : zoneOfChange([...touched.days], reachInDays(thresholds));
    const rows = await manager.query<{ stored: StoredOverlap[]; visits: OverlapVisit[] }[]>(AROUND, [householdId, zone.firstDay, zone.lastDay]);
    const { stored, visits } = rows[0]!;
    const { inserted, updated, deletedIds } = differenceOf(stored, touching(zone, findOverlaps(visits, thresholds)));
    if (deletedIds.length > 0) await manager.query(DELETE_OVERLAPS, [householdId, deletedIds]);
    if (updated.length > 0) await manager.query(UPDATE_OVERLAPS, [householdId, JSON.stringify(updated)]);
    const fresh = inserted.map((overlap) => ({ ...overlap, id: newId() }));
    if (fresh.length > 0) await manager.query(INSERT_OVERLAPS, [householdId, JSON.stringify(fresh)]);
  }
}
