import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Functions that look behind the wall to say who may pass; they run as the owner. */
const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const NOBODY = `'00000000-0000-0000-0000-000000000000'`;
/** By the clock of the database: the wall and the access rules then agree on the very instant. */
const RUNNING = `e.starts_at <= now() and now() < coalesce(e.ended_at, e.ends_at)`;

/**
 * Coming in at a household, at one go: whose session it is, what they are to the household (asked once, for the access rules and
 * for the wall), and the wall opened for it. Before, each of the two asked for itself, through functions in functions.
 */
export class Entering1795371500000 implements MigrationInterface {
  name = 'Entering1795371500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [FACTS, 'drop function app_open_facts(uuid, uuid, date)', SCOPE, ACCESS, OPEN, BEGIN, ENTER]) await queryRunner.query(statement);
    // Whoever has no token learns nothing from it; yet only the application asks.
    await queryRunner.query(`revoke all on function ${ENTERING} from public`);
    await queryRunner.query(`grant execute on function ${ENTERING} to samenregie_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function ${ENTERING}`);
    for (const statement of [FORMER_OPEN_FACTS, FORMER_FACTS, FORMER_ACCESS, FORMER_BEGIN]) await queryRunner.query(statement);
    await queryRunner.query(`drop function app_open(uuid, text, boolean, uuid, date, text, uuid, text, text[], boolean, text[]), app_scope(text[], boolean, boolean, text[], boolean, boolean)`);
  }
}

const ENTERING = 'app_enter(bytea, uuid, timestamptz, timestamptz, date, text, uuid)';

const facts = (name: string, language: string, body: string): string => `create or replace function ${name}(actor uuid, household uuid, today date)
      returns table (id uuid, closed boolean, leads boolean, "leadsTheTeam" boolean, "involvedFor" text[], "hasLead" boolean, emergency json)
      language ${language} stable ${BEHIND_THE_WALL} as $$ ${body} $$`;

const LEADS_TEAM = (team: string): string => `exists (select 1 from team_lead t where t.professional_id = actor and t.team_id = ${team})`;
const INVOLVED_FOR = (id: string): string => `(select i.domains from involvement i where i.household_id = ${id} and i.professional_id = actor
            and i.starts_on <= today and (i.ends_on is null or i.ends_on > today))`;
const EMERGENCY = (id: string): string => `(select json_build_object('id', e.id, 'until', e.ends_at, 'reason', e.reason) from emergency_access e
            where e.household_id = ${id} and e.professional_id = actor and ${RUNNING})`;
const DEPUTISES = (id: string): string => `exists (select 1 from lead_deputy d join lead l on l.household_id = d.household_id and l.id = d.lead_id
            where d.household_id = ${id} and d.professional_id = actor and d.starts_on <= today and d.ends_on > today and l.starts_on <= today and (l.ends_on is null or l.ends_on > today))`;
const CLOSED_WITH_LEAD = (id: string): string => `exists (
            select 1 from household_closing c join closed_part p on p.household_id = c.household_id and p.closing_id = c.id
            where c.household_id = ${id} and c.reopened_on is null and p.lead_id is not null)`;

/** Asked before each request: one look after the other, and those that few need only where they are needed. In a closed household its people are what they were until it closed. */
const FACTS = facts(
  'app_facts',
  'plpgsql',
  `
      #variable_conflict use_column
      declare
        team uuid;
        kept record;
      begin
        select h.id, h.closed_on is not null, h.team_id into id, closed, team from household h where h.id = app_facts.household;
        if not found then return; end if;
        select coalesce(bool_or(l.professional_id = actor), false), count(*) > 0 into leads, "hasLead"
          from lead l where l.household_id = app_facts.household and (l.ends_on is null or l.ends_on > today);
        "leadsTheTeam" := ${LEADS_TEAM('team')};
        "involvedFor" := ${INVOLVED_FOR('app_facts.household')};
        emergency := ${EMERGENCY('app_facts.household')};
        if not leads then leads := ${DEPUTISES('app_facts.household')}; end if;
        if closed then
          select k.leads, k.domains into kept from app_kept_at_closing(actor) k where k.household_id = app_facts.household;
          leads := leads or coalesce(kept.leads, false);
          "involvedFor" := coalesce("involvedFor", kept.domains);
          "hasLead" := "hasLead" or ${CLOSED_WITH_LEAD('app_facts.household')};
        end if;
        return next;
      end`,
);

const FORMER_OPEN_FACTS = facts(
  'app_open_facts',
  'sql',
  `select h.id, h.closed_on is not null,
          exists (select 1 from lead l where l.household_id = h.id and l.professional_id = actor and (l.ends_on is null or l.ends_on > today)) or ${DEPUTISES('h.id')},
          ${LEADS_TEAM('h.team_id')}, ${INVOLVED_FOR('h.id')},
          exists (select 1 from lead l where l.household_id = h.id and (l.ends_on is null or l.ends_on > today)), ${EMERGENCY('h.id')}
        from household h where h.id = household`,
);

const FORMER_FACTS = facts(
  'app_facts',
  'sql',
  `select f.id, f.closed, f.leads or coalesce(k.leads, false), f."leadsTheTeam", coalesce(f."involvedFor", k.domains),
          f."hasLead" or f.closed and ${CLOSED_WITH_LEAD('f.id')}, f.emergency
        from app_open_facts(actor, household, today) f
        left join lateral (select * from app_kept_at_closing(actor) kept where f.closed and kept.household_id = f.id) k on true`,
);

const DOMAINS = ['basic_daily_life', 'domestic_relations', 'finances', 'housing', 'justice', 'mental_health', 'parenting', 'participation', 'physical_health', 'practical_daily_life', 'social_network', 'substance_use', 'time_use', 'work_and_education'];

/** The twin of `scopeOf`, from the same facts: on what ground, in which parts of life, and whether they direct. One row, or none without a ground. */
const SCOPE = `create function app_scope(roles text[], leads boolean, leads_the_team boolean, involved_for text[], has_lead boolean, emergency boolean)
      returns table (ground text, domains text[], directs boolean) language sql immutable as $$
        select g.ground, case when g.ground = 'involvement' and not g.directs then involved_for else array['${DOMAINS.join("', '")}'] end, g.directs
        from (select f.ground, f.ground in ('lead', 'team_lead') or (f.ground = 'involvement' and 'case_director' = any(roles) and not has_lead) as directs
          from (select case
            when not roles && array['case_director', 'partner', 'team_lead'] then null
            when leads then 'lead'
            when leads_the_team and 'team_lead' = any(roles) then 'team_lead'
            when involved_for is not null then 'involvement'
            when emergency then 'emergency' end as ground) f) g
        where g.ground is not null
      $$`;

const ACCESS = `create or replace function app_access(actor uuid, household uuid, today date) returns table (ground text, domains text[], directs boolean)
      language sql stable ${BEHIND_THE_WALL} as $$
        select s.ground, s.domains, s.directs from professional p
        cross join lateral app_facts(actor, household, today) f
        cross join lateral app_scope(p.roles, f.leads, f."leadsTheTeam", f."involvedFor", f."hasLead", f.emergency is not null) s
        where p.id = actor and (p.left_on is null or p.left_on > today)
      $$`;

const ALL_DOMAINS = `(select array_agg(distinct d) from (select unnest(array['finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting']) as d) x)`;

const FORMER_ACCESS = `create or replace function app_access(actor uuid, household uuid, today date) returns table (ground text, domains text[], directs boolean)
      language sql stable ${BEHIND_THE_WALL} as $$
        with known as (
          select f.*, p.roles, case
            when not p.roles && array['case_director', 'partner', 'team_lead'] or p.left_on <= today then null
            when f.leads then 'lead'
            when f."leadsTheTeam" and 'team_lead' = any(p.roles) then 'team_lead'
            when f."involvedFor" is not null then 'involvement' when f.emergency is not null then 'emergency' end as ground
          from app_facts(actor, household, today) f join professional p on p.id = actor)
        select ground, case
            when ground <> 'involvement' or ('case_director' = any(roles) and not "hasLead") then ${ALL_DOMAINS}
            else "involvedFor" end, ground in ('lead', 'team_lead') or (ground = 'involvement' and 'case_director' = any(roles) and not "hasLead")
        from known where ground is not null
      $$`;

/** The settings of a transaction about one household, which the wall goes by and the log writes. \`ground\` null: nothing is let through. */
const OPEN = `create function app_open(actor uuid, organisation text, watches boolean, household uuid, today date, activity text, trace uuid, ground text, domains text[], directs boolean, disclosed text[])
      returns void language plpgsql as $$
      begin
        perform set_config('app.actor', actor::text, true), set_config('app.today', today::text, true),
          set_config('app.activity', activity, true), set_config('app.trace', trace::text, true),
          set_config('app.organisation', coalesce(organisation, ${NOBODY}), true), set_config('app.watches', coalesce(watches, false)::text, true),
          set_config('app.ground', coalesce(ground, ''), true), set_config('app.domains', coalesce(domains::text, '{}'), true),
          set_config('app.directs', coalesce(directs, false)::text, true), set_config('app.disclosed', coalesce(disclosed::text, '{}'), true),
          set_config('app.households', case when ground is null then '{}' else '{' || household::text || '}' end, true),
          set_config('app.read_only', case when ground = 'emergency' then '{' || household::text || '}' else '{}' end, true),
          -- Of whatever is read or changed because of one's ground; what was disclosed is on record with its own.
          set_config('app.legal_basis', case when ground is null then '' else 'public_task' end, true);
      end $$`;

const begin = (variables: string, one: string, all: string): string => `create or replace function app_begin(actor uuid, household uuid, today date, activity text, trace uuid) returns void language plpgsql as $$
      declare
        granted record;
        organisation text;
        watches boolean;${variables}
      begin
        select p.organisation_id::text, 'privacy_officer' = any(p.roles) into organisation, watches from professional p where p.id = actor;
        ${one}${all}
      end $$`;

/** Opens a transaction for somebody: the wall lets through the household that is named, or, where none is, all of theirs. */
const BEGIN = begin(
  `
        disclosed text[];`,
  `if household is not null then
          select a.ground, a.domains, a.directs into granted from app_access(actor, household, today) a;
          if granted.ground = 'involvement' and not granted.directs then
            select array_agg(d.member_id || ':' || d.domain) into disclosed from app_disclosed(actor, household, today) d;
          end if;
          perform app_open(actor, organisation, watches, household, today, activity, trace, granted.ground, granted.domains, granted.directs, disclosed);
          return;
        end if;
        perform app_open(actor, organisation, watches, null, today, activity, trace, null, null, null, null);`,
  `
        perform set_config('app.households', app_households(actor, today)::text, true), set_config('app.read_only', app_emergencies(actor, today)::text, true);
        perform set_config('app.legal_basis', case when current_setting('app.households') <> '{}' then 'public_task' else '' end, true);`,
);

const FORMER_BEGIN = begin(
  '',
  `perform set_config('app.actor', actor::text, true), set_config('app.today', today::text, true),
          set_config('app.activity', activity, true), set_config('app.trace', trace::text, true),
          set_config('app.organisation', coalesce(organisation, ${NOBODY}), true), set_config('app.watches', coalesce(watches, false)::text, true);
        if household is null then
          perform set_config('app.ground', '', true), set_config('app.domains', '{}', true), set_config('app.directs', 'false', true), set_config('app.disclosed', '{}', true),
            set_config('app.households', app_households(actor, today)::text, true),
            set_config('app.read_only', app_emergencies(actor, today)::text, true);
        else
          select a.ground, a.domains, a.directs into granted from app_access(actor, household, today) a;
          perform set_config('app.ground', coalesce(granted.ground, ''), true), set_config('app.domains', coalesce(granted.domains::text, '{}'), true),
            set_config('app.directs', coalesce(granted.directs, false)::text, true),
            set_config('app.disclosed', case when granted.ground = 'involvement' and not granted.directs
              then (select coalesce(array_agg(d.member_id || ':' || d.domain), '{}')::text from app_disclosed(actor, household, today) d) else '{}' end, true),
            set_config('app.households', case when granted.ground is null then '{}' else '{' || household::text || '}' end, true),
            set_config('app.read_only', case when granted.ground = 'emergency' then '{' || household::text || '}' else '{}' end, true);
        end if;`,
  `
        perform set_config('app.legal_basis', case when current_setting('app.households') <> '{}' then 'public_task' else '' end, true);`,
);

/** What was disclosed is told only to whom it widens the view of. Without a session: no row, and nothing is opened. */
const ENTER = `create function app_enter(token bytea, about uuid, at timestamptz, idle_since timestamptz, today date, activity text, trace uuid)
      returns table ("tokenHash" bytea, "sessionId" uuid, "signedInWith" text, "steppedUpAt" timestamptz, "lastSeenAt" timestamptz, "endsAt" timestamptz,
        "professionalId" uuid, name text, function text, "organisationId" uuid, "organisationName" text, "teamId" uuid, roles text[], language text, household json)
      language plpgsql ${BEHIND_THE_WALL} as $$
      #variable_conflict use_column
      declare
        facts record;
        granted record;
        shown json := '[]';
        seen text[];
      begin
        select s.token_hash, s.id, s.signed_in_with, s.stepped_up_at, s.last_seen_at, s.ends_at, p.id, p.name, p.function, p.organisation_id, o.name, p.team_id, p.roles, p.language
          into "tokenHash", "sessionId", "signedInWith", "steppedUpAt", "lastSeenAt", "endsAt", "professionalId", name, function, "organisationId", "organisationName", "teamId", roles, language
          from session s join professional p on p.id = s.professional_id join organisation o on o.id = p.organisation_id
          where s.token_hash = app_enter.token and s.ends_at > app_enter.at and s.last_seen_at > app_enter.idle_since and (p.left_on is null or p.left_on > app_enter.today);
        if not found then return; end if;
        select * into facts from app_facts("professionalId", about, today);
        select * into granted from app_scope(roles, facts.leads, facts."leadsTheTeam", facts."involvedFor", facts."hasLead", facts.emergency is not null);
        if granted.ground = 'involvement' and not granted.directs then
          select coalesce(json_agg(json_build_object('memberId', d.member_id, 'domain', d.domain, 'legalBasis', d.legal_basis, 'givenBy', d.given_by)), '[]'), array_agg(d.member_id || ':' || d.domain)
            into shown, seen from app_disclosed("professionalId", about, today) d;
        end if;
        perform app_open("professionalId", "organisationId"::text, 'privacy_officer' = any(roles), about, today, activity, trace, granted.ground, granted.domains, granted.directs, seen);
        household := case when facts.id is not null then json_build_object('id', facts.id, 'closed', facts.closed, 'leads', facts.leads, 'leadsTheTeam', facts."leadsTheTeam",
          'involvedFor', facts."involvedFor", 'hasLead', facts."hasLead", 'emergency', facts.emergency, 'disclosed', shown) end;
        return next;
      end $$`;
