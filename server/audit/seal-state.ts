import type { EntityManager } from 'typeorm';
import { SealRefusal } from './seal-refusal.js';
import { readHead, readKey, type Head, type SealFiles, type SealKey } from './seal-files.js';
import { authenticityOf, fingerprint, type Seal } from './seal.js';
import { LAST_SEAL, SEAL_NUMBERED, HORIZON } from './seal.sql.js';

/** What is amiss between the database and the files beside it. */
export type Trouble = 'key-missing' | 'key-public' | 'key-other' | 'head-missing' | 'head-ahead' | 'head-other' | 'counter-lower' | 'seal-false';

/** How the log, its seals and the files beside it stand to each other. */
export interface SealState {
  last: Seal | undefined;
  key: SealKey | undefined;
  head: Head | undefined;
  /** All transactions before it have ended. */
  horizon: string;
  troubles: Map<Trouble, string>;
}

/** Read under the lock of sealing, so that no other process makes a seal meanwhile. */
export async function readState(manager: EntityManager, files: SealFiles): Promise<SealState> {
  const [key, head] = [await readKey(files.key), await readHead(files.head)];
  const [last] = await manager.query<Seal[]>(LAST_SEAL);
  const [{ horizon, next }] = await manager.query<[{ horizon: string; next: string }]>(HORIZON);
  const state: SealState = { last, key, head, horizon, troubles: new Map() };
  const amiss = (trouble: Trouble, sentence: string): void => void state.troubles.set(trouble, sentence);
  const fresh = !last && (!head || head.number === 0);

  if (!key && !fresh) amiss('key-missing', `The key of the seals is not at ${files.key}. Put it back, or set AUDIT_KEY_FILE to where it is; if it is lost, run "npm run audit -- rotate".`);
  if (key && !key.privateKey) amiss('key-public', `The file ${files.key} holds the public key only: enough to verify, not to seal.`);
  if (key && last) {
    if (!key.publicKey.equals(last.public_key))
      amiss('key-other', `The last seal was made with another key (${fingerprint(last.public_key)}) than ${files.key} holds (${fingerprint(key.publicKey)}). If the key was replaced on purpose, run "npm run audit -- rotate".`);
    else if (authenticityOf(last, new Set([key.publicKey.toString('hex')])) !== 'authentic')
      amiss('seal-false', `Seal ${last.number}, the last one, is not what was made with the key. Run "npm run audit -- verify".`);
  }
  if (!head && !fresh) amiss('head-missing', `The number of the last seal is not at ${files.head}, so nobody can tell whether the end of the log was cut off. ${AFTERWARDS}`);
  if (head && head.number > (last?.number ?? 0))
    amiss('head-ahead', `Seal ${head.number} was made, and the database ends at seal ${last?.number ?? 0}: the end of the log was cut off, or an older copy was restored, or ${files.head} is of another database. ${AFTERWARDS}`);
  if (head && last && head.number > 0 && head.number <= last.number) {
    const [known] = await manager.query<{ hash: Buffer }[]>(SEAL_NUMBERED, [head.number]);
    if (known?.hash.toString('hex') !== head.hash) amiss('head-other', `Seal ${head.number} in the database is not the one that was made. ${AFTERWARDS}`);
  }
  if (last && BigInt(next) < BigInt(last.until_transaction))
    amiss('counter-lower', `The database counts its transactions from lower than the last seal does: it was restored into another cluster. ${AFTERWARDS}`);
  return state;
}

const AFTERWARDS = 'Run "npm run audit -- verify"; after a restore on purpose, run "npm run audit -- begin --because …".';

/** Refuses with the first thing that is amiss. */
export function refuse(troubles: ReadonlyMap<Trouble, string>, except: readonly Trouble[] = []): void {
  for (const [trouble, sentence] of troubles) if (!except.includes(trouble)) throw new SealRefusal(sentence);
}
