import { Global, Module } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Derivations } from './derivations.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({ providers: [Clock, Derivations, UnitOfWork], exports: [Clock, Derivations, UnitOfWork] })
export class DatabaseModule {}
