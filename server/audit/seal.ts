import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { EVENT_HASH_LENGTH } from './event-form.js';

/** `events`: over a range of the log. `key`: another key from here on. `begin`: begun anew after a restore. */
export type SealKind = 'events' | 'key' | 'begin';

/**
 * A seal as it stands in the database. Its range is of places in the log, half open: a place is a transaction and, in it,
 * an id. Numbers of 64 bits are text.
 */
export interface Seal {
  /** 1, 2, 3… without holes. */
  number: number;
  kind: SealKind;
  /** One higher after a restore into a cluster that counts its transactions from lower: there places start over. */
  epoch: number;
  /** How its events are written down before they are hashed; see `event-form.ts`. */
  form: number;
  from_transaction: string;
  from_id: string;
  until_transaction: string;
  until_id: string;
  /** The events of its epoch have ids above this one. */
  after_id: string;
  /** The highest id in this seal and all before it. */
  highest_id: string;
  count: number;
  /** Moments of its first and last event; null where it has none. */
  first_at: Date | null;
  last_at: Date | null;
  sealed_at: Date;
  /** For each event its id (8 bytes) and its hash, in the order of the log. */
  events: Buffer;
  /** Why it was begun anew. */
  note: string | null;
  /** Of the seal before it; zeros for the first. */
  previous_hash: Buffer;
  /** The key before this one, where that was another. Being signed, it makes the older seals as trusted as this one. */
  previous_key: Buffer | null;
  /** With which it is signed: Ed25519, as SPKI in DER. */
  public_key: Buffer;
  hash: Buffer;
  signature: Buffer;
}

export const NO_HASH: Buffer = Buffer.alloc(32);
const ENTRY = 8 + EVENT_HASH_LENGTH;

const moment = (date: Date | null): number | null => date && date.getTime();
const hex = (bytes: Buffer | null): string | null => bytes && bytes.toString('hex');

/** What is hashed and signed: the JSON array of everything in a seal but its hash and signature, in UTF-8. */
export function statementOf(seal: Omit<Seal, 'hash' | 'signature'>): Buffer {
  const list = createHash('sha256').update(seal.events).digest('hex');
  return Buffer.from(
    JSON.stringify([
      'samenregie audit seal 1', seal.number, seal.kind, seal.epoch, seal.form,
      seal.from_transaction, seal.from_id, seal.until_transaction, seal.until_id, seal.after_id, seal.highest_id,
      seal.count, moment(seal.first_at), moment(seal.last_at), moment(seal.sealed_at),
      list, seal.note, hex(seal.previous_hash), hex(seal.previous_key), hex(seal.public_key),
    ]),
  );
}

const hashOf = (statement: Buffer): Buffer => createHash('sha256').update(statement).digest();

export function signSeal(seal: Omit<Seal, 'hash' | 'signature'>, privateKey: KeyObject): Seal {
  const statement = statementOf(seal);
  return { ...seal, hash: hashOf(statement), signature: sign(null, statement, privateKey) };
}

/** `changed`: it is not what was hashed. `unknown-key`: of nobody we trust. `false-signature`: not made with its key. */
export type Authenticity = 'authentic' | 'changed' | 'unknown-key' | 'false-signature';

/** `trusted` has public keys, as hexadecimal SPKI. */
export function authenticityOf(seal: Seal, trusted: ReadonlySet<string>): Authenticity {
  const statement = statementOf(seal);
  if (!hashOf(statement).equals(seal.hash)) return 'changed';
  if (!trusted.has(seal.public_key.toString('hex'))) return 'unknown-key';
  const key = createPublicKey({ key: seal.public_key, format: 'der', type: 'spki' });
  return verify(null, statement, key, seal.signature) ? 'authentic' : 'false-signature';
}

export interface SealedEvent {
  id: string;
  hash: Buffer;
}

export function packEvents(events: readonly SealedEvent[]): Buffer {
  const list = Buffer.alloc(events.length * ENTRY);
  events.forEach(({ id, hash }, index) => {
    list.writeBigInt64BE(BigInt(id), index * ENTRY);
    hash.copy(list, index * ENTRY + 8);
  });
  return list;
}

export function unpackEvents(list: Buffer): SealedEvent[] {
  return Array.from({ length: Math.floor(list.length / ENTRY) }, (_, index) => ({
    id: list.readBigInt64BE(index * ENTRY).toString(),
    hash: list.subarray(index * ENTRY + 8, (index + 1) * ENTRY),
  }));
}

/** A place in the log: a transaction and, in it, an id. */
export type Place = readonly [transaction: bigint, id: bigint];

export const isBefore = (one: Place, other: Place): boolean => one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
export const fromOf = (seal: Seal): Place => [BigInt(seal.from_transaction), BigInt(seal.from_id)];
export const untilOf = (seal: Seal): Place => [BigInt(seal.until_transaction), BigInt(seal.until_id)];

/** The name of a key that a person can compare: the beginning of its SHA-256. */
export const fingerprint = (publicKey: Buffer): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
