import { listOf, nameOf } from '../households/reading.js';
import { HELPS_WITH, IS_OWN, isSeen } from './plan.sql.js';

/**
 * What others changed in the plan since `reader` last looked at it, of what the reader sees: the one definition, for the marks in
 * the plan and for the dot on the list. It comes from the log, by way of `app_plan_changes`; what became of a row that is gone
 * since is told of the plan as a whole.
 */
const CHANGED = `app_plan_changes(reader.household_id) c
  left join action_done d on c.object_type = 'action_done' and d.household_id = reader.household_id and d.id = c.object_id
  left join action a on c.object_type in ('action', 'action_done') and a.household_id = reader.household_id and a.id = coalesce(d.action_id, c.object_id)
  left join goal g on g.household_id = reader.household_id and g.id = case when c.object_type = 'goal' then c.object_id else a.goal_id end
  where c.object_type not in ('goal', 'action', 'action_done')
    or (g.id is not null and case when a.id is null then ${isSeen(HELPS_WITH)} else ${isSeen(IS_OWN)} end)`;

const PART = `case c.object_type when 'action_done' then 'action' when 'plan_statement' then 'statement' else c.object_type end`;

/** The row that it is about; a time that an action was done is about the action. */
const ABOUT = `case when c.object_type <> 'plan' then coalesce(a.id, c.object_id) end`;

/** Whether `c` makes its row; one more time done makes no action. */
const MAKES = `c.action = 'C' and c.object_type <> 'action_done'`;

const CHANGES = listOf(
  `x.part, case when not x.removed then x.id end as id, case when x.removed then 'removed' when x.added then 'added' else 'changed' end as deed,
    ${nameOf('x.actor_id')} as by, to_json(x.at) as at`,
  `(select ${PART} as part, ${ABOUT} as id, bool_or(${MAKES}) as added, bool_or(c.action = 'D') as removed, max(c.occurred_at) as at,
      (array_agg(c.actor_id order by c.occurred_at desc))[1] as actor_id
    from ${CHANGED} group by 1, 2) x
   where not (x.added and x.removed)`,
  `x.at desc, x.part, x.id`,
);

/** With the snapshot in which it was read: what is over by then has been told. */
export const PLAN_CHANGES = `(select json_build_object('snapshot', pg_current_snapshot()::text, 'changes', ${CHANGES},
  'since', (select to_json(l.looked_at) from plan_look l where l.household_id = reader.household_id and l.professional_id = reader.professional_id)))`;

/** Professional $3 looked at the plan of household $1 now, as far as snapshot $4 went. $2: an id. */
export const LOOKED = `
  insert into plan_look (household_id, id, professional_id, looked_at, snapshot) values ($1, $2, $3, now(), $4)
  on conflict on constraint plan_look_one_each do update set looked_at = excluded.looked_at, snapshot = excluded.snapshot`;

/** For a list. `reader` is SQL for a row with `household_id`, `professional_id` and `directs`. */
export const planChanged = (reader: string): string => `exists (select 1 from ${reader} reader cross join ${CHANGED})`;
