import { listOf, valuesOf } from '../households/reading.js';
import { ownersOf } from '../plans/plan.sql.js';

/** For readings of whoever directs all that is read: no service is confidential to them. */
export const DIRECTS_ALL = `(select true as directs, null::uuid as organisation_id) reader`;

/** `reader` is who leads teams: of household `household` (an alias) they know all when it is of one of these; it may have gone to another. */
export const readsAsTeamLead = (household: string, professional: string): string => `cross join lateral (select
    exists (select 1 from team_lead l where l.team_id = ${household}.team_id and l.professional_id = ${professional}) as directs,
    (select p.organisation_id from professional p where p.id = ${professional}) as organisation_id) reader`;

/** Answer `a` with what became of it. Needs `reader`: owners who work for a service that is confidential to them stay unsaid. */
export const ANSWER = `a.id, a.code, a.kind, a.reason, a.words, a.until, a.domain, a.member_id as "memberId", a.evidence, a.answered_at as "answeredAt", a.holds_from as "holdsFrom", a.answered_by as "answeredById",
  (select x.what from action x where x.household_id = a.household_id and x.id = a.action_id) as action,
  coalesce((select ${ownersOf('x')} from action x where x.household_id = a.household_id and x.id = a.action_id), '[]'::json) as "actionOwners",
  (select x.due_on from action x where x.household_id = a.household_id and x.id = a.action_id) as "actionDueOn",
  (select x.status from action x where x.household_id = a.household_id and x.id = a.action_id) as "actionStatus",
  (select p.name from professional p where p.id = a.answered_by) as "answeredBy",
  (select p.name from signal_confirmation c join professional p on p.id = c.confirmed_by where c.household_id = a.household_id and c.answer_id = a.id) as "confirmedBy"`;

/** Signal `s` with the latest answer to it. Needs `reader`. */
export const SIGNAL = `s.id, s.code, s.member_id as "memberId", s.domain, s.evidence, s.holds_from as "holdsFrom", s.holds_until as "holdsUntil", s.listed_from as "listedFrom",
  (select row_to_json(n) from (select ${ANSWER} from signal_answer a where a.household_id = s.household_id and a.id = s.answer_id) n) as answer`;

/** Safety first, then the oldest. */
export const IN_ORDER = `s.place, s.holds_from, s.id`;

/** How all who live in household `household` (SQL) are called, to tell apart two of one name. */
export const memberNames = (household: string): string =>
  valuesOf(`json_build_object('id', m.id, 'name', p.name)`, `member m join person p on p.id = m.person_id where m.household_id = ${household}`, `m.id`);

/** All signals of one household, and the log of what was decided about them. */
export const HOUSEHOLD_SIGNALS = `(select row_to_json(found) from (select
  ${listOf(SIGNAL, `signal s where s.household_id = reader.household_id`, IN_ORDER)} as signals,
  ${listOf(ANSWER, `(select * from signal_answer b where b.household_id = reader.household_id order by b.answered_at desc, b.id desc limit 100) a`, `a.answered_at desc, a.id desc`)} as log,
  ${memberNames('reader.household_id')} as members) found)`;

/** Signal `s` holds and is not answered, at the moment at which the statement began. */
export const HOLDS_NOW = `s.listed_from <= now() and (s.holds_until is null or s.holds_until > now())`;

/** The first signals of household `household` that hold now, as far as `when` (SQL) holds; how many there are; and its members' names. */
export const badges = (household: string, when: string): string => `
  (select coalesce(json_agg(b), '[]'::json) from (select ${SIGNAL} from signal s cross join ${DIRECTS_ALL} where s.household_id = ${household} and ${when} and ${HOLDS_NOW} order by ${IN_ORDER} limit 3) b) as "signalRows",
  (select count(*)::int from signal s where s.household_id = ${household} and ${when} and ${HOLDS_NOW}) as "signalsInAll",
  ${memberNames(household)} as "memberNames"`;
