import { holdsOn } from '../database/on-day.js';
import { IS_CONFIDENTIAL, listOf, nameOf, unlessConfidential } from '../households/reading.js';

/** Pause request `q` waits for its answer. */
export const PAUSE_WAITS = `(q.answered_on is null and q.called_off_on is null)`;

/** Of whoever is asked, or of the function that is asked. */
const ASKED_ORGANISATION = `coalesce(p.organisation_id, q.organisation_id)`;

export const PAUSES = listOf(
  `q.id, q.breakthrough_id as "breakthroughId", q.subject, q.what, q.domain, q.until, ${unlessConfidential('p.name')} as "askedName",
    case when q.asked_id is not null then ${unlessConfidential('p.function')} else q.asked_function end as "askedFunction",
    coalesce(${unlessConfidential('o.name')}, q.organisation_name) as "organisationName", coalesce(${IS_CONFIDENTIAL}, false) as confidential,
    ${nameOf('q.asked_by_id')} as "askedByName", q.asked_on as "askedOn", coalesce(q.answered_on, q.called_off_on, reader.today) - q.asked_on as days,
    q.answer, q.answered_until as "answeredUntil", q.because, q.answered_on as "answeredOn", ${nameOf('q.answered_by')} as "answeredByName", q.called_off_on as "calledOffOn",
    ${PAUSE_WAITS} and (reader.directs or q.asked_id = reader.professional_id or ${ASKED_ORGANISATION} = reader.organisation_id) as "mayAnswer",
    ${PAUSE_WAITS} and (reader.directs or q.asked_by_id = reader.professional_id) as "mayCallOff"`,
  `pause_request q left join professional p on p.id = q.asked_id left join organisation o on o.id = ${ASKED_ORGANISATION} where q.household_id = reader.household_id`,
  `${PAUSE_WAITS} desc, q.asked_on desc, q.id desc`,
);

/** Who is involved now and can be asked by the reader. */
export const PAUSE_ASKABLE = listOf(
  `distinct p.id, p.name, p.function, o.name as "organisationName"`,
  `involvement i join professional p on p.id = i.professional_id join organisation o on o.id = i.organisation_id
   where i.household_id = reader.household_id and ${holdsOn('i', 'reader.today')} and p.id <> reader.professional_id and not ${IS_CONFIDENTIAL}`,
  `o.name, p.name, p.id`,
);

export const PAUSES_READ = `(select json_build_object('pauses', ${PAUSES}, 'askable', ${PAUSE_ASKABLE}))`;

/** What the actor is asked to hold, the oldest first. $1: the actor; $2: today. */
export const ASKED_PAUSES = `
  select q.id, h.id as "householdId", h.name as "householdName", q.subject, q.what, q.until::text, p.name as "askedByName", p.function as "askedByFunction", o.name as "askedByOrganisation",
    q.asked_on::text as "askedOn", $2::date - q.asked_on as days
  from pause_request q join household h on h.id = q.household_id and h.closed_on is null
  join professional p on p.id = q.asked_by_id join organisation o on o.id = p.organisation_id
  where q.asked_id = $1 and ${PAUSE_WAITS}
  order by q.asked_on, q.id`;
