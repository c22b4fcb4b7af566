import { NEED_UP_TO_LEVEL } from '../contract/responsibility-words.js';
import { notEndedOn } from '../database/on-day.js';
import { IS_CONFIDENTIAL, listOf, lookUp, unlessConfidential, valuesOf } from '../households/reading.js';

const PRESENT_MEMBER = (id: string): string => `exists (select 1 from member m where m.household_id = reader.household_id and m.id = ${id} and ${notEndedOn('m', 'reader.today')})`;

/**
 * The one definition of a need: the latest rating of somebody who lives there, by either voice, is low; or a problem stands
 * open; or a goal that is still pursued is about it. A goal that is kept from others is let through to those alone who see it.
 */
const NEEDS = `
  select l.domain, 'rating' as reason from (
    select distinct on (r.member_id, r.domain, r.voice) r.domain, r.level from rating r
    where r.household_id = reader.household_id and r.domain = any(reader.domains) and ${PRESENT_MEMBER('r.member_id')}
    order by r.member_id desc, r.domain desc, r.voice desc, r.rated_on desc, r.id desc) l
  where l.level <= ${NEED_UP_TO_LEVEL}
  union all
  select p.domain, 'problem' from problem p
  where p.household_id = reader.household_id and p.domain = any(reader.domains) and p.ends_on is null and (p.member_id is null or ${PRESENT_MEMBER('p.member_id')})
  union all
  select part, 'goal' from goal g cross join unnest(g.domains) part
  where g.household_id = reader.household_id and part = any(reader.domains) and g.state in ('wanted', 'working')`;

const ROWS = listOf(`n.domain, array_agg(distinct n.reason) as because`, `(${NEEDS}) n group by n.domain`, `n.domain`);

/** Cell `c` says something. */
const hasPart = (actor: string): string =>
  `exists (select 1 from responsibility c where c.household_id = reader.household_id and ${actor} and c.domain = any(reader.domains) and c.kinds <> '{}')`;

/** By what somebody is, or was last, at this household's table; the organisation is that of then. */
const AT_THE_TABLE = `cross join lateral (
    select y.id, y.organisation_id, y.present from (
      select i.id, i.organisation_id, ${notEndedOn('i', 'reader.today')} as present, 0 as rank, i.starts_on from involvement i
      where i.household_id = reader.household_id and i.professional_id = came.professional_id
      union all
      select l.id, l.organisation_id, ${notEndedOn('l', 'reader.today')}, 1, l.starts_on from lead l
      where l.household_id = reader.household_id and l.professional_id = came.professional_id) y
    order by y.present desc, y.rank, y.starts_on desc, y.id limit 1) seat`;

/** The household, those near it, and the professionals; who is gone as long as a cell of theirs is left. */
const ACTORS = listOf(
  `a.*`,
  `(select 1 as place, m.id::text as key, 'member' as kind, m.id, n.name, null::uuid as organisation, null as "organisationName", false as confidential,
      ${notEndedOn('m', 'reader.today')} as present, n.birth_date as born
    from member m join person n on n.id = m.person_id where m.household_id = reader.household_id and (${notEndedOn('m', 'reader.today')} or ${hasPart('c.member_id = m.id')})
    union all
    select 2, k.id::text, 'network', k.id, k.name, null, null, false, ${notEndedOn('k', 'reader.today')}, null
    from network_contact k where k.household_id = reader.household_id and (${notEndedOn('k', 'reader.today')} or ${hasPart('c.network_contact_id = k.id')})
    union all
    select 3, seat.id::text, 'professional', p.id, ${unlessConfidential('p.name')}, o.id, ${unlessConfidential('o.name')}, ${IS_CONFIDENTIAL}, seat.present, null
    from (select i.professional_id from involvement i where i.household_id = reader.household_id
      union select l.professional_id from lead l where l.household_id = reader.household_id) came
    ${AT_THE_TABLE} ${lookUp('professional', 'p', 'came.professional_id')} ${lookUp('organisation', 'o', 'seat.organisation_id')}
    where seat.present or ${hasPart('c.professional_id = came.professional_id')}) a`,
  `a.place, a.born nulls last, a.key`,
);

const CELLS = listOf(
  `c.id, c.domain, coalesce(c.professional_id, c.member_id, c.network_contact_id) as "actorId", c.kinds, c.version`,
  `responsibility c where c.household_id = reader.household_id and c.domain = any(reader.domains)`,
  `c.id`,
);

/** Parts of life of which this reader knows, as with ratings, only that others know more. */
const KNOWN_TO_OTHERS = valuesOf(
  `k.domain`,
  `(select unnest(r.domains) as domain from app_known_to_others(reader.household_id) r
    union select unnest(p.domains) from app_problems_known_to_others(reader.household_id) p
    union select split_part(d, ':', 2) from unnest(reader.disclosed) d) k
   where not reader.directs and k.domain <> all(reader.domains)`,
  `k.domain`,
);

export const MATRIX = `(select json_build_object('rows', ${ROWS}, 'actors', ${ACTORS}, 'cells', ${CELLS}, 'knownToOthers', ${KNOWN_TO_OTHERS}))`;
