import { parseArgs } from 'node:util';
import { randomBytes } from 'node:crypto';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { hashPassword } from '../access/password.js';
import { readConfig } from '../config.js';
import { EmailField } from '../contract/fields.js';
import { ORGANISATION_KINDS, ROLES, type OrganisationKind, type Role } from '../contract/roles.js';
import { upkeepConnection } from '../database/connection.js';
import { newId } from '../shared/identifier.js';

const USAGE = `npm run account -- --email E --name N --function F --organisation O [--kind K] [--roles R,R] [--team T] [--leads-team]
                           [--sign-on-reference X] [--sign-on S]
  --kind   of an organisation that is new: ${ORGANISATION_KINDS.join(', ')}
  --roles  ${ROLES.join(', ')} (partner when left out)
  --team   made when it is new
  --sign-on-reference   what the provider of single sign-on calls an organisation that is new
  --sign-on             what the provider (OIDC_ISSUER, to the letter as it writes itself) calls the person: they sign in there, and get no password
The database is that of DATABASE_URL. Prints the password, if there is one, once.`;

/** Makes an account on a database of one's own, with its organisation and team where they are new. */
async function makeAccount(manager: EntityManager, given: Given, issuer: string | undefined, password: string): Promise<void> {
  const organisationId = await found(manager, 'organisation', 'name = $1', [given.organisation], () =>
    manager.query('insert into organisation (id, name, kind, sign_on_reference) values ($2, $1, $3, $4) returning id', [given.organisation, newId(), given.kind, given.reference]),
  );
  const teamId = given.team
    ? await found(manager, 'team', 'name = $1 and organisation_id = $2', [given.team, organisationId], () =>
        manager.query('insert into team (id, organisation_id, name) values ($3, $2, $1) returning id', [given.team, organisationId, newId()]),
      )
    : null;
  const id = newId();
  await manager.query('insert into professional (id, organisation_id, team_id, name, function, email, roles) values ($1, $2, $3, $4, $5, $6, $7)', [
    id, organisationId, teamId, given.name, given.function, given.email.toLowerCase(), given.roles,
  ]);
  if (given.subject) await manager.query('insert into sign_on_identity (issuer, subject, professional_id, linked_at, linked_by) values ($1, $2, $3, now(), $3)', [issuer, given.subject, id]);
  else await manager.query('insert into local_account (professional_id, password_hash) values ($1, $2)', [id, await hashPassword(password)]);
  if (given.leadsTeam) await manager.query('insert into team_lead (team_id, professional_id) values ($1, $2)', [teamId, id]);
}

interface Given {
  email: string;
  name: string;
  function: string;
  organisation: string;
  kind: OrganisationKind;
  roles: Role[];
  team: string | undefined;
  leadsTeam: boolean;
  reference: string | null;
  /** Who they are at the provider of single sign-on. */
  subject: string | undefined;
}

async function found(manager: EntityManager, table: string, condition: string, values: unknown[], make: () => Promise<{ id: string }[]>): Promise<string> {
  const rows = await manager.query<{ id: string }[]>(`select id from ${table} where ${condition}`, values);
  return (rows[0] ?? (await make())[0]!).id;
}

/** As it is asked for everywhere else. */
class Address {
  @EmailField() email: string;
}

/** Without the spaces around it, as everywhere else. */
function addressOf(text: string): string {
  const address = plainToInstance(Address, { email: text });
  if (validateSync(address).length > 0) throw new Error('What stands behind --email is no e-mail address. It takes one such as name@organisation.example.');
  return address.email;
}

/** Undefined where something is missing or unknown. */
function read(): Given | undefined {
  const text = { type: 'string' } as const;
  const options = { email: text, name: text, function: text, organisation: text, kind: text, roles: text, team: text, 'leads-team': { type: 'boolean' }, 'sign-on-reference': text, 'sign-on': text } as const;
  const { values } = parseArgs({ options, strict: true });
  const { email, name, organisation, team } = values;
  const kind = ORGANISATION_KINDS.find((known) => known === (values.kind ?? 'other'));
  const roles = (values.roles ?? 'partner').split(',') as Role[];
  const leadsTeam = values['leads-team'] ?? false;
  if (!email || !name || !values.function || !organisation || !kind || roles.some((role) => !ROLES.includes(role)) || (leadsTeam && !team)) return undefined;
  return { email: addressOf(email), name, function: values.function, organisation, kind, roles, team, leadsTeam, reference: values['sign-on-reference'] ?? null, subject: values['sign-on'] };
}

async function main(): Promise<string> {
  const { databaseUrl, signOn } = readConfig(process.env);
  const given = read();
  if (!given || !databaseUrl || (given.subject && !signOn)) throw new Error(USAGE);
  const source = await new DataSource(upkeepConnection(databaseUrl, { poolSize: 1, statementTimeout: 10_000 })).initialize();
  const password = randomBytes(12).toString('base64url');
  try {
    await source.transaction((manager) => makeAccount(manager, given, process.env['OIDC_ISSUER'], password));
  } finally {
    await source.destroy();
  }
  return given.subject ? '' : `${password}\n`;
}

await main().then(
  (password) => process.stdout.write(password),
  (error: Error) => {
    process.stderr.write(`${/professional_email/.test(error.message) ? 'That e-mail address has an account already.' : error.message}\n`);
    process.exitCode = 1;
  },
);
