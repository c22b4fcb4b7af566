import { IS_CONFIDENTIAL, listOf, lookUp, objectOf, unlessConfidential } from './reading.js';

/** An address that is shielded is read by those who direct only. */
const addressOf = (row: string): string => `case when ${row}.address_shielded and not reader.directs then null else ${row}.address end`;

const MEMBER = `m.id, p.id as "personId", p.name, p.birth_date as "birthDate", extract(year from age(reader.today, p.birth_date))::int as age,
    m.role, m.starts_on as "from", m.ends_on as "until",
    ${addressOf('m')} as address, m.address_shielded as "addressShielded", m.version`;
const MEMBER_FROM = `member m join person p on p.id = m.person_id where m.household_id = reader.household_id`;

export const MEMBERS = listOf(MEMBER, MEMBER_FROM, `m.ends_on is not null, p.birth_date nulls last, m.id`);
export const ONE_MEMBER = objectOf(MEMBER, `${MEMBER_FROM} and m.id = reader.about_id`);

const CONTACT = `n.id, n.name, n.relation, n.support, n.ends_on as "until", n.version`;
const CONTACT_FROM = `network_contact n where n.household_id = reader.household_id`;

export const NETWORK = listOf(CONTACT, CONTACT_FROM, `n.ends_on is not null, n.id`);
export const ONE_CONTACT = objectOf(CONTACT, `${CONTACT_FROM} and n.id = reader.about_id`);

const INVOLVEMENT = `i.id, ${unlessConfidential('p.id')} as "professionalId", ${unlessConfidential('p.name')} as name, ${unlessConfidential('p.function')} as function,
    ${unlessConfidential('o.id')} as "organisationId", ${unlessConfidential('o.name')} as "organisationName", ${unlessConfidential('o.kind')} as "organisationKind",
    ${IS_CONFIDENTIAL} as confidential, i.domains, i.starts_on as since, i.ends_on as "until", i.end_reason as "endReason",
    reader.directs or i.professional_id = reader.professional_id as "mayChange", i.version`;
const INVOLVEMENT_FROM = `involvement i ${lookUp('professional', 'p', 'i.professional_id')} ${lookUp('organisation', 'o', 'i.organisation_id')}
   where i.household_id = reader.household_id`;

export const TEAM = listOf(INVOLVEMENT, INVOLVEMENT_FROM, `i.ends_on is not null, i.starts_on, i.id`);
export const ONE_INVOLVEMENT = objectOf(INVOLVEMENT, `${INVOLVEMENT_FROM} and i.id = reader.about_id`);

export const ADDRESS = addressOf('h');
/** What is told of the household itself, without who and what belongs to it. */
export const HOUSEHOLD_ITSELF = objectOf(`h.id, h.name, ${ADDRESS} as address, h.address_shielded as "addressShielded", h.version`, `household h where h.id = reader.household_id`);
