import type { ComponentType } from '@angular/cdk/overlay';
import { effect, inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { KeptFocus } from './kept-focus';
import { Words } from './words';

/** What a dialog tells about itself, so that typed work is not lost by a stray click. */
export interface Typed {
  /** Whether something was typed that is not saved. */
  dirty(): boolean;
}

/** Opens dialogs: with all that Material needs for them. */
@Service()
export class DialogOpener {
  private readonly dialog = inject(MatDialog);
  private readonly words = inject(Words);
  private readonly session = inject(Session);

  constructor() {
    // Whoever signs in next may be somebody else: nothing of a household stays over the sign-in page.
    effect(() => {
      if (!this.session.current()) for (const open of this.dialog.openDialogs) open.close(null);
    });
  }

  /** Opens a dialog; what it was closed with, or undefined when it was given up. */
  async open<Result>(dialog: ComponentType<Typed>, data?: unknown): Promise<Result | undefined> {
    const focus = new KeptFocus();
    const opened = this.dialog.open<Typed, unknown, Result>(dialog, {
      data,
      width: '38rem',
      maxWidth: '100vw',
      maxHeight: '100dvh',
      autoFocus: 'dialog',
      restoreFocus: true,
      panelClass: 'app-dialog',
      closePredicate: (result, _config, component) =>
        result !== undefined || !(component as Typed | null)?.dirty() || window.confirm(this.words.t('form.leave')),
    });
    const result = await firstValueFrom(opened.afterClosed());
    focus.watch();
    return result;
  }
}
