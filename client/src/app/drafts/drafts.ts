import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { DraftKey } from '@contract/session';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { hashOf, inStore, type KeptDraft } from './draft-store';

/** What was typed and not saved, and when (milliseconds since 1970). */
export interface Draft {
  value: unknown;
  at: number;
}

/** An account's key, in the memory of this page alone. */
interface Held {
  accountId: string;
  bytes: Uint8Array<ArrayBuffer>;
  key: CryptoKey;
}

/**
 * Typed work that survives a closed browser: in IndexedDB, encrypted with a key that the server gives to who is signed in. It
 * is a help and never in the way: where the browser keeps nothing, there are no drafts.
 */
@Service()
export class Drafts {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private held: Promise<Held> | null = null;
  private heldFor: string | null = null;

  async read(about: string): Promise<Draft | undefined> {
    return this.try(async ({ accountId, bytes, key }) => {
      const name = await hashOf(bytes, about);
      const kept = await inStore(accountId, (store) => store.get(name) as IDBRequest<KeptDraft | undefined>);
      if (!kept) return undefined;
      const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData: new TextEncoder().encode(name) }, key, kept.sealed);
      return { value: JSON.parse(new TextDecoder().decode(opened)) as unknown, at: kept.at };
    });
  }

  async write(about: string, value: unknown): Promise<void> {
    await this.try(async ({ accountId, bytes, key }) => {
      const name = await hashOf(bytes, about);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const encode = new TextEncoder();
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encode.encode(name) }, key, encode.encode(JSON.stringify(value)));
      const kept: KeptDraft = { name, iv, sealed, at: Date.now() };
      await inStore(accountId, (store) => store.put(kept));
    });
  }

  async remove(about: string): Promise<void> {
    await this.try(async ({ accountId, bytes }) => {
      const name = await hashOf(bytes, about);
      await inStore(accountId, (store) => store.delete(name));
    });
  }

  private async try<T>(task: (held: Held) => Promise<T>): Promise<T | undefined> {
    const accountId = this.session.current()?.professionalId;
    // Without TLS a browser does not encrypt: then nothing is kept.
    if (!accountId || !globalThis.isSecureContext) return undefined;
    try {
      return await task(await this.keyOf(accountId));
    } catch {
      // A browser that refuses storage, a full disk, a key that changed: the work itself goes on.
      return undefined;
    }
  }

  private keyOf(accountId: string): Promise<Held> {
    if (!this.held || this.heldFor !== accountId) {
      this.heldFor = accountId;
      this.held = this.fetchKey(accountId);
      // Where the network failed it is asked anew the next time.
      this.held.catch(() => (this.held = null));
    }
    return this.held;
  }

  private async fetchKey(accountId: string): Promise<Held> {
    const answer = await firstValueFrom(this.http.get<DraftKey>('/api/v1/session/draft-key'));
    const bytes = Uint8Array.from(atob(answer.key), (character) => character.charCodeAt(0));
    return { accountId, bytes, key: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']) };
  }
}
