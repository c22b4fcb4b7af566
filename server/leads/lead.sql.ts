import { listOf, lookUp, objectOf, unlessConfidential } from '../households/reading.js';

/** Who leads is known to everyone involved, also when their service is confidential; its name, and why it led, stay unsaid. */
const LEAD = `l.id, l.professional_id as "professionalId", p.name as "professionalName", ${unlessConfidential('o.name')} as "organisationName",
    l.kind, l.intensity, l.starts_on as "from", l.ends_on as "until", l.return_on as "returnOn", l.mandate,
    ${unlessConfidential('l.reason')} as reason, ${unlessConfidential('l.end_reason')} as "endReason", l.decided_by as "decidedBy",
    case when l.said_words is not null then json_build_object('memberId', l.said_by_member_id, 'words', l.said_words) end as "householdSaid", l.version`;

const OF_HOUSEHOLD = `lead l ${lookUp('professional', 'p', 'l.professional_id')} ${lookUp('organisation', 'o', 'l.organisation_id')}
   where l.household_id = reader.household_id`;

export const LEADS = listOf(LEAD, OF_HOUSEHOLD, `l.starts_on, l.id`);
export const ONE_LEAD = objectOf(LEAD, `${OF_HOUSEHOLD} and l.id = reader.about_id`);
