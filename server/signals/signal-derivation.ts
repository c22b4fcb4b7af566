import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Derivations, type Derivation, type Touched } from '../database/derivations.js';
import { prepared, runPrepared } from '../database/prepared.js';
import { settingsOfText } from '../settings/setting-rules.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { keptSignals } from './signal-difference-rules.js';
import { readSignalFacts } from './signal-facts.js';
import { whyStuck } from './why-stuck-rules.js';

const KEEP = prepared(`select app_keep_signals($1, $2)`);
const DERIVED_WITH = prepared(`select app_signals_derived_with($1, $2)`);

/** Keeps the stored signals equal to what the rules find: one read of the household's facts, the rules, one write where something differs. */
@Injectable()
export class SignalDerivation implements Derivation, OnModuleInit {
  constructor(
    private readonly derivations: Derivations,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // After the overlaps, which are facts to it.
    this.derivations.register(this, 2);
  }

  async derive(manager: EntityManager, householdId: string, touched: Touched | 'all'): Promise<void> {
    if (touched !== 'all' && !touched.facts) return;
    const read = await readSignalFacts(manager, householdId, this.clock.today());
    if (!read) return;
    const found = whyStuck(read.facts, settingsOfText(read.settings), this.clock.now().getTime());
    const kept = keptSignals(found, read.stored, read.facts.teamId, newId);
    if (kept) await runPrepared(manager, KEEP, [householdId, JSON.stringify(kept)]);
    if (read.settings !== read.derivedWith) await runPrepared(manager, DERIVED_WITH, [householdId, read.settings]);
  }
}
