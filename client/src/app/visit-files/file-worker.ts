import { DestroyRef, Service, inject, signal } from '@angular/core';
import type { Answer, Question } from './worker/messages';

type Asked<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>;
type Unreadable = Asked<'unreadable'>;

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown;
}

/** Workers of our own are the only scripts that a page names by their address; nothing else is let through. */
function trustOwnWorkers(): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => {
      const { origin, pathname } = new URL(address, location.href);
      if (origin !== location.origin || !/^\/worker-[\w-]+\.js$/.test(pathname)) throw new TypeError('not a worker of our own');
      return address;
    },
  });
}
let trusted = false;

/** Reads files of visits beside the page. One question at a time; a new one, or leaving the page, ends the one before. */
export class FileWorker {
  private worker: Worker | undefined;
  private readonly done = signal<Asked<'progress'> | null>(null);
  /** While a question is being answered. */
  readonly progress = this.done.asReadonly();
  private stopped: ((reason: null) => void) | undefined;

  /** The answer; null where it was stopped. */
  ask<Kind extends Answer['kind']>(question: Question, _kind: Kind): Promise<Asked<Kind> | Unreadable | null> {
    this.stopped?.(null);
    const worker = (this.worker ??= this.start());
    this.done.set({ kind: 'progress', part: 0, step: 'reading' });
    return new Promise((resolve) => {
      const finish = (answer: Asked<Kind> | Unreadable | null): void => {
        this.stopped = undefined;
        this.done.set(null);
        resolve(answer);
      };
      this.stopped = finish;
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'progress') this.done.set(data);
        else finish(data as Asked<Kind> | Unreadable);
      };
      worker.onerror = () => {
        this.stop();
        finish({ kind: 'unreadable', code: 'unexpected', facts: {} });
      };
      worker.postMessage(question);
    });
  }

  /** At once, whatever it is doing; what it knew is gone. */
  stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.stopped?.(null);
  }

  private start(): Worker {
    if (!trusted) trustOwnWorkers();
    trusted = true;
    return new Worker(new URL('./worker/visit-files.worker', import.meta.url), { type: 'module' });
  }
}

@Service()
export class FileWorkers {
  /** One for a page; it ends with the page. */
  open(): FileWorker {
    const worker = new FileWorker();
    inject(DestroyRef).onDestroy(() => worker.stop());
    return worker;
  }
}
