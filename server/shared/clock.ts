import { Injectable } from '@nestjs/common';
import { dayOf, type Day } from './day.js';

/** The only place that asks what time it is, so that a test can say it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in Europe/Amsterdam. */
  today(): Day {
    return dayOf(this.now().getTime());
  }
}
