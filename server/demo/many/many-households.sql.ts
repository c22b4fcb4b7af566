import { LIFE_DOMAINS } from '../../contract/life-domains.js';
import { ACTION_SENTENCES } from '../generated/action-sentences.js';
import { GOAL_SENTENCES } from '../generated/goal-sentences.js';
import type { Names } from '../generated/names.js';
import { OWN_WORDS } from '../generated/spoken-words.js';
import { chance, id, oneOf, text } from './made-up.sql.js';

/**
 * Fictional households by the thousand, made inside the database, for the bench and `npm run demo:data` alike. The same
 * numbers give the same rows: chance is a hash of the row's number, names are drawn with a fixed seed, days are counted from
 * today. Identifiers rise in the order in which rows would have been written: those of a household lie beside each other, but
 * its visits lie scattered between those of all others, as they do after years of use.
 */
export interface Size {
  households: number;
  visitsPerHousehold: number;
}

/** How many are there already: new ones are numbered after them. */
export interface Before {
  households: number;
  professionals: number;
  teams: number;
}

/** Rows to write, in order: each step begins where the one before it ended. */
export interface FillStep {
  table: string;
  statement: string;
  /** About as many as it writes. */
  rows: number;
}

/** Households that one case director leads, and case directors in a team. */
const CASELOAD = 50;
const DIRECTORS_IN_TEAM = 10;
/** Organisations besides that of the case directors; of one professional each, five come to a household. */
const PARTNER_ORGANISATIONS = 19;
/** Households in which one partner is involved. */
const PARTNER_CASELOAD = 40;
/** A household's number times this is above the numbers of its visits, whatever was made before. */
export const MOST_VISITS = 1_000;

/** Steps are this large, so that somebody who waits sees them pass. */
const HOUSEHOLDS_A_STEP = 2_000;
const VISITS_A_STEP = 50_000;

const KINDS = ['neighbourhood_team', 'probation', 'addiction_care', 'housing_corporation', 'debt_counselling', 'youth_protection', 'mental_health_care', 'school'];
const CALLED = ['Wijkteam', 'Reclassering', 'Verslavingszorg', 'Woningcorporatie', 'Schuldhulp', 'Jeugdbescherming', 'GGZ', 'Basisschool'];
const WORKS_AS = ['wijkteammedewerker', 'toezichthouder', 'behandelaar', 'woonconsulent', 'schuldhulpverlener', 'jeugdbeschermer', 'behandelaar', 'intern begeleider'];

const domain = (n: string): string => oneOf(LIFE_DOMAINS, `(${n}) % ${LIFE_DOMAINS.length}`);
/** One of the first two sentences about the part of life of `domain(n)`. */
const sentence = (all: readonly (readonly string[])[], n: string, salt: number): string =>
  oneOf(all.flatMap((some) => [some[0]!, some[1] ?? some[0]!]), `(${n}) % ${LIFE_DOMAINS.length} * 2 + ${chance(n, salt, 2)}`);
const GOALS = LIFE_DOMAINS.map((name) => GOAL_SENTENCES[name].filter(({ by }) => by === 'adult').map(({ words }) => words));
const ACTIONS = LIFE_DOMAINS.map((name) => ACTION_SENTENCES[name].map(({ what }) => what));

/** Accounts are made with the hash of one password. */
export function fillSteps({ households, visitsPerHousehold }: Size, before: Before, names: Names, passwordHash: string): FillStep[] {
  const directors = Math.ceil(households / CASELOAD);
  const teams = Math.ceil(directors / DIRECTORS_IN_TEAM);
  const rounds = Math.ceil((households * 5) / PARTNER_CASELOAD / PARTNER_ORGANISATIONS);
  const partners = rounds * PARTNER_ORGANISATIONS;
  const given = [...names.adults, ...names.children];

  /** The k-th professional (1 to 6) of household h: the case director, then partners of five organisations. */
  const partnerOrganisation = (k: string): string => `((h + (${k}) * 3) % ${PARTNER_ORGANISATIONS})`;
  const professional = (k: string): string =>
    id('professional', `${before.professionals} + case when (${k}) = 1 then 1 + h % ${directors} else ${directors} + 1 + (h % ${rounds}) * ${PARTNER_ORGANISATIONS} + ${partnerOrganisation(k)} end`);
  const organisation = (k: string): string => id('organisation', `case when (${k}) = 1 then 1 else 2 + ${partnerOrganisation(k)} end`);
  const team = (director: string): string => id('team', `${before.teams} + 1 + (${director}) % ${teams}`);
  const personName = (n: string, surname: string): string => `${oneOf(given, chance(n, 12, given.length))} || ' ' || ${surname}`;
  const surname = (n: string, salt: number): string => oneOf(names.surnames, chance(n, salt, names.surnames.length));
  const capital = (name: string): string => `upper(left(${name}, 1)) || substr(${name}, 2)`;

  const kind = (n: string): string => `(${n} - 2) % ${KINDS.length}`;
  const people = (count: number, first: string, columns: string): string =>
    `insert into professional (id, organisation_id, team_id, name, function, email, roles)
     select ${id('professional', `${first} + n`)}, ${columns} from generate_series(1, ${count}) n`;
  const name = (first: string): string => personName(`${first} + n`, surname(`${first} + n`, 20));
  const [firstPartner, firstTeamLead] = [`${before.professionals + directors}`, `${before.professionals + directors + partners}`];
  const staff = directors + partners + teams;

  const organisations: FillStep[] = [
    { table: 'organisation', rows: PARTNER_ORGANISATIONS + 1, statement: `insert into organisation (id, name, kind, name_is_sensitive)
      select ${id('organisation', 'n')}, case n when 1 then 'Gemeente Vloedmerk' else ${oneOf(CALLED, kind('n'))} || ' ' || ${oneOf(names.streets, 'n * 7 % 72')} end,
        case n when 1 then 'municipality' else ${oneOf(KINDS, kind('n'))} end, n > 1 and ${kind('n')} = 2
      from generate_series(1, ${PARTNER_ORGANISATIONS + 1}) n on conflict do nothing` },
    { table: 'team', rows: teams, statement: `insert into team (id, organisation_id, name) select ${id('team', `${before.teams} + n`)}, ${id('organisation', '1')}, 'Team ' || ${before.teams} + n from generate_series(1, ${teams}) n` },
    { table: 'professional', rows: directors, statement: people(directors, `${before.professionals}`, `${id('organisation', '1')}, ${team('n')}, ${name(`${before.professionals}`)}, 'casusregisseur', 'regisseur' || ${before.professionals} + n || '@demo.example', '{case_director}'`) },
    { table: 'professional', rows: partners, statement: people(partners, firstPartner, `${id('organisation', `2 + (n - 1) % ${PARTNER_ORGANISATIONS}`)}, null, ${name(firstPartner)}, ${oneOf(WORKS_AS, kind(`(2 + (n - 1) % ${PARTNER_ORGANISATIONS})`))}, 'hulpverlener' || ${before.professionals} + n || '@demo.example', '{partner}'`) },
    { table: 'professional', rows: teams, statement: people(teams, firstTeamLead, `${id('organisation', '1')}, ${id('team', `${before.teams} + n`)}, ${name(firstTeamLead)}, 'teamleider', 'teamleider' || ${before.teams} + n || '@demo.example', '{team_lead}'`) },
    { table: 'team_lead', rows: teams, statement: `insert into team_lead (team_id, professional_id) select ${id('team', `${before.teams} + n`)}, ${id('professional', `${firstTeamLead} + n`)} from generate_series(1, ${teams}) n` },
    { table: 'local_account', rows: staff, statement: `insert into local_account (professional_id, password_hash) select ${id('professional', `${before.professionals} + n`)}, ${text(passwordHash)} from generate_series(1, ${staff}) n` },
  ];

  const ofHouseholds = (first: number, last: number): FillStep[] => {
    const into = (table: string, columns: string, count: number, values: string): FillStep => ({
      table,
      rows: count * (last - first + 1),
      statement: `insert into ${table} (${columns}) select ${values} from generate_series(${first}, ${last}) h, generate_series(1, ${count}) k`,
    });
    const own = (table: string, columns: string, count: number, values: string): FillStep => into(table, `household_id, id, ${columns}`, count, `${id('household', 'h')}, ${values}`);
    const [one, other] = [surname('h', 13), surname('h', 14)];
    return [
      into('household', 'id, name, address, team_id, opened_on', 1, `${id('household', 'h')}, ${capital(one)} || case when ${chance('h', 15, 2)} = 0 then coalesce('-' || nullif(${other}, ${one}), '') else '' end,
        ${oneOf(names.streets, chance('h', 16, names.streets.length))} || ' ' || 1 + ${chance('h', 17, 180)} || ', Den Haag', ${team(`1 + h % ${directors}`)}, current_date - 400`),
      into('person', 'id, name, birth_date', 4, `${id('person', 'h * 4 + k')}, ${personName('h * 4 + k', `case when k = 2 then ${other} else ${one} end`)},
        current_date - case when k <= 2 then 9000 + ${chance('h * 4 + k', 1, 10_000)} else 400 + ${chance('h * 4 + k', 1, 6_000)} end`),
      own('member', 'person_id, role, starts_on', 4, `${id('member', 'h * 4 + k')}, ${id('person', 'h * 4 + k')}, (array['parent', 'partner', 'child', 'child'])[k], current_date - 400`),
      own('network_contact', 'name, relation, support', 2, `${id('network', 'h * 2 + k')}, ${oneOf(names.contacts, `(h * 5 + k) % ${names.contacts.length}`)}, lower(split_part(${oneOf(names.contacts, `(h * 5 + k) % ${names.contacts.length}`)}, ' ', 1)), array['practical']`),
      own('involvement', 'professional_id, organisation_id, domains, starts_on', 6, `${id('involvement', 'h * 6 + k')}, ${professional('k')}, ${organisation('k')},
        array[${domain('h + k * 2')}, ${domain('h + k * 2 + 3')}], current_date - 400 + ${chance('h * 6 + k', 2, 100)}`),
      own('rating', 'member_id, domain, voice, level, words, rated_on, recorded_by', 40, `${id('rating', 'h * 40 + k')}, ${id('member', 'h * 4 + 1 + k % 4')}, ${domain('h * 3 + k / 8 % 4')},
        case when k / 4 % 2 = 0 then 'professional' else 'own' end, 1 + ${chance('h * 40 + k', 4, 5)},
        case when k / 4 % 2 = 1 then ${oneOf(Object.values(OWN_WORDS).flatMap((words) => words.slice(0, 3)), `${chance('h * 40 + k', 4, 5)} * 3 + ${chance('h * 40 + k', 18, 3)}`)} end, current_date - 40 + k, ${professional('1 + k % 6')}`),
      own('lead', 'professional_id, organisation_id, kind, intensity, starts_on, ends_on, decided_by', 2, `${id('lead', 'h * 2 + k')}, ${professional('3 - k')}, ${organisation('3 - k')},
        'permanent', 'intensive', current_date - 400 + (k - 1) * 250, case when k = 1 then current_date - 200 end, 'professionals_together'`),
      own('plan', 'started_on, where_to', 1, `${id('plan', 'h')}, current_date - 200, 'Rust in huis.'`),
      own('goal', 'place, words, said_by_member_id, said_on, domains', 4, `${id('goal', 'h * 4 + k')}, k, ${sentence(GOALS, 'h + k', 19)}, ${id('member', 'h * 4 + k')}, current_date - 200, array[${domain('h + k')}]`),
      own('action', 'goal_id, what, rhythm, due_on, domain', 8, `${id('action', 'h * 8 + k')}, ${id('goal', 'h * 4 + 1 + k % 4')}, ${sentence(ACTIONS, 'h + k', 21)}, 'once', current_date - 30 + k * 10, ${domain('h + k')}`),
      own('action_owner', 'action_id, professional_id, member_id, network_contact_id', 8, `${id('owner', 'h * 8 + k')}, ${id('action', 'h * 8 + k')}, case when k <= 4 then ${professional('k')} end,
        case when k in (5, 6, 7) then ${id('member', 'h * 4 + k - 4')} end, case when k = 8 then ${id('network', 'h * 2 + 1')} end`),
    ];
  };

  // The visits of all households one after the other, over and over.
  const firstVisit = before.households * MOST_VISITS;
  const ofVisits = (first: number, last: number): FillStep[] => {
    const v = `(select n, ${before.households + 1} + (n - ${firstVisit} - 1) % ${households} as h, 1 + (n - ${firstVisit} - 1) / ${households} as slot from generate_series(${first}::bigint, ${last}::bigint) n) v`;
    /** Which of the household's six comes, and who comes along, if anybody. */
    const visitor = chance('n', 3, 6);
    const visits = last - first + 1;
    return [
      { table: 'visit', rows: visits, statement: `insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by)
        select ${id('household', 'h')}, ${id('visit', 'n')}, starts_at, starts_at + interval '1 hour', case when ${chance('n', 8, 16)} = 0 then 'intake' else 'regular' end,
          case when ${chance('n', 9, 20)} = 0 then 'cancelled' when day < current_date then 'held' else 'planned' end, array[${domain(`h + (${visitor} + 1) * 2`)}], ${professional(`${visitor} + 1`)}
        from (select d.*, (day + make_interval(mins => 480 + 15 * ${chance('n', 7, 36)})) at time zone 'Europe/Amsterdam' as starts_at
          from (select v.*, current_date - 270 + (slot * 365 / ${visitsPerHousehold} + ${chance('n', 6, 5)})::int as day from ${v}) d) t` },
      { table: 'visit_member', rows: visits * 1.4, statement: `insert into visit_member (household_id, visit_id, member_id) select ${id('household', 'h')}, ${id('visit', 'n')}, ${id('member', `h * 4 + 1 + (${chance('n', 5, 4)} + k) % 4`)}
        from ${v}, generate_series(0, 1) k where k = 0 or ${chance('n', 10, 5)} < 2 order by n` },
      { table: 'visit_professional', rows: visits * 1.25, statement: `insert into visit_professional (household_id, visit_id, professional_id, organisation_id)
        select ${id('household', 'h')}, ${id('visit', 'n')}, ${professional(`1 + (${visitor} + k) % 6`)}, ${organisation(`1 + (${visitor} + k) % 6`)}
        from ${v}, generate_series(0, 1) k where k = 0 or ${chance('n', 11, 4)} = 0 order by n` },
    ];
  };

  return [
    ...organisations,
    ...inSteps(before.households + 1, before.households + households, HOUSEHOLDS_A_STEP, ofHouseholds),
    ...inSteps(firstVisit + 1, firstVisit + households * visitsPerHousehold, VISITS_A_STEP, ofVisits),
  ];
}

function inSteps(first: number, last: number, size: number, make: (first: number, last: number) => FillStep[]): FillStep[] {
  const steps: FillStep[] = [];
  for (let from = first; from <= last; from += size) steps.push(...make(from, Math.min(last, from + size - 1)));
  return steps;
}
