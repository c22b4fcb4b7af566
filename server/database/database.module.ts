import { Global, Module } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { ChangedHouseholds } from './changed-households.js';
import { Derivations } from './derivations.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({ providers: [ChangedHouseholds, Clock, Derivations, UnitOfWork], exports: [ChangedHouseholds, Clock, Derivations, UnitOfWork] })
export class DatabaseModule {}
