import { OVERLAP_CODES } from '../contract/overlap-codes.js';
import { IS_CONFIDENTIAL, listOf, lookUp, nameOf, objectOf, unlessConfidential } from '../households/reading.js';

const PROFESSIONAL = `${unlessConfidential('p.id')} as "professionalId", ${unlessConfidential('p.name')} as name,
  ${unlessConfidential('o.id')} as "organisationId", ${unlessConfidential('o.name')} as "organisationName", ${IS_CONFIDENTIAL} as confidential`;

/** Who comes to visit `v`, and what of it is the reader's: each visit's rows are read once for all three. In the order of their key. */
export const AT_IT = `cross join lateral (
  select coalesce(json_agg(professional order by vp.professional_id), '[]'::json) as professionals,
    coalesce(bool_or(vp.professional_id = reader.professional_id), false) as "readerIsAtIt", min(vp.note) filter (where vp.professional_id = reader.professional_id) as note
  from visit_professional vp ${lookUp('professional', 'p', 'vp.professional_id')} ${lookUp('organisation', 'o', 'vp.organisation_id')}
    cross join lateral (select ${PROFESSIONAL}) professional
  where vp.household_id = v.household_id and vp.visit_id = v.id) at_it`;

/** A visit as its reader may see it: time, domains and that a service is there, for everyone; one's own note for oneself. Of the visit itself all stands in the index in time. */
export const VISIT = `v.id, v.starts_at as "startsAt", v.ends_at as "endsAt", v.kind, v.status,
  array(select x.member_id from visit_member x where x.household_id = v.household_id and x.visit_id = v.id order by x.member_id) as "memberIds",
  at_it.professionals, v.domains, at_it.note, v.anyway_because as "anywayBecause", reader.directs or at_it."readerIsAtIt" as "mayChange", v.version`;

/** Visits that start on the reader's days. */
export const VISITS = listOf(
  VISIT,
  `visit v ${AT_IT} where v.household_id = reader.household_id and v.starts_at >= reader.visits_from and v.starts_at < reader.visits_until`,
  `v.starts_at, v.id`,
);

const ANSWER = `oa.kind, oa.reason, ${nameOf('oa.answered_by')} as "answeredBy", oa.answered_at as "answeredAt"`;

/** All that was answered about overlaps of this household, newest first. */
export const ANSWER_LOG = listOf(
  `${ANSWER}, oa.id, oa.code, oa.member_id as "memberId", oa.domain, oa.visit_ids as "visitIds", oa.visit_id as "visitId", oa.other_visit_id as "otherVisitId"`,
  `overlap_answer oa where oa.household_id = reader.household_id`,
  `oa.answered_at desc, oa.id desc`,
);

const CODES_IN_ORDER = `array[${OVERLAP_CODES.map((code) => `'${code}'`).join(', ')}]`;

/** The newest answer that holds for overlap `ov`; see overlap-standing-rules.ts. */
const HOLDING_ANSWER = objectOf(
  ANSWER,
  `overlap_answer oa where oa.household_id = ov.household_id and oa.code = ov.code and oa.member_id is not distinct from ov.member_id
    and oa.domain is not distinct from ov.domain and oa.visit_ids @> ov.visit_ids order by oa.answered_at desc, oa.id desc limit 1`,
);

export const OVERLAP_FIELDS = `ov.id, ov.code, ov.member_id as "memberId", ov.domain, ov.visit_ids as "visitIds",
  ov.first_day as "firstDay", ov.last_day as "lastDay", ov.visits, ov.professionals, ov.organisations,
  ov.peak_first_day as "peakFirstDay", ov.peak_last_day as "peakLastDay", ov.open_since as "openSince",
  case when ov.open_since is null then ${HOLDING_ANSWER} end as answer`;

export const OVERLAP_ORDER = `array_position(${CODES_IN_ORDER}, ov.code), ov.first_day desc, ov.id`;

/** Overlaps that touch the reader's days, most urgent first. */
export const OVERLAPS = listOf(
  OVERLAP_FIELDS,
  `overlap ov where ov.household_id = reader.household_id and ov.last_day >= reader.days_from and ov.first_day < reader.days_until`,
  OVERLAP_ORDER,
);

const NAMED_OVERLAP = `${OVERLAP_FIELDS}, person.name as "memberName"`;
const OVERLAP_WITH_MEMBER = `overlap ov left join member m on m.household_id = ov.household_id and m.id = ov.member_id
  left join person on person.id = m.person_id where ov.household_id = reader.household_id`;

const MEMBER_NAMES = `(select coalesce(json_agg(person.name), '[]'::json) from member m join person on person.id = m.person_id
  where m.household_id = reader.household_id)`;

/** All overlaps of the household, with the name of the member whom each is about. */
export const NAMED_OVERLAPS = `json_build_object('overlaps', ${listOf(NAMED_OVERLAP, OVERLAP_WITH_MEMBER, OVERLAP_ORDER)}, 'memberNames', ${MEMBER_NAMES})`;

export const ONE_VISIT = objectOf(VISIT, `visit v ${AT_IT} where v.household_id = reader.household_id and v.id = reader.about_id`);

/** A visit, and the overlaps of which it is part. */
export const VISIT_OUTCOME = `json_build_object(
  'visit', ${ONE_VISIT},
  'overlaps', ${listOf(NAMED_OVERLAP, `${OVERLAP_WITH_MEMBER} and reader.about_id = any(ov.visit_ids)`, OVERLAP_ORDER)},
  'memberNames', ${MEMBER_NAMES})`;
