import pg from 'pg';
import { SYSTEM } from './connection.js';

/** Who acts in a unit of work, where and for what: the database lets through what follows from it, and writes it in the log. */
export interface Acting {
  professionalId: string;
  /** The one household that the work is about; null: none. */
  householdId: string | null;
  /** Without that one household: over all that are the actor's. */
  ownHouseholds?: boolean;
  /** The permission: in the words of the log, the processing activity. */
  activity: string;
  /** Of the request. */
  traceId: string;
  /** Today in Europe/Amsterdam. */
  today: string;
}

/** A value as it stands in a statement that is sent whole. Several statements in one round trip can have no parameters. */
const literal = (value: string | null): string => (value === null ? 'null' : pg.escapeLiteral(value));

/** Opens the transaction and the wall in one round trip: of a page's reading two would be a tenth. */
export function beginning(acting: Acting | null): string {
  if (!acting) return `start transaction; select set_config('app.actor', '${SYSTEM}', true), set_config('app.households', '{}', true), set_config('app.domains', '{}', true)`;
  const { professionalId, householdId, ownHouseholds, today, activity, traceId } = acting;
  if (householdId === null && !ownHouseholds) return `start transaction; select app_come_in(${[professionalId, today, activity, traceId].map(literal).join(', ')})`;
  return `start transaction; select app_begin(${[professionalId, householdId, today, activity, traceId].map(literal).join(', ')})`;
}

/** A session that is looked for: `token` is the SHA-256 of its token, instants are those of the server's clock. */
export interface SoughtSession {
  token: Buffer;
  now: Date;
  idleSince: Date;
}

/** The same where it is the session that says who acts in a household: answers its row, or none. Nothing is opened then. */
export function beginningOf({ token, now, idleSince }: SoughtSession, { householdId, today, activity, traceId }: Omit<Acting, 'professionalId'>): string {
  const values = [`\\x${token.toString('hex')}`, householdId, now.toISOString(), idleSince.toISOString(), today, activity, traceId];
  return `start transaction; select * from app_enter(${values.map(literal).join(', ')})`;
}
