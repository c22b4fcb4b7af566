import { listOf, nameOf, objectOf } from '../households/reading.js';

/** Whether disclosure `d` was made to the reader, or to the organisation where they work now. */
const TO_READER = `(d.to_professional_id = reader.professional_id or d.to_organisation_id = reader.organisation_id)`;

const DISCLOSURE = `d.id, d.member_id as "memberId", d.domains,
  d.to_organisation_id as "toOrganisationId", t.name as "toOrganisationName", d.to_professional_id as "toProfessionalId", tp.name as "toProfessionalName",
  d.legal_basis as "legalBasis",
  array(select g.member_id from disclosure_giver g where g.household_id = d.household_id and g.disclosure_id = d.id order by g.member_id) as "givenBy",
  d.given_on as "givenOn", d.given_how as "givenHow", d.words, d.purpose, d.starts_on as "from", d.ends_on as "until",
  ${nameOf('d.recorded_by')} as "recordedBy",
  d.withdrawn_on as "withdrawnOn", d.withdrawn_by_member_id as "withdrawnByMemberId", d.withdrawn_how as "withdrawnHow",
  d.withdrawn_on is null and (d.ends_on is null or d.ends_on > reader.today) as "mayWithdraw", d.version`;

/** All of them for those who direct; for others only what was disclosed to them, for to whom else something is told says much. */
const VISIBLE = `disclosure d left join professional tp on tp.id = d.to_professional_id
  join organisation t on t.id = coalesce(d.to_organisation_id, tp.organisation_id)
  where d.household_id = reader.household_id and (reader.directs or ${TO_READER})`;

export const DISCLOSURES = listOf(DISCLOSURE, VISIBLE, `d.withdrawn_on is not null, d.starts_on desc, d.id desc`);
export const ONE_DISCLOSURE = objectOf(DISCLOSURE, `${VISIBLE} and d.id = reader.about_id`);
