import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DEFAULT_OVERLAP_THRESHOLDS, overlapThresholdsOf } from '../contract/overlap-thresholds.js';
import { Derivations, type Derivation, type Touched } from '../database/derivations.js';
import { runPrepared } from '../database/prepared.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { settingsOfText } from '../settings/setting-rules.js';
import { DERIVED_WITH } from '../settings/settings.sql.js';
import { readAround, type Around } from './overlap-around.js';
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
    if (touched !== 'all' && touched.days.size === 0) return;
    const { zone, stored, visits, answers, settings, derivedWith } = await around(manager, householdId, touched);
    const thresholds = overlapThresholdsOf(settingsOfText(settings));
    const standing = { answers, now: this.clock.now().toISOString() };
    const { inserted, updated, deletedIds } = differenceOf(stored, touching(zone, findOverlaps(visits, thresholds)), standing);
    if (deletedIds.length > 0) await runPrepared(manager, DELETE_OVERLAPS, [householdId, deletedIds]);
    if (updated.length > 0) await runPrepared(manager, UPDATE_OVERLAPS, [householdId, JSON.stringify(updated)]);
    const fresh = inserted.map((overlap) => ({ ...overlap, id: newId() }));
    if (fresh.length > 0) await runPrepared(manager, INSERT_OVERLAPS, [householdId, JSON.stringify(fresh)]);
    if (settings !== derivedWith) await runPrepared(manager, DERIVED_WITH, [householdId, 'visits', settings]);
  }
}

/**
 * The facts from which the overlaps around a change follow, in one read: how far they reach is not known before the settings
 * are, so it reads as far as the defaults reach. Only where the team's reach further, or what is stored was found with others
 * than hold now (see `DayRange`), it reads again.
 */
export async function around(manager: EntityManager, householdId: string, touched: Pick<Touched, 'days'> | 'all'): Promise<Around & { zone: DayRange }> {
  const read = async (zone: DayRange): Promise<Around & { zone: DayRange }> => ({ zone, ...(await readAround(manager, householdId, zone)) });
  if (touched === 'all') return read(ALL_DAYS);
  const zoneOf = (reach: number): DayRange => zoneOfChange([...touched.days], reach);
  const usual = reachInDays(DEFAULT_OVERLAP_THRESHOLDS);
  const first = await read(zoneOf(usual));
  if (first.settings !== first.derivedWith) return read(ALL_DAYS);
  const reach = reachInDays(overlapThresholdsOf(settingsOfText(first.settings)));
  return reach > usual ? read(zoneOf(reach)) : first;
}
