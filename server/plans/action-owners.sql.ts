import { notEndedOn } from '../database/on-day.js';
import { isHiddenTo } from '../households/hidden-service.js';

/** Of those named ($2), who may own an action of household $1 on day $5. $3: whether the actor directs; $4: their organisation. */
export const KNOWN_OWNERS = `
  select 'member' as kind, id from member where household_id = $1 and id = any($2::uuid[])
  union all select 'network', id from network_contact where household_id = $1 and id = any($2::uuid[])
  union all select 'professional', p.id from professional p join organisation o on o.id = p.organisation_id
    where p.id = any($2::uuid[]) and not ${isHiddenTo('$3', '$4')} and (
      exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = p.id and ${notEndedOn('i', '$5')})
      or exists (select 1 from lead l where l.household_id = $1 and l.professional_id = p.id and ${notEndedOn('l', '$5')}))`;

/** Takes away the owners of action $2, but for those whom the actor does not see. */
export const REMOVE_OWNERS = `
  delete from action_owner w where w.household_id = $1 and w.action_id = $2 and not exists (
    select 1 from professional p join organisation o on o.id = p.organisation_id
    where p.id = w.professional_id and ${isHiddenTo('$3', '$4')})`;
