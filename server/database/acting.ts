import pg from 'pg';
import { SYSTEM } from './connection.js';

/** Who acts in a unit of work, where and for what: the database lets through what follows from it, and writes it in the log. */
export interface Acting {
  professionalId: string;
  /** The one household that the work is about; null: all that are the actor's. */
  householdId: string | null;
  /** The permission: in the words of the log, the processing activity. */
  activity: string;
  /** Of the request. */
  traceId: string;
  /** Today in Europe/Amsterdam. */
  today: string;
}

/** Opens the transaction and the wall in one round trip: of a page's reading two would be a tenth. */
export function beginning(acting: Acting | null): string {
  if (!acting) return `start transaction; select set_config('app.actor', '${SYSTEM}', true), set_config('app.households', '{}', true), set_config('app.domains', '{}', true)`;
  const { professionalId, householdId, today, activity, traceId } = acting;
  const values = [professionalId, householdId, today, activity, traceId].map((value) => (value === null ? 'null' : pg.escapeLiteral(value)));
  return `start transaction; select app_begin(${values.join(', ')})`;
}
