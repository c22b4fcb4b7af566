import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

const FILE = 'secrets.key';
const NONCE = 12;
const TAG = 16;

/**
 * Encrypts what the database may hold but whoever reads a copy of it may not learn: secrets of second steps, tokens of a
 * provider. The key is a setting, or a file beside the database: never in it.
 */
@Injectable()
export class Secrets {
  private known: Promise<Buffer> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** `about` says what the secret belongs to: in another place it does not open. */
  async seal(text: string, about: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', await this.key(), nonce).setAAD(Buffer.from(about));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws where it was sealed with another key or about something else. */
  async open(sealed: Buffer, about: string): Promise<string> {
    const cipher = createDecipheriv('aes-256-gcm', await this.key(), sealed.subarray(0, NONCE)).setAAD(Buffer.from(about));
    cipher.setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([cipher.update(sealed.subarray(NONCE, -TAG)), cipher.final()]).toString('utf8');
  }

  /** A key of 32 bytes that belongs to `about` and to nothing else: always the same, and kept nowhere. */
  async keyFor(about: string): Promise<Buffer> {
    return Buffer.from(hkdfSync('sha256', await this.key(), '', about, 32));
  }

  private key(): Promise<Buffer> {
    this.known ??= this.config.secretsKey ? Promise.resolve(this.config.secretsKey) : keyOfFolder(this.config.dataFolder);
    // A folder that cannot be written now may be later.
    this.known.catch(() => (this.known = undefined));
    return this.known;
  }
}

/** Made at first need. Linked into its place whole, so that of two processes that make one at once both use the first. */
async function keyOfFolder(folder: string): Promise<Buffer> {
  const file = join(folder, FILE);
  const present = await readFile(file).catch(() => undefined);
  if (present) return present;
  await mkdir(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, randomBytes(32), { mode: 0o600 });
  await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(unfinished);
  return readFile(file);
}
