import { OVERLAP_CODES } from '../contract/overlap-codes.js';
import { IS_CONFIDENTIAL, listOf, lookUp, unlessConfidential } from '../households/reading.js';

const IS_AT_IT = `exists (select 1 from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id and x.professional_id = reader.professional_id)`;

/** A visit as its reader may see it: time, domains and that a service is there, for everyone; one's own note for oneself. */
export const VISIT = `json_build_object('id', v.id, 'startsAt', v.starts_at, 'endsAt', v.ends_at, 'kind', v.kind, 'status', v.status,
  'memberIds', (select coalesce(json_agg(x.member_id order by x.member_id), '[]'::json) from visit_member x
    where x.household_id = v.household_id and x.visit_id = v.id),
  'professionals', ${listOf(
    `json_build_object('professionalId', ${unlessConfidential('p.id')}, 'name', ${unlessConfidential('p.name')},
      'organisationId', ${unlessConfidential('o.id')}, 'organisationName', ${unlessConfidential('o.name')}, 'confidential', ${IS_CONFIDENTIAL})`,
    `visit_professional vp ${lookUp('professional', 'p', 'vp.professional_id')} ${lookUp('organisation', 'o', 'vp.organisation_id')}
     where vp.household_id = v.household_id and vp.visit_id = v.id`,
    `vp.professional_id`,
  )},
  'domains', v.domains, 'note', (select x.note from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id
    and x.professional_id = reader.professional_id), 'mayChange', reader.directs or ${IS_AT_IT}, 'version', v.version)`;

/** Visits that start on the reader's days. */
export const VISITS = listOf(
  VISIT,
  `visit v where v.household_id = reader.household_id and v.starts_at >= reader.visits_from and v.starts_at < reader.visits_until`,
  `v.starts_at, v.id`,
);

const CODES_IN_ORDER = `array[${OVERLAP_CODES.map((code) => `'${code}'`).join(', ')}]`;

const OVERLAP_FIELDS = `'id', ov.id, 'code', ov.code, 'memberId', ov.member_id, 'domain', ov.domain, 'visitIds', ov.visit_ids,
  'firstDay', ov.first_day, 'lastDay', ov.last_day, 'visits', ov.visits, 'professionals', ov.professionals, 'organisations', ov.organisations,
  'peakFirstDay', ov.peak_first_day, 'peakLastDay', ov.peak_last_day`;

const OVERLAP_ORDER = `array_position(${CODES_IN_ORDER}, ov.code), ov.first_day desc, ov.id`;

/** Overlaps that touch the reader's days, most urgent first. */
export const OVERLAPS = listOf(
  `json_build_object(${OVERLAP_FIELDS})`,
  `overlap ov where ov.household_id = reader.household_id and ov.last_day >= reader.days_from and ov.first_day < reader.days_until`,
  OVERLAP_ORDER,
);

const NAMED_OVERLAP = `json_build_object(${OVERLAP_FIELDS}, 'memberName', person.name)`;
const OVERLAP_WITH_MEMBER = `overlap ov left join member m on m.household_id = ov.household_id and m.id = ov.member_id
  left join person on person.id = m.person_id where ov.household_id = reader.household_id`;

const MEMBER_NAMES = `(select coalesce(json_agg(person.name), '[]'::json) from member m join person on person.id = m.person_id
  where m.household_id = reader.household_id)`;

/** All overlaps of the household, with the name of the member whom each is about. */
export const NAMED_OVERLAPS = `json_build_object('overlaps', ${listOf(NAMED_OVERLAP, OVERLAP_WITH_MEMBER, OVERLAP_ORDER)}, 'memberNames', ${MEMBER_NAMES})`;

/** A visit, and the overlaps of which it is part. */
export const VISIT_OUTCOME = `json_build_object(
  'visit', (select ${VISIT} from visit v where v.household_id = reader.household_id and v.id = reader.about_id),
  'overlaps', ${listOf(NAMED_OVERLAP, `${OVERLAP_WITH_MEMBER} and reader.about_id = any(ov.visit_ids)`, OVERLAP_ORDER)},
  'memberNames', ${MEMBER_NAMES})`;
