/** A draft as the browser keeps it: whose and about what is a hash, what was typed is encrypted. */
export interface KeptDraft {
  name: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** When it was typed, in milliseconds since 1970. */
  at: number;
}

/** How long a draft is kept. Our default. */
const KEPT_FOR = 14 * 86_400_000;
const STORE = 'drafts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** SHA-256 in hexadecimal digits. */
export async function hashOf(...parts: (string | Uint8Array<ArrayBuffer>)[]): Promise<string> {
  const all = await new Blob(parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part))).arrayBuffer();
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', all))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const placeOf = async (accountId: string): Promise<string> => `samenregie.drafts.${(await hashOf(accountId)).slice(0, 32)}`;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The store of drafts does not answer.'));
  });

/** Does one thing in the store of an account, each account its own; what is too old is gone first. */
export async function inStore<T>(accountId: string, task: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(await placeOf(accountId), 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'name' }).createIndex('at', 'at');
  const database = await done(opening);
  try {
    const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
    const old = await done(store.index('at').getAllKeys(IDBKeyRange.upperBound(Date.now() - KEPT_FOR)));
    for (const key of old) store.delete(key);
    return await done(task(store));
  } finally {
    database.close();
  }
}

/** Nothing of this account stays in the browser. */
export async function forgetDrafts(accountId: string): Promise<void> {
  if (globalThis.isSecureContext) await done(indexedDB.deleteDatabase(await placeOf(accountId))).catch(() => undefined);
}
