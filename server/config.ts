import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EMERGENCY_MOST_HOURS } from './contract/emergency-words.js';

/** Injection token of the settings. */
export const CONFIG = Symbol('config');

/** A setting that cannot be used; its message names it and says what it takes. */
export class WrongSetting extends Error {}

export interface Config {
  port: number;
  host: string;
  /** Where figures for Prometheus are served, on `host`. Null: nowhere. */
  metricsPort: number | null;
  /** Null: the product starts its own PostgreSQL in `dataFolder`. */
  databaseUrl: string | null;
  /** Signs in as the application's role. Null: the owner of DATABASE_URL takes that role on for each connection. */
  databaseAppUrl: string | null;
  /** Where a process listens for what others changed, on a connection of its own: not through a pooler. Null: where requests go. */
  databaseNewsUrl: string | null;
  /** How many pages may follow a household at once in this process. */
  newsStreams: number;
  dataFolder: string;
  /** `auto`: into an empty database of its own only. `load`: into any empty database. `off`: never. */
  demo: 'auto' | 'load' | 'off';
  /** How people reach the product; `https:` makes the session's cookie `Secure`. Null: plain http on this machine. */
  publicUrl: URL | null;
  /** How many reverse proxies stand in front and say who the client is (`X-Forwarded-For`); what lies before them is not believed. */
  proxies: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  poolSize: number;
  /** Longest that a request waits for a connection, in milliseconds; then it is told to try again. */
  connectionWait: number;
  /** Longest a statement may take, in milliseconds. */
  statementTimeout: number;
  /** Whether frequent statements are planned once a connection. Not behind a PgBouncer before 1.21 that pools transactions. */
  namedStatements: boolean;
  sessionIdleMinutes: number;
  sessionHours: number;
  /** Whether this process does the work in the background: sealing the log, making its partitions. */
  jobs: boolean;
  /** Where sealing keeps its key, and the number and hash of the last seal: outside the database. */
  auditKeyFile: string;
  auditHeadFile: string;
  /** At most so many events in a seal. */
  auditSealEvents: number;
  /** Days after which an invitation can no longer be accepted. */
  invitationDays: number;
  /** How long showing once more that it is you lasts. */
  stepUpMinutes: number;
  /** Whether people may sign in with a password that this product keeps. */
  localAccounts: boolean;
  /** 32 bytes with which secrets are encrypted in the database. Null: in a file of `dataFolder`. */
  secretsKey: Buffer | null;
  /** Null: there is no single sign-on. */
  signOn: SignOnSettings | null;
  /** How long emergency access lasts when nothing else is asked. */
  emergencyHours: number;
  /** How often somebody may try to get emergency access in 24 hours. */
  emergencyAttempts: number;
  /** Longest that consent lasts after it was given, in days. */
  consentDays: number;
  /** Days within which a member's request for a correction is answered. The law says a month. */
  rectificationDays: number;
  /** Days for which a member's request for an export, once recorded, serves. */
  exportDays: number;
  /** Working days in which an escalation is to be answered when no day is chosen. */
  escalationWorkingDays: number;
  /** Null: there is no mail. */
  mail: MailSettings | null;
}

/** The server that takes our mail, and who writes it. */
export interface MailSettings {
  host: string;
  port: number;
  /** `tls`: from the first byte; `starttls`: before anything is said of a mail, or nothing is sent; `none`: on this machine, or where it was said so. */
  security: 'tls' | 'starttls' | 'none';
  login: { user: string; password: string } | null;
  /** An address, or `Name <address>`. */
  from: string;
}

/** An OpenID Connect provider, and what it calls things. */
export interface SignOnSettings {
  issuer: URL;
  clientId: string;
  /** Null: a public client, held by PKCE alone. */
  clientSecret: string | null;
  /** What people call it; stands on the button. */
  name: string;
  scope: string;
  organisationClaim: string;
  rolesClaim: string;
}

type Environment = Record<string, string | undefined>;

/** The folder that holds package.json, seen from the sources as well as from the build. */
function findProjectFolder(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, 'package.json')) || above === folder ? folder : findProjectFolder(above);
}

export const projectFolder = findProjectFolder(dirname(fileURLToPath(import.meta.url)));

function whole(environment: Environment, name: string, fallback: number, least: number, most: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new WrongSetting(`${name} takes a whole number from ${least} to ${most}, not "${text}".`);
  return value;
}

function choice<T extends string>(environment: Environment, name: string, values: readonly T[], fallback: T): T {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const found = values.find((value) => value === text);
  if (!found) throw new WrongSetting(`${name} takes one of ${values.join(', ')}, not "${text}".`);
  return found;
}

function address(environment: Environment, name: string, protocols: readonly string[]): URL | null {
  const text = environment[name];
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  // The value may hold a password, so it is not repeated.
  if (!url || !protocols.includes(url.protocol)) throw new WrongSetting(`${name} takes an address that begins with ${protocols.join('// or ')}//.`);
  return url;
}

/** A file that a setting names, seen from the project's folder; without it the one of this name in `folder`. */
const fileOf = (environment: Environment, name: string, folder: string, fallback: string): string => resolve(projectFolder, environment[name] || join(folder, fallback));

/** 32 bytes in base64. */
function key(environment: Environment, name: string): Buffer | null {
  const text = environment[name];
  if (!text) return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) throw new WrongSetting(`${name} takes 32 bytes in base64, such as "openssl rand -base64 32" prints.`);
  return bytes;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function signOn(environment: Environment, publicUrl: URL | null): SignOnSettings | null {
  const issuer = address(environment, 'OIDC_ISSUER', ['https:', 'http:']);
  if (!issuer) return null;
  if (issuer.protocol === 'http:' && !LOOPBACK.test(issuer.hostname)) throw new WrongSetting('OIDC_ISSUER takes an https address; plain http on this machine only.');
  if (!publicUrl) throw new WrongSetting('OIDC_ISSUER needs PUBLIC_URL: the provider sends people back there.');
  const clientId = environment['OIDC_CLIENT_ID'];
  if (!clientId) throw new WrongSetting('OIDC_ISSUER needs OIDC_CLIENT_ID: what the provider calls this product.');
  return {
    issuer,
    clientId,
    clientSecret: environment['OIDC_CLIENT_SECRET'] || null,
    name: environment['OIDC_NAME'] || issuer.host,
    scope: environment['OIDC_SCOPE'] || 'openid profile email',
    organisationClaim: environment['OIDC_ORGANISATION_CLAIM'] || 'organisation',
    rolesClaim: environment['OIDC_ROLES_CLAIM'] || 'roles',
  };
}

/** A name or password as it stands in an address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new WrongSetting('SMTP_URL takes a percent sign in a name or password as %25.');
  }
}

/** `name@host`, or `Name <name@host>`; nothing that could begin another line or another address. */
const SENDER = /^(?:[^<>@",;\r\n]+ <[^\s<>@",;]+@[^\s<>@",;]+>|[^\s<>@",;]+@[^\s<>@",;]+)$/;

function mail(environment: Environment, publicUrl: URL | null): MailSettings | null {
  const server = address(environment, 'SMTP_URL', ['smtp:', 'smtps:']);
  if (!server) return null;
  const plain = server.search === '?tls=no';
  if (server.hostname === '' || (server.search !== '' && !plain) || !['', '/'].includes(server.pathname) || server.hash !== '') throw new WrongSetting('SMTP_URL takes smtp://user:password@host:port, with ?tls=no behind it for a server without TLS, and nothing else.');
  if (plain && server.protocol === 'smtps:') throw new WrongSetting('SMTP_URL takes smtps:// or ?tls=no, not both.');
  if (!publicUrl) throw new WrongSetting('SMTP_URL needs PUBLIC_URL: links in a mail begin with it.');
  const from = environment['MAIL_FROM'] ?? '';
  if (!SENDER.test(from)) throw new WrongSetting('SMTP_URL needs MAIL_FROM: who writes, as name@host or Name <name@host>.');
  const secure = server.protocol === 'smtps:';
  return {
    host: server.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(server.port) || (secure ? 465 : 587),
    security: secure ? 'tls' : plain || LOOPBACK.test(server.hostname.toLowerCase()) ? 'none' : 'starttls',
    login: server.username ? { user: decoded(server.username), password: decoded(server.password) } : null,
    from,
  };
}

/** The environment, checked once. Throws WrongSetting. */
export function readConfig(environment: Environment): Config {
  const dataFolder = resolve(projectFolder, environment['SAMENREGIE_DATA'] || '.data');
  const auditKeyFile = fileOf(environment, 'AUDIT_KEY_FILE', dataFolder, 'audit-key.pem');
  const publicUrl = address(environment, 'PUBLIC_URL', ['http:', 'https:']);
  const localAccounts = choice(environment, 'LOCAL_ACCOUNTS', ['on', 'off'] as const, 'on') === 'on';
  const provider = signOn(environment, publicUrl);
  if (!localAccounts && !provider) throw new WrongSetting('LOCAL_ACCOUNTS=off needs OIDC_ISSUER: otherwise nobody can sign in.');
  return {
    port: whole(environment, 'PORT', 3000, 0, 65_535),
    host: environment['HOST'] || '127.0.0.1',
    metricsPort: environment['METRICS_PORT'] ? whole(environment, 'METRICS_PORT', 0, 1, 65_535) : null,
    databaseUrl: address(environment, 'DATABASE_URL', ['postgres:', 'postgresql:'])?.href ?? null,
    databaseAppUrl: address(environment, 'DATABASE_APP_URL', ['postgres:', 'postgresql:'])?.href ?? null,
    databaseNewsUrl: address(environment, 'DATABASE_NEWS_URL', ['postgres:', 'postgresql:'])?.href ?? null,
    newsStreams: whole(environment, 'NEWS_STREAMS', 1_000, 0, 100_000),
    dataFolder,
    demo: choice(environment, 'DEMO', ['auto', 'load', 'off'] as const, 'auto'),
    publicUrl,
    proxies: whole(environment, 'PROXIES', 0, 0, 5),
    logLevel: choice(environment, 'LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'] as const, 'warn'),
    poolSize: whole(environment, 'DATABASE_POOL', 10, 2, 200),
    connectionWait: whole(environment, 'DATABASE_WAIT', 900, 50, 60_000),
    statementTimeout: whole(environment, 'DATABASE_STATEMENT_TIMEOUT', 10_000, 100, 600_000),
    namedStatements: choice(environment, 'DATABASE_NAMED_STATEMENTS', ['yes', 'no'] as const, 'yes') === 'yes',
    sessionIdleMinutes: whole(environment, 'SESSION_IDLE_MINUTES', 60, 1, 1_440),
    sessionHours: whole(environment, 'SESSION_HOURS', 12, 1, 168),
    jobs: choice(environment, 'JOBS', ['on', 'off'] as const, 'on') === 'on',
    auditKeyFile,
    auditHeadFile: fileOf(environment, 'AUDIT_HEAD_FILE', dirname(auditKeyFile), 'audit-head.json'),
    auditSealEvents: whole(environment, 'AUDIT_SEAL_EVENTS', 5_000, 10, 100_000),
    invitationDays: whole(environment, 'INVITATION_DAYS', 7, 1, 60),
    stepUpMinutes: whole(environment, 'STEP_UP_MINUTES', 10, 1, 60),
    localAccounts,
    secretsKey: key(environment, 'SECRETS_KEY'),
    signOn: provider,
    emergencyHours: whole(environment, 'EMERGENCY_HOURS', 4, 1, EMERGENCY_MOST_HOURS),
    emergencyAttempts: whole(environment, 'EMERGENCY_ATTEMPTS', 5, 1, 100),
    consentDays: whole(environment, 'CONSENT_DAYS', 366, 1, 1_830),
    rectificationDays: whole(environment, 'RECTIFICATION_DAYS', 30, 1, 90),
    exportDays: whole(environment, 'EXPORT_DAYS', 7, 1, 30),
    escalationWorkingDays: whole(environment, 'ESCALATION_WORKING_DAYS', 10, 1, 90),
    mail: mail(environment, publicUrl),
  };
}
