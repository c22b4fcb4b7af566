import type { ComponentType } from '@angular/cdk/overlay';
import { Injector, computed, inject, Service, signal } from '@angular/core';
import type { Typed } from './dialog-opener';

/** The way to every dialog. What Material needs for them comes with the first: a page that only shows does not wait for it. */
@Service()
export class Dialogs {
  private readonly injector = inject(Injector);
  private readonly count = signal(0);
  /** Whether somebody is busy in one. */
  readonly anyOpen = computed(() => this.count() > 0);

  /** Opens a dialog; what it was closed with, or undefined when it was given up. */
  async open<Result>(dialog: ComponentType<Typed>, data?: unknown): Promise<Result | undefined> {
    this.count.update((open) => open + 1);
    try {
      const { DialogOpener } = await import('./dialog-opener');
      return await this.injector.get(DialogOpener).open<Result>(dialog, data);
    } finally {
      this.count.update((open) => open - 1);
    }
  }
}
