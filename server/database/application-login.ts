import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { APPLICATION_ROLE } from './connection.js';

/**
 * Lets the application's role sign in itself, with a password that lasts until the next start; answers its address.
 * For a database that only this process uses. Must run after the migrations, which make the role.
 */
export async function giveApplicationLogin(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`alter role ${APPLICATION_ROLE} login password ${pg.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = APPLICATION_ROLE;
  url.password = password;
  return url.href;
}
