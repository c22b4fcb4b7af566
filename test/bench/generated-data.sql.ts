/**
 * Fictional households by the thousand, made inside the database. The same numbers give the same rows: chance is a hash
 * of the row's number, days are counted from today. Identifiers rise in the order in which rows would have been written:
 * those of a household lie beside each other, but its visits lie scattered between those of all others, as they do
 * after years of use.
 */
export interface Size {
  households: number;
  visitsPerHousehold: number;
}

/** Households that one case director leads. */
const CASELOAD = 50;
/** Organisations besides that of the case directors; of one professional each, five come to a household. */
const PARTNER_ORGANISATIONS = 19;
/** Households in which one partner is involved. */
const PARTNER_CASELOAD = 40;

const KINDS = { organisation: 1, team: 2, professional: 3, household: 4, person: 5, member: 6, network: 7, involvement: 8, rating: 9, lead: 10, plan: 11, goal: 12, action: 13, owner: 14, visit: 15 } as const;

/** The identifier of the n-th row of a kind: a UUIDv7 of November 2023, whose moment is in milliseconds. */
const id = (kind: keyof typeof KINDS, n: string): string =>
  `('0' || to_hex(1700000000000 + (${n})::bigint) || '7${KINDS[kind].toString(16).padStart(3, '0')}8000000000000000')::uuid`;

/** A whole number from 0 to `below` - 1, by chance but always the same. */
const chance = (n: string, salt: number, below: number | string): string => `(abs(hashint8extended((${n})::bigint, ${salt}) % 1000003) % (${below}))::int`;

const DOMAINS = `array['finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting']`;
const domain = (n: string): string => `(${DOMAINS})[1 + (${n}) % 14]`;

/** In order; each begins where the one before it ended. */
export function generatedData({ households, visitsPerHousehold }: Size): string[] {
  const directors = Math.ceil(households / CASELOAD);
  const teams = Math.ceil(directors / 10);
  const rounds = Math.ceil((households * 5) / PARTNER_CASELOAD / PARTNER_ORGANISATIONS);
  const h = `generate_series(1, ${households}) h`;
  const each = (count: number): string => `${h}, generate_series(1, ${count}) k`;
  /** The k-th professional (1 to 6) of household h: the case director, then partners of five organisations. */
  const partnerOrganisation = (k: string): string => `((h + (${k}) * 3) % ${PARTNER_ORGANISATIONS})`;
  const professionalNumber = (k: string): string =>
    `case when (${k}) = 1 then 1 + h % ${directors} else ${directors} + 1 + (h % ${rounds}) * ${PARTNER_ORGANISATIONS} + ${partnerOrganisation(k)} end`;
  const organisationNumber = (k: string): string => `case when (${k}) = 1 then 1 else 2 + ${partnerOrganisation(k)} end`;
  /** Which of the household's six comes to visit v, and who comes along, if anybody. */
  const visitor = chance('v.n', 3, 6);

  return [
    `insert into organisation (id, name, kind, name_is_sensitive) select ${id('organisation', 'n')}, 'Organisatie ' || n,
      (array['neighbourhood_team', 'probation', 'addiction_care', 'housing_corporation', 'debt_counselling', 'youth_protection', 'mental_health_care', 'school'])[1 + n % 8], n % 8 = 2
      from generate_series(1, ${PARTNER_ORGANISATIONS + 1}) n`,
    `insert into team (id, organisation_id, name) select ${id('team', 'n')}, ${id('organisation', '1')}, 'Team ' || n from generate_series(1, ${teams}) n`,
    `insert into professional (id, organisation_id, team_id, name, function, email, roles)
      select ${id('professional', 'n')}, ${id('organisation', '1')}, ${id('team', `1 + n % ${teams}`)}, 'Regisseur ' || n, 'Casusregisseur', 'regisseur' || n || '@bench.example', array['case_director']
      from generate_series(1, ${directors}) n`,
    `insert into professional (id, organisation_id, name, function, email, roles)
      select ${id('professional', `${directors} + n`)}, ${id('organisation', `2 + (n - 1) % ${PARTNER_ORGANISATIONS}`)}, 'Hulpverlener ' || n, 'Hulpverlener', 'hulpverlener' || n || '@bench.example', array['partner']
      from generate_series(1, ${rounds * PARTNER_ORGANISATIONS}) n`,
    `insert into household (id, name, address, team_id, opened_on)
      select ${id('household', 'h')}, 'Huishouden ' || h, 'Dorpsstraat ' || h, ${id('team', `1 + (1 + h % ${directors}) % ${teams}`)}, current_date - 400 from ${h}`,
    `insert into person (id, name, birth_date) select ${id('person', 'h * 4 + k')}, 'Bewoner ' || h || ' ' || k, current_date - 3650 - ${chance('h * 4 + k', 1, 18000)} from ${each(4)}`,
    `insert into member (household_id, id, person_id, role, starts_on)
      select ${id('household', 'h')}, ${id('member', 'h * 4 + k')}, ${id('person', 'h * 4 + k')}, (array['parent', 'partner', 'child', 'child'])[k], current_date - 400 from ${each(4)}`,
    `insert into network_contact (household_id, id, name, relation, support)
      select ${id('household', 'h')}, ${id('network', 'h * 2 + k')}, 'Buur ' || h || ' ' || k, 'buur', array['practical'] from ${each(2)}`,
    `insert into involvement (household_id, id, professional_id, organisation_id, domains, starts_on)
      select ${id('household', 'h')}, ${id('involvement', 'h * 6 + k')}, ${id('professional', professionalNumber('k'))}, ${id('organisation', organisationNumber('k'))},
        array[${domain('h + k * 2')}, ${domain('h + k * 2 + 3')}], current_date - 400 + ${chance('h * 6 + k', 2, 100)} from ${each(6)}`,
    `insert into rating (household_id, id, member_id, domain, voice, level, words, rated_on, recorded_by)
      select ${id('household', 'h')}, ${id('rating', 'h * 40 + k')}, ${id('member', 'h * 4 + 1 + k % 4')}, ${domain('h * 3 + k / 8 % 4')},
        case when k / 4 % 2 = 0 then 'professional' else 'own' end, 1 + ${chance('h * 40 + k', 4, 5)},
        case when k / 4 % 2 = 1 then 'Het gaat wel, maar de rekeningen blijven liggen.' end, current_date - 40 + k, ${id('professional', professionalNumber('1 + k % 6'))} from ${each(40)}`,
    `insert into lead (household_id, id, professional_id, organisation_id, kind, intensity, starts_on, ends_on, decided_by)
      select ${id('household', 'h')}, ${id('lead', 'h * 2 + k')}, ${id('professional', professionalNumber('3 - k'))}, ${id('organisation', organisationNumber('3 - k'))},
        'permanent', 'intensive', current_date - 400 + (k - 1) * 250, case when k = 1 then current_date - 200 end, 'professionals_together' from ${each(2)}`,
    `insert into plan (household_id, id, started_on, where_to) select ${id('household', 'h')}, ${id('plan', 'h')}, current_date - 200, 'Rust in huis.' from ${h}`,
    `insert into goal (household_id, id, place, words, said_by_member_id, said_on, domains)
      select ${id('household', 'h')}, ${id('goal', 'h * 4 + k')}, k, 'Ik wil weer overzicht, doel ' || k, ${id('member', 'h * 4 + k')}, current_date - 200, array[${domain('h + k')}] from ${each(4)}`,
    `insert into action (household_id, id, goal_id, what, rhythm, due_on, domain)
      select ${id('household', 'h')}, ${id('action', 'h * 8 + k')}, ${id('goal', 'h * 4 + 1 + k % 4')}, 'Samen de post openen, actie ' || k, 'once', current_date - 30 + k * 10, ${domain('h + k')} from ${each(8)}`,
    `insert into action_owner (household_id, id, action_id, professional_id, member_id, network_contact_id)
      select ${id('household', 'h')}, ${id('owner', 'h * 8 + k')}, ${id('action', 'h * 8 + k')}, case when k <= 4 then ${id('professional', professionalNumber('k'))} end,
        case when k in (5, 6, 7) then ${id('member', 'h * 4 + k - 4')} end, case when k = 8 then ${id('network', 'h * 2 + 1')} end from ${each(8)}`,
    `create temporary table v as
      select n, h, slot, ${chance('n', 5, 4)} as who, current_date - 270 + (slot * 365 / ${visitsPerHousehold} + ${chance('n', 6, 5)}) as day
      from (select slot, h, slot::bigint * ${households} + h as n from generate_series(1, ${visitsPerHousehold}) slot, ${h} offset 0) s order by slot, h`,
    `insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by)
      select ${id('household', 'h')}, ${id('visit', 'n')}, starts_at, starts_at + interval '1 hour', case when ${chance('n', 8, 16)} = 0 then 'intake' else 'regular' end,
        case when ${chance('n', 9, 20)} = 0 then 'cancelled' when day < current_date then 'held' else 'planned' end,
        array[${domain(`h + (${visitor} + 1) * 2`)}], ${id('professional', professionalNumber(`${visitor} + 1`))}
      from (select v.*, (day + make_interval(mins => 480 + 15 * ${chance('n', 7, 36)})) at time zone 'Europe/Amsterdam' as starts_at from v) v order by n`,
    `insert into visit_member (household_id, visit_id, member_id) select ${id('household', 'h')}, ${id('visit', 'n')}, ${id('member', 'h * 4 + 1 + (who + k) % 4')}
      from v, generate_series(0, 1) k where k = 0 or ${chance('v.n', 10, 5)} < 2 order by n`,
    `insert into visit_professional (household_id, visit_id, professional_id, organisation_id) select ${id('household', 'h')}, ${id('visit', 'n')}, ${id('professional', professionalNumber(`1 + (${visitor} + k) % 6`))}, ${id('organisation', organisationNumber(`1 + (${visitor} + k) % 6`))}
      from v, generate_series(0, 1) k where k = 0 or ${chance('v.n', 11, 4)} = 0 order by n`,
    `drop table v`,
  ];
}
