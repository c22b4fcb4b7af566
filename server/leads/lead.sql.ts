import { listOf, lookUp, unlessConfidential } from '../households/reading.js';

/** Who leads is known to everyone involved, also when their service is confidential; its name, and why it led, stay unsaid. */
const LEAD = `json_build_object('id', l.id, 'professionalId', l.professional_id, 'professionalName', p.name, 'organisationName', ${unlessConfidential('o.name')},
    'kind', l.kind, 'intensity', l.intensity, 'from', l.starts_on, 'until', l.ends_on, 'returnOn', l.return_on, 'mandate', l.mandate,
    'reason', ${unlessConfidential('l.reason')}, 'endReason', ${unlessConfidential('l.end_reason')}, 'decidedBy', l.decided_by,
    'householdSaid', case when l.said_words is not null then json_build_object('memberId', l.said_by_member_id, 'words', l.said_words) end,
    'version', l.version)`;

const OF_HOUSEHOLD = `lead l ${lookUp('professional', 'p', 'l.professional_id')} ${lookUp('organisation', 'o', 'l.organisation_id')}
   where l.household_id = reader.household_id`;

export const LEADS = listOf(LEAD, OF_HOUSEHOLD, `l.starts_on, l.id`);
export const ONE_LEAD = `(select ${LEAD} from ${OF_HOUSEHOLD} and l.id = reader.about_id)`;
