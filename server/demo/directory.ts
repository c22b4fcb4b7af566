import type { EntityManager } from 'typeorm';
import type { LifeDomain } from '../contract/life-domains.js';
import type { OrganisationKind, Role } from '../contract/roles.js';
import { insertAll } from '../database/bulk-insert.js';
import { Organisation, Professional, Team, TeamLead } from '../organisations/organisation.entity.js';
import { newId } from '../shared/identifier.js';

// Organisations, teams and people are written down by code: a short word by which the data refer to each other.

export interface WrittenOrganisation {
  name: string;
  kind: OrganisationKind;
  nameIsSensitive?: true;
}

export interface WrittenTeam<OrganisationCode extends string = string> {
  name: string;
  organisation: OrganisationCode;
}

export interface WrittenProfessional<OrganisationCode extends string = string, TeamCode extends string = string> {
  name: string;
  function: string;
  organisation: OrganisationCode;
  roles: Role[];
  /** The team of a case director, or the one that a team lead leads. */
  team?: TeamCode;
  /** What they work on in a household. */
  domains?: LifeDomain[];
}

/** A professional of the demo, as the rest of it needs them. */
export interface Staff {
  id: string;
  organisationId: string;
  domains: readonly LifeDomain[];
}

export type IdsByCode<Code extends string> = Record<Code, string>;

/** `Fatima el Idrissi` has `fatima.el-idrissi@demo.example`. */
export function demoEmail(name: string): string {
  const [first, ...rest] = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ');
  return `${first}.${rest.join('-')}@demo.example`;
}

/** The same codes with something else behind each. */
export function mapCodes<Code extends string, From, To>(written: Record<Code, From>, change: (from: From, code: Code) => To): Record<Code, To> {
  return Object.fromEntries(Object.entries<From>(written).map(([code, from]) => [code, change(from, code as Code)])) as Record<Code, To>;
}

export async function insertOrganisations<Code extends string>(manager: EntityManager, written: Record<Code, WrittenOrganisation>): Promise<IdsByCode<Code>> {
  const rows = mapCodes(written, ({ name, kind, nameIsSensitive }): Organisation => ({ id: newId(), name, kind, nameIsSensitive: nameIsSensitive ?? false, version: 1 }));
  await insertAll(manager, Organisation, Object.values<Organisation>(rows));
  return mapCodes(rows, (row) => row.id);
}

export async function insertTeams<Code extends string, OrganisationCode extends string>(
  manager: EntityManager,
  written: Record<Code, WrittenTeam<OrganisationCode>>,
  organisations: IdsByCode<OrganisationCode>,
): Promise<IdsByCode<Code>> {
  const rows = mapCodes(written, ({ name, organisation }): Team => ({ id: newId(), name, organisationId: organisations[organisation], version: 1 }));
  await insertAll(manager, Team, Object.values<Team>(rows));
  return mapCodes(rows, (row) => row.id);
}

export async function insertProfessionals<Code extends string, OrganisationCode extends string, TeamCode extends string>(
  manager: EntityManager,
  written: Record<Code, WrittenProfessional<OrganisationCode, TeamCode>>,
  organisations: IdsByCode<OrganisationCode>,
  teams: IdsByCode<TeamCode>,
): Promise<Record<Code, Staff>> {
  const rows = mapCodes(written, (person): Professional => ({
    id: newId(),
    organisationId: organisations[person.organisation],
    teamId: person.team ? teams[person.team] : null,
    name: person.name,
    function: person.function,
    email: demoEmail(person.name),
    roles: person.roles,
    language: 'nl',
    leftOn: null,
    version: 1,
  }));
  await insertAll(manager, Professional, Object.values<Professional>(rows));
  const leads = Object.values<Professional>(rows).filter(({ roles, teamId }) => teamId !== null && roles.includes('team_lead'));
  await insertAll(manager, TeamLead, leads.map((row): TeamLead => ({ teamId: row.teamId!, professionalId: row.id })));
  return mapCodes(rows, ({ id, organisationId }, code): Staff => ({ id, organisationId, domains: written[code].domains ?? [] }));
}

/** What is written under codes, in the order in which it is written. */
export const entries = <Code extends string, Written>(written: Record<Code, Written>): [Code, Written][] => Object.entries(written) as [Code, Written][];
