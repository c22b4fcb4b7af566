import type { ComponentType } from '@angular/cdk/overlay';
import { Injector, inject, Service } from '@angular/core';
import type { Typed } from './dialog-opener';

/** The way to every dialog. What Material needs for them comes with the first: a page that only shows does not wait for it. */
@Service()
export class Dialogs {
  private readonly injector = inject(Injector);

  /** Opens a dialog; what it was closed with, or undefined when it was given up. */
  async open<Result>(dialog: ComponentType<Typed>, data?: unknown): Promise<Result | undefined> {
    const { DialogOpener } = await import('./dialog-opener');
    return this.injector.get(DialogOpener).open<Result>(dialog, data);
  }
}
