import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. Kept with each hash, so it can rise later. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LENGTH = 32;

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

async function key(password: string, salt: Buffer, memory: number, passes: number, tagLength: number): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFC'), nonce: salt, parallelism: 1, memory, passes, tagLength });
}

/** In the PHC string form: `$argon2id$v=19$m=…,t=…,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await key(password, salt, MEMORY_KIB, PASSES, LENGTH);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${text(salt)}$${text(hash)}`;
}

/** Whether this is the password. Without a hash it takes as long and answers no, so that nobody learns which accounts exist. */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(stored ?? '');
  const [memory, passes, salt, hash] = parts
    ? [Number(parts[1]), Number(parts[2]), Buffer.from(parts[3]!, 'base64'), Buffer.from(parts[4]!, 'base64')]
    : [MEMORY_KIB, PASSES, Buffer.alloc(16), Buffer.alloc(LENGTH)];
  const found = await key(password, salt, memory, passes, hash.length);
  return timingSafeEqual(found, hash) && parts !== null;
}
