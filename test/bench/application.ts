import pg from 'pg';
import { beginning } from '../../server/database/acting.js';
import { applicationConnection } from '../../server/database/connection.js';
import { newId } from '../../server/shared/identifier.js';
import type { Sampled } from './sample.js';

const connection = (connectionString: string): pg.ClientConfig => {
  const { extra } = applicationConnection(connectionString, { poolSize: 1, statementTimeout: 60_000 });
  return { connectionString, options: (extra as { options: string }).options };
};

/** As the product's requests sign in: the application's role, under row-level security. */
export async function asApplication(url: string): Promise<pg.Client> {
  const client = new pg.Client(connection(url));
  await client.connect();
  return client;
}

export const applicationPool = (url: string, max: number): pg.Pool => new pg.Pool({ ...connection(url), max });

/** Opens a transaction and the wall for the household's case director, in that household or (null) in all of theirs. */
export const beginFor = ({ householdId, readerId }: Sampled, today: string, about: string | null = householdId): string =>
  beginning({ professionalId: readerId, householdId: about, ownHouseholds: about === null, activity: 'household:see', traceId: newId(), today });
