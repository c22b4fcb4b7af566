import { BrokenRule } from '../shared/broken-rule.js';
import type { Day } from '../shared/day.js';

interface Period {
  from: Day;
  until: Day;
}

/** The days asked for, half open, with what was left out filled in. Throws `input.invalid` where they end before they begin. */
export function periodOf(asked: { from?: Day; until?: Day }, otherwise: Period): Period {
  const period = { from: asked.from ?? otherwise.from, until: asked.until ?? otherwise.until };
  if (period.until <= period.from) throw new BrokenRule('input.invalid', {}, [{ field: 'until', check: 'isAfterFrom', message: 'until must be after from' }]);
  return period;
}
