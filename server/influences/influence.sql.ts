import { isRatingSeen, listOf, nameOf, objectOf } from '../households/reading.js';

/** `row` is no `p`, `q` or `o`: so are those called who wrote it down. */
const recorded = (row: string): string => `${row}.said_by_member_id as "saidByMemberId", ${row}.said_on as "saidOn", ${nameOf(`${row}.recorded_by`)} as "recordedBy",
  ${row}.starts_on as since, ${row}.ends_on as until, ${row}.version`;

/** A problem is seen as a rating is: in one's own parts of life, or disclosed. */
const PROBLEM = `b.id, b.label, b.domain, b.member_id as "memberId", b.words, ${recorded('b')}`;
const PROBLEM_FROM = `problem b where b.household_id = reader.household_id and ${isRatingSeen('b')}`;
const PROBLEMS = listOf(PROBLEM, PROBLEM_FROM, `b.ends_on is not null, b.id`);
export const ONE_PROBLEM = objectOf(PROBLEM, `${PROBLEM_FROM} and b.id = reader.about_id`);

/** An influence where both its problems are seen: on what somebody's problem pushes says what that is. */
const INFLUENCE = `i.id, i.from_problem_id as "fromProblemId", i.to_problem_id as "toProblemId", i.words, ${recorded('i')}`;
const INFLUENCE_FROM = `influence i
   join problem f on f.household_id = i.household_id and f.id = i.from_problem_id
   join problem t on t.household_id = i.household_id and t.id = i.to_problem_id
   where i.household_id = reader.household_id and ${isRatingSeen('f')} and ${isRatingSeen('t')}`;
const INFLUENCES = listOf(INFLUENCE, INFLUENCE_FROM, `i.ends_on is not null, i.id`);
export const ONE_INFLUENCE = objectOf(INFLUENCE, `${INFLUENCE_FROM} and i.id = reader.about_id`);

/** That there are problems in other parts of life, not which. */
const KNOWN_TO_OTHERS = listOf(`k.member_id as "memberId", k.domains`, `app_problems_known_to_others(reader.household_id) k where not reader.directs`, `k.member_id`);

export const INFLUENCE_MAP = `(select json_build_object('problems', ${PROBLEMS}, 'influences', ${INFLUENCES}, 'knownToOthers', ${KNOWN_TO_OTHERS}))`;
