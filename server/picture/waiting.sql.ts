import { PAUSE_WAITS } from '../breakthroughs/pause.sql.js';
import type { WaitingKind } from '../contract/digest-words.js';
import { MINE } from '../households/mine.sql.js';
import { waitsForOne } from '../leads/lead-proposal.sql.js';
import { IS_WAITING as IS_ASKED } from '../levels/level.sql.js';
import { questionsWaiting } from '../visits/visit-question.sql.js';
import { waitsFor } from '../withdrawals/withdrawal.sql.js';

/** How many questions of each kind wait in household `h`, one of `mine`, for the reader: the one definition for the list and the mail. $1 and $3: see `MINE`. */
export const QUESTIONS_WAITING: Record<Exclude<WaitingKind, 'lead'>, string> = {
  decision: `(select count(*)::int from escalation e where e.household_id = h.id and e.asked_id = $1 and ${IS_ASKED})`,
  pause: `(select count(*)::int from pause_request q where q.household_id = h.id and q.asked_id = $1 and ${PAUSE_WAITS})`,
  visit_question: `(case when mine.ground = 'emergency' then 0 else ${questionsWaiting('h.id', '$1')} end)`,
  withdrawal: `(select count(*)::int from withdrawal w where w.household_id = h.id and mine.ground <> 'emergency' and ${waitsFor('$1', 'mine.directs', '$3')})`,
};

const inAll = (kind: keyof typeof QUESTIONS_WAITING): string => `coalesce(sum(${QUESTIONS_WAITING[kind]}), 0)::int`;

/** How much of each kind waits for the reader in all; a decision also about a household that they may not see. $1 to $4: see `MINE`. */
export const WAITING_IN_ALL = `
  with mine as (${MINE})
  select ${inAll('decision')} + (select count(*)::int from app_asked() a where a.household_id not in (select household_id from mine)) as decision,
    ${inAll('pause')} as pause, ${inAll('visit_question')} as visit_question, ${inAll('withdrawal')} as withdrawal, count(l.kind)::int as lead
  from mine join household h on h.id = mine.household_id and h.closed_on is null
  left join lateral ${waitsForOne('$1', '$3')} l on mine.ground <> 'emergency'`;
