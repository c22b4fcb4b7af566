import { listOf, lookUp, nameOf, objectOf, unlessConfidential } from '../households/reading.js';

/** Who leaves their organisation leads until then, also before the lead itself is ended on that day. */
const UNTIL = `least(l.ends_on, case when p.left_on > reader.today and p.left_on > l.starts_on then p.left_on end)`;

/** Who leads is known to everyone involved, also when their service is confidential; its name, and why it led, stay unsaid. */
const LEAD = `l.id, l.professional_id as "professionalId", p.name as "professionalName", ${unlessConfidential('o.name')} as "organisationName",
    l.kind, l.intensity, l.starts_on as "from", ${UNTIL} as "until", l.return_on as "returnOn", ${nameOf('l.returns_to_id')} as "returnsToName", l.mandate,
    ${unlessConfidential('l.reason')} as reason, ${unlessConfidential('l.end_reason')} as "endReason", l.end_code as "endCode",
    case when l.meanwhile is not null then json_build_object('kind', l.meanwhile, 'name', case l.meanwhile when 'professional' then ${nameOf('l.meanwhile_professional_id')}
      when 'network' then (select n.name from network_contact n where n.household_id = l.household_id and n.id = l.meanwhile_contact_id) end) end as meanwhile, l.decided_by as "decidedBy",
    case when l.said_words is not null then json_build_object('memberId', l.said_by_member_id, 'words', l.said_words) end as "householdSaid", l.version`;

const OF_HOUSEHOLD = `lead l ${lookUp('professional', 'p', 'l.professional_id')} ${lookUp('organisation', 'o', 'l.organisation_id')}
   where l.household_id = reader.household_id`;

export const LEADS = listOf(LEAD, OF_HOUSEHOLD, `l.starts_on, l.id`);
export const ONE_LEAD = objectOf(LEAD, `${OF_HOUSEHOLD} and l.id = reader.about_id`);
