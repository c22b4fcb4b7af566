import { holdsOn, notEndedOn } from '../database/on-day.js';

/**
 * The set form of the access rules (`access-rules.ts`): households on which an actor ($1) has a ground on a day ($3), the
 * strongest one, and whether they direct there. $2: whether the actor has the role of team lead; $4: that of case director.
 */
export const MINE = `
  select g.household_id, (array['lead', 'team_lead', 'involvement', 'emergency'])[min(g.rank)] as ground,
    min(g.rank) < 3 or (min(g.rank) = 3 and $4::boolean and not exists (select 1 from lead l where l.household_id = g.household_id and ${notEndedOn('l', '$3')})) as directs
  from (
    select l.household_id, 1 as rank from lead l where l.professional_id = $1 and ${notEndedOn('l', '$3')}
    union all
    select d.household_id, 1 from lead_deputy d join lead l on l.household_id = d.household_id and l.id = d.lead_id
      where d.professional_id = $1 and ${holdsOn('d', '$3')} and ${holdsOn('l', '$3')}
    union all
    select h.id, 2 from team_lead t join household h on h.team_id = t.team_id where t.professional_id = $1 and $2::boolean
    union all
    select i.household_id, 3 from involvement i where i.professional_id = $1 and ${holdsOn('i', '$3')}
    union all
    select k.household_id, case when k.leads then 1 else 3 end from app_kept_at_closing($1) k
    union all
    select e.household_id, 4 from emergency_access e
      where e.professional_id = $1 and e.starts_at <= now() and now() < coalesce(e.ended_at, e.ends_at)
  ) g
  group by g.household_id`;

/** Open households that the actor directs, but for those of the teams that they lead. */
export const DIRECTED = `select h.id from (${MINE}) mine join household h on h.id = mine.household_id and h.closed_on is null
  where mine.directs and not ($2::boolean and exists (select 1 from team_lead t where t.team_id = h.team_id and t.professional_id = $1))`;

/** Whether person $5 lives in one of them. Who is seen in an emergency is not taken along to another household. */
export const SEES_PERSON = `select 1 from member m join (${MINE}) mine on mine.household_id = m.household_id
  where m.person_id = $5 and mine.ground <> 'emergency' limit 1`;

/** Whether the actor directs every household in which person $5 lives on that day, also those that the database does not show them. */
export const DIRECTS_PERSON = `
  select coalesce(bool_and(coalesce(mine.directs, false)), true) and not app_lives_elsewhere($5) as directs
  from member m left join (${MINE}) mine on mine.household_id = m.household_id
  where m.person_id = $5 and ${notEndedOn('m', '$3')}`;
