import { IS_CONFIDENTIAL, listOf, lookUp, unlessConfidential } from './reading.js';

export const MEMBERS = listOf(
  `json_build_object('id', m.id, 'personId', p.id, 'name', p.name, 'birthDate', p.birth_date,
    'age', extract(year from age(reader.today, p.birth_date))::int, 'role', m.role, 'from', m.starts_on, 'until', m.ends_on, 'version', m.version)`,
  `member m join person p on p.id = m.person_id where m.household_id = reader.household_id`,
  `m.ends_on is not null, p.birth_date nulls last, m.id`,
);

export const NETWORK = listOf(
  `json_build_object('id', n.id, 'name', n.name, 'relation', n.relation, 'support', n.support, 'until', n.ends_on, 'version', n.version)`,
  `network_contact n where n.household_id = reader.household_id`,
  `n.ends_on is not null, n.id`,
);

export const TEAM = listOf(
  `json_build_object('id', i.id,
    'professionalId', ${unlessConfidential('p.id')}, 'name', ${unlessConfidential('p.name')}, 'function', ${unlessConfidential('p.function')},
    'organisationId', ${unlessConfidential('o.id')}, 'organisationName', ${unlessConfidential('o.name')}, 'organisationKind', ${unlessConfidential('o.kind')},
    'confidential', ${IS_CONFIDENTIAL}, 'domains', i.domains, 'since', i.starts_on, 'until', i.ends_on, 'endReason', i.end_reason,
    'mayChange', reader.directs or i.professional_id = reader.professional_id, 'version', i.version)`,
  `involvement i ${lookUp('professional', 'p', 'i.professional_id')} ${lookUp('organisation', 'o', 'i.organisation_id')}
   where i.household_id = reader.household_id`,
  `i.ends_on is not null, i.starts_on, i.id`,
);

/** An address that is shielded is read by those who direct only. */
export const ADDRESS = `case when h.address_shielded and not reader.directs then null else h.address end`;
