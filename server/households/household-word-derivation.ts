import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Derivations, type Derivation, type Touched } from '../database/derivations.js';
import { prepared, runPrepared } from '../database/prepared.js';

const KEEP = prepared(`select app_keep_words(array[$1::uuid])`);

/** The words by which a household is found follow its names by triggers; anew only where all is: rows filled in from elsewhere, or another way of folding. */
@Injectable()
export class HouseholdWordDerivation implements Derivation, OnModuleInit {
  constructor(private readonly derivations: Derivations) {}

  onModuleInit(): void {
    this.derivations.register(this, 3);
  }

  async derive(manager: EntityManager, householdId: string, touched: Touched | 'all'): Promise<void> {
    if (touched === 'all') await runPrepared(manager, KEEP, [householdId]);
  }
}
