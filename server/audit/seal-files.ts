import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SealRefusal } from './seal-refusal.js';

/** Where sealing keeps what the database must not hold. */
export interface SealFiles {
  key: string;
  head: string;
}

export interface SealKey {
  /** Undefined where the file has the public key only, which is enough to verify. */
  privateKey: KeyObject | undefined;
  /** SPKI in DER. */
  publicKey: Buffer;
}

/** The last seal that was made, as told outside the database: whoever cuts off the end of the log cannot cut this. */
export interface Head {
  number: number;
  /** Hexadecimal. */
  hash: string;
}

/** The key in this file; undefined where there is no such file. */
export async function readKey(file: string): Promise<SealKey | undefined> {
  const text = await read(file);
  if (text === undefined) return undefined;
  try {
    const isPrivate = text.includes('PRIVATE KEY');
    const key = isPrivate ? createPrivateKey(text) : createPublicKey(text);
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('another kind of key');
    const publicKey = createPublicKey(text).export({ format: 'der', type: 'spki' });
    return { privateKey: isPrivate ? key : undefined, publicKey };
  } catch {
    throw new SealRefusal(`The file ${file} holds no Ed25519 key in PEM. Put the key of the seals there, or set AUDIT_KEY_FILE to where it is.`);
  }
}

/** Makes a key where there is none. Of two processes that do so at once, both get the key of the first. */
export async function makeKey(file: string): Promise<SealKey> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const draft = draftOf(file);
  await writeAnew(draft, pem);
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await readKey(file))!;
}

export async function readHead(file: string): Promise<Head | undefined> {
  const text = await read(file);
  if (text === undefined) return undefined;
  try {
    const { number, hash } = JSON.parse(text) as Partial<Head>;
    if (Number.isInteger(number) && /^[0-9a-f]{64}$/.test(hash ?? '')) return { number: number!, hash: hash! };
  } catch {
    // Said below.
  }
  throw new SealRefusal(`The file ${file} cannot be read as the number and hash of the last seal. Put it back from a copy; or move it away and run "npm run audit -- begin --because …".`);
}

/** Never in part: it gets its name when all of it is on the disk. */
export async function writeHead(file: string, head: Head): Promise<void> {
  const draft = draftOf(file);
  await writeAnew(draft, `${JSON.stringify(head)}\n`);
  await rename(draft, file);
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}

/** Of this process alone, also where several containers share the folder. */
const draftOf = (file: string): string => `${file}.${randomUUID()}.draft`;

async function writeAnew(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SealRefusal(`The file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
