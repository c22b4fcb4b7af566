import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { scopeOf, type Actor, type Disclosed, type HouseholdFacts } from '../server/access/access-rules.js';
import { LIFE_DOMAINS, type LifeDomain } from '../server/contract/life-domains.js';
import type { Role } from '../server/contract/roles.js';
import { beginning } from '../server/database/acting.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { applicationUrlOf } from './support/database.js';

/** Who somebody is to a household: what the access rules take, put in the database. */
interface Situation {
  roles: Role[];
  involved: 'no' | 'now' | 'ended' | 'coming';
  domains: LifeDomain[];
  leads: 'no' | 'now' | 'ended' | 'coming';
  leadsTheTeam: boolean;
  otherLeads: boolean;
  standsIn: 'no' | 'now' | 'ended' | 'coming';
  left: boolean;
  emergency: 'no' | 'now' | 'over' | 'ended';
  disclosed: DisclosureSituation[];
}

interface DisclosureSituation {
  to: 'them' | 'their organisation' | 'another organisation';
  /** Of the two who live there. */
  about: 'the first' | 'both';
  domain: LifeDomain;
  holds: 'now' | 'ended' | 'coming' | 'withdrawn';
}

const situations = fc.record<Situation>({
  roles: fc.uniqueArray(fc.constantFrom<Role>('case_director', 'partner', 'team_lead', 'administrator', 'privacy_officer'), { minLength: 1, maxLength: 3 }),
  involved: fc.constantFrom('no', 'now', 'now', 'ended', 'coming'),
  domains: fc.uniqueArray(fc.constantFrom<LifeDomain>('finances', 'housing', 'justice'), { maxLength: 2 }),
  leads: fc.constantFrom('no', 'no', 'now', 'ended', 'coming'),
  leadsTheTeam: fc.boolean(),
  otherLeads: fc.boolean(),
  standsIn: fc.constantFrom('no', 'no', 'now', 'ended', 'coming'),
  left: fc.constantFrom(false, false, false, true),
  emergency: fc.constantFrom('no', 'no', 'now', 'now', 'over', 'ended'),
  disclosed: fc.uniqueArray(
    fc.record<DisclosureSituation>({
      to: fc.constantFrom('them', 'their organisation', 'their organisation', 'another organisation'),
      about: fc.constantFrom('the first', 'both'),
      domain: fc.constantFrom<LifeDomain>('housing', 'mental_health', 'justice'),
      holds: fc.constantFrom('now', 'now', 'ended', 'coming', 'withdrawn'),
    }),
    { maxLength: 3, selector: ({ to, about, domain }) => `${to} ${about} ${domain}` },
  ),
});

const RATED: readonly LifeDomain[] = ['finances', 'housing', 'mental_health'];

describe('row-level security', () => {
  let test: TestApp;
  let builders: Builders;
  /** Signed in as the application's role, past all code of the application. */
  let bare: pg.Client;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    bare = new pg.Client({ connectionString: applicationUrlOf(test.databaseUrl), options: '-c app.actor=' });
    await bare.connect();
  });
  afterAll(async () => {
    await bare.end();
    await test.close();
  });

  const asOwner = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(sql, values));

  /** What somebody sees in a transaction of theirs, by table, when the query itself asks for everything. */
  async function seen(professionalId: string, about: string | null, tables: readonly string[]): Promise<Record<string, string[]>> {
    await bare.query(beginning({ professionalId, householdId: about, ownHouseholds: about === null, activity: 'household:see', traceId: newId(), today: builders.today }));
    const result: Record<string, string[]> = {};
    for (const table of tables) {
      const key = table === 'household' ? 'id' : table === 'rating' ? `member_id || ':' || domain` : 'household_id';
      const { rows } = await bare.query<{ id: string }>(`select distinct ${key} as id from ${table} order by 1`);
      result[table] = rows.map(({ id }) => id);
    }
    await bare.query('rollback');
    return result;
  }

  async function put(situation: Situation): Promise<{ actor: Actor; householdId: string; facts: HouseholdFacts; memberIds: string[] }> {
    const { today } = builders;
    const team = await builders.team();
    const professional = await builders.professional({ roles: situation.roles });
    const householdId = await builders.household({ teamId: team.id });
    const memberIds = [await builders.member(householdId), await builders.member(householdId)];
    const other = await builders.professional();
    for (const memberId of memberIds)
      for (const domain of RATED)
        await asOwner(`insert into rating (household_id, id, member_id, domain, voice, level, rated_on, recorded_by) values ($1, $2, $3, $4, 'professional', 2, $5, $6)`, [householdId, newId(), memberId, domain, today, other.id]);
    const periods = { now: [addDays(today, -5), null], ended: [addDays(today, -5), today], coming: [addDays(today, 5), null] } as const;
    if (situation.involved !== 'no') {
      const [from, until] = periods[situation.involved];
      await asOwner(
        `insert into involvement (household_id, id, professional_id, organisation_id, domains, starts_on, ends_on, end_reason) values ($1, $2, $3, $4, $5, $6, $7::date, case when $7::date is not null then 'goal_reached' end)`,
        [householdId, newId(), professional.id, professional.organisationId, situation.domains, from, until],
      );
    }
    if (situation.leads !== 'no') {
      const [from, until] = periods[situation.leads];
      await builders.lead(householdId, professional, from, until);
    }
    const otherLeads = situation.otherLeads && situation.leads !== 'now' && situation.leads !== 'coming';
    if (otherLeads) {
      const leadId = await builders.lead(householdId, other, situation.leads === 'ended' ? today : addDays(today, -3));
      const days = { no: null, now: [-1, 1], ended: [-2, 0], coming: [1, 3] }[situation.standsIn]?.map((each) => addDays(today, each)) as [string, string] | undefined;
      if (days) await builders.deputy(householdId, leadId, professional, ...days);
    }
    if (situation.leadsTheTeam) await asOwner(`insert into team_lead (team_id, professional_id) values ($1, $2)`, [team.id, professional.id]);
    // Who stays behind as administrator: an organisation keeps one.
    if (situation.left) await builders.professional({ roles: ['administrator'], organisationId: professional.organisationId });
    const emergency = situation.emergency === 'no' ? null : await builders.emergency(householdId, professional, situation.emergency);
    const disclosed = await disclose(situation.disclosed, householdId, memberIds, professional, other);
    if (situation.left) await asOwner(`update professional set left_on = $2 where id = $1`, [professional.id, today]);
    const leads = situation.leads === 'now' || situation.leads === 'coming';
    return {
      householdId,
      memberIds,
      actor: { professionalId: professional.id, organisationId: professional.organisationId, teamId: null, roles: situation.roles },
      facts: {
        id: householdId,
        closed: false,
        leads: leads || (otherLeads && situation.standsIn === 'now'), // who stands in has all that the lead has
        leadsTheTeam: situation.leadsTheTeam,
        involvedFor: situation.involved === 'now' ? situation.domains : null,
        hasLead: leads || otherLeads,
        emergency: situation.emergency === 'now' ? emergency : null,
        disclosed,
      },
    };
  }

  type Colleague = { id: string; organisationId: string };

  /** Puts disclosures in the database; answers what they let `them` know. */
  async function disclose(situations: DisclosureSituation[], householdId: string, memberIds: string[], them: Colleague, other: Colleague): Promise<Disclosed[]> {
    const { today } = builders;
    const periods = { now: [-5, 5], ended: [-5, 0], coming: [1, 5], withdrawn: [-5, 5] } as const;
    const known: Disclosed[] = [];
    for (const { to, about, domain, holds } of situations) {
      const recipient = to === 'them' ? { professionalId: them.id } : { organisationId: to === 'their organisation' ? them.organisationId : other.organisationId };
      const [from, until] = periods[holds].map((days) => addDays(today, days)) as [string, string];
      const memberId = about === 'the first' ? memberIds[0]! : null;
      await builders.disclosure(householdId, recipient, { memberId, domains: [domain], from, until, withdrawn: holds === 'withdrawn' });
      if (holds !== 'now' || to === 'another organisation') continue;
      for (const id of memberId ? [memberId] : memberIds) known.push({ memberId: id, domain, legalBasis: 'consent', givenBy: [] });
    }
    return known;
  }

  it('lets the application see what the access rules say, and nothing else, however the query asks', async () => {
    await builders.setting(); // somebody else's household beside it
    await fc.assert(
      fc.asyncProperty(situations, async (situation) => {
        const { actor, householdId, memberIds, facts } = await put(situation);
        const scope = situation.left ? undefined : scopeOf(actor, facts);
        const found = await seen(actor.professionalId, householdId, ['household', 'member', 'rating', 'lead', 'plan']);
        expect(found['household']).toEqual(scope ? [householdId] : []);
        expect(found['member']).toEqual(scope ? [householdId] : []);
        expect(found['plan']).toEqual(scope ? [householdId] : []);
        const isSeen = (memberId: string, domain: LifeDomain): boolean =>
          scope !== undefined && (scope.domains.includes(domain) || scope.disclosed.some((each) => each.memberId === memberId && each.domain === domain));
        const parts = memberIds.flatMap((memberId) => RATED.filter((domain) => isSeen(memberId, domain)).map((domain) => `${memberId}:${domain}`));
        expect(found['rating']).toEqual(parts.sort());
        // The set form, for lists: the same households.
        expect((await seen(actor.professionalId, null, ['household']))['household']).toEqual(scope ? [householdId] : []);
      }),
      { numRuns: 100 },
    );
  }, 180_000);

  it('stands, forced, on every table that has a household', async () => {
    const tables = await asOwner<{ name: string; on: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as on, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       where c.relkind in ('r', 'p') and (c.relname in ('household', 'person')
         or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'household_id' and not a.attisdropped))`,
    );
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter(({ on, policies }) => !on || policies === 0)).toEqual([]);
  });

  it('cannot be gone round by the role of the application: it owns nothing and may not bypass it', async () => {
    const [role] = await asOwner<object>(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'samenregie_app'`);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    expect(await asOwner(`select relname from pg_class where relowner = 'samenregie_app'::regrole union all select proname from pg_proc where proowner = 'samenregie_app'::regrole`)).toEqual([]);
    await expect(bare.query(`set role samenregie`)).rejects.toThrow(/permission denied/);
    await expect(bare.query(`alter table lead disable row level security`)).rejects.toThrow(/must be owner/);
    await expect(bare.query(`create table mine (id int)`)).rejects.toThrow(/permission denied/);
  });

  it('makes a query without an actor fail', async () => {
    await builders.setting();
    for (const table of ['household', 'member', 'rating', 'visit', 'person']) {
      if (table === 'visit' || table === 'rating') continue; // empty here: nothing to refuse
      await expect(bare.query(`select * from ${table}`)).rejects.toThrow(/app\.households|malformed array literal/);
    }
    // Also on a connection that has served somebody: what was said for a transaction ends with it.
    const { director, householdId } = await builders.setting();
    expect((await seen(director.id, householdId, ['household']))['household']).toEqual([householdId]);
    await expect(bare.query(`select * from household`)).rejects.toThrow(/malformed array literal/);
    const owner = new pg.Client({ connectionString: test.databaseUrl });
    await owner.connect();
    await expect(owner.query(`select * from household`)).rejects.toThrow(/app\.actor/);
    await owner.end();
  });

  it('refuses a row in a household of others, and a rating in a domain of others', async () => {
    const { partner, householdId, memberId } = await builders.setting();
    const others = await builders.setting();
    const begin = beginning({ professionalId: partner.id, householdId, activity: 'household:see', traceId: newId(), today: builders.today });
    const goal = async (household: string): Promise<unknown> => {
      await bare.query(begin);
      return bare.query(`insert into goal (household_id, id, place, words, domains) values ($1, $2, 9, 'x', '{}')`, [household, newId()]).finally(() => bare.query('rollback'));
    };
    await expect(goal(others.householdId)).rejects.toThrow(/row-level security/);
    await expect(goal(householdId)).resolves.toBeDefined();
    const rating = async (domain: LifeDomain): Promise<unknown> => {
      await bare.query(begin);
      return bare
        .query(`insert into rating (household_id, id, member_id, domain, voice, level, rated_on, recorded_by) values ($1, $2, $3, $4, 'own', 2, $5, $6)`, [householdId, newId(), memberId, domain, builders.today, partner.id])
        .finally(() => bare.query('rollback'));
    };
    await expect(rating('justice')).rejects.toThrow(/row-level security/);
    await builders.disclosure(householdId, { professionalId: partner.id }, { memberId, domains: ['justice'] });
    await expect(rating('justice')).rejects.toThrow(/row-level security/);
    await expect(rating('finances')).resolves.toBeDefined();
  });

  it('lets an emergency be read and nothing be changed, also beside what is one\'s own', async () => {
    const { householdId, memberId, director } = await builders.setting();
    const stranger = await builders.professional({ roles: ['partner'] });
    await builders.emergency(householdId, stranger, 'now');
    const own = await builders.setting();
    await builders.involve(own.householdId, stranger);
    for (const about of [householdId, null]) {
      const changes = async (sql: string): Promise<number | null> => {
        await bare.query(beginning({ professionalId: stranger.id, householdId: about, ownHouseholds: about === null, activity: 'household:see', traceId: newId(), today: builders.today }));
        return (await bare.query(sql).finally(() => bare.query('rollback'))).rowCount;
      };
      expect(await changes(`select 1 from member where household_id = '${householdId}'`)).toBe(1);
      for (const table of ['household', 'member', 'lead', 'plan', 'involvement']) {
        const column = table === 'household' ? 'id' : 'household_id';
        expect(await changes(`update ${table} set ${column} = ${column} where ${column} = '${householdId}'`)).toBe(0);
      }
      expect(await changes(`update person set name = 'x' where id = (select person_id from member where id = '${memberId}')`)).toBe(0);
      await expect(changes(`insert into goal (household_id, id, place, words, domains) values ('${householdId}', '${newId()}', 9, 'x', '{}')`)).rejects.toThrow(/row-level security/);
      expect(await changes(`delete from action_owner where household_id = '${householdId}'`)).toBe(0);
      if (about === null) expect(await changes(`update member set role = role where household_id = '${own.householdId}'`)).toBe(1);
    }
    await expect(bare.query(`insert into emergency_access select * from emergency_access`)).rejects.toThrow(/permission denied/);
    expect(director.id).not.toBe(stranger.id);
  });

  it('stands against changes in an emergency on every table that has a household', async () => {
    const forgotten = await asOwner<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       where c.relkind = 'r' and not c.relispartition and c.relname not like 'audit_%' and c.relname <> 'emergency_access'
         and (c.relname = 'household' or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'household_id' and not a.attisdropped))
         and (select count(*) from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd in ('a', 'w', 'd')) < 3`,
    );
    expect(forgotten).toEqual([]);
  });

  it('lets a goal that is kept from the other members through to those who direct and who do something for it', async () => {
    const { director, partner, householdId } = await builders.setting();
    const [open, shielded] = [await builders.goal(householdId), await builders.goal(householdId, 2)];
    await asOwner(`update goal set shielded = true where id = $1`, [shielded]);
    const goals = async (professionalId: string): Promise<string[]> => {
      await bare.query(beginning({ professionalId, householdId, activity: 'household:see', traceId: newId(), today: builders.today }));
      const { rows } = await bare.query<{ id: string }>('select id from goal order by place');
      await bare.query('rollback');
      return rows.map(({ id }) => id);
    };
    expect(await goals(director.id)).toEqual([open, shielded]);
    expect(await goals(partner.id)).toEqual([open]);
    const action = newId();
    await asOwner(`insert into action (household_id, id, goal_id, what, rhythm, review_on) values ($1, $2, $3, 'Bellen', 'weekly', '2030-01-01')`, [householdId, action, shielded]);
    await asOwner(`insert into action_owner (household_id, id, action_id, professional_id) values ($1, $2, $3, $4)`, [householdId, newId(), action, partner.id]);
    expect(await goals(partner.id)).toEqual([open, shielded]);
  });

  it('knows all life domains that there are', async () => {
    const { director, householdId } = await builders.setting();
    await bare.query(beginning({ professionalId: director.id, householdId, activity: 'household:see', traceId: newId(), today: builders.today }));
    const { rows } = await bare.query<{ domains: string[] }>(`select current_setting('app.domains')::text[] as domains`);
    await bare.query('rollback');
    expect([...rows[0]!.domains].sort()).toEqual([...LIFE_DOMAINS].sort());
  });
});
