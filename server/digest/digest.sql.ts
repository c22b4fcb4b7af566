import { USUAL_RHYTHM } from '../contract/digest-words.js';
import { holdsOn } from '../database/on-day.js';

const RHYTHM = `coalesce(c.rhythm, '${USUAL_RHYTHM}')`;
const PEOPLE = `professional p left join digest_choice c on c.professional_id = p.id`;

/** Professional `p` works with households on day $1, and chose one of the rhythms $2. */
const IS_DUE = `((p.left_on is null or p.left_on > $1::date) and p.roles && array['case_director', 'partner', 'team_lead'] and ${RHYTHM} = any($2::text[]))`;

/** Somebody stands in on day $1 for everything that `p` leads: they are away, and read it when they are back. */
const IS_AWAY = `(exists (select 1 from lead l where l.professional_id = p.id and ${holdsOn('l', '$1::date')})
  and not exists (select 1 from lead l where l.professional_id = p.id and ${holdsOn('l', '$1::date')}
    and not exists (select 1 from lead_deputy d where d.household_id = l.household_id and d.lead_id = l.id and ${holdsOn('d', '$1::date')})))`;

/** Notes whose digest of day $1 is to be sent. Once, however often it is asked: for who begins or chooses later that day it comes on another. */
export const PREPARE = `
  insert into digest (professional_id, day, state)
  select p.id, $1::date, 'waiting' from ${PEOPLE} where ${IS_DUE} and not ${IS_AWAY} and not exists (select 1 from digest where day = $1::date)
  on conflict do nothing`;

/** Whose digest of day $1 is still to be sent; not of who left or chose otherwise meanwhile. */
export const TO_SEND = `
  select p.id as "professionalId"
  from ${PEOPLE} join digest g on g.professional_id = p.id and g.day = $1::date and g.state = 'waiting' where ${IS_DUE}
  order by p.id`;

/** Professional $3 as they are now; no row where no digest is due to them any more. */
export const RECIPIENT = `
  select p.id as "professionalId", p.organisation_id as "organisationId", p.team_id as "teamId", p.roles, p.email, p.language, ${RHYTHM} as rhythm
  from ${PEOPLE} where p.id = $3 and ${IS_DUE}`;

/**
 * What still waits on day $1 is not sent any more, and of what was cut off the fate stays unknown; answers how many that are, but
 * for who does not want it any more. What is older than five weeks is of no use.
 */
export const GIVE_UP = `
  with left_over as (
    update digest g set state = case g.state when 'sending' then 'unknown' else 'given_up' end where g.day = $1::date and g.state in ('waiting', 'sending')
    returning g.professional_id),
  old as (delete from digest g where g.day < $1::date - 35)
  select count(*)::int as count from left_over join (${PEOPLE}) on p.id = left_over.professional_id where ${IS_DUE}`;
