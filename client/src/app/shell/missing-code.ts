import { Component, DOCUMENT, DestroyRef, ElementRef, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationError, Router } from '@angular/router';
import { Words } from '../shared/words';

/** How browsers call it: there is no other sign of it. */
const MISSING = /dynamically imported module|Importing a module script/i;

/**
 * Pages, parts and dialogs come when they are needed. Where one does not, mostly because a new version took the place of the one that
 * is open, nothing would happen at a click: this says so, above all else, and offers to fetch the page anew.
 */
@Component({
  selector: 'app-missing-code',
  imports: [MatButton],
  template: `
    <div #bar popover="manual" role="alert" class="no-print">
      @if (missing()) {
        <p>{{ words.t('state.codeMissing') }}</p>
        <button matButton="filled" type="button" (click)="refresh()">{{ words.t('state.refresh') }}</button>
      }
    </div>
  `,
  styles: `
    div {
      inset: auto 0 1rem;
      width: min(36rem, 100% - 2rem);
      margin-inline: auto;
      padding: 0.75rem 1rem;
      border: 1px solid var(--line);
      border-radius: var(--round);
      background: var(--attention-soft);
      box-shadow: var(--shadow-high);
      color: var(--on-attention-soft);
    }
    div:popover-open {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      align-items: center;
      justify-content: end;
    }
    p {
      flex: 1 1 16rem;
      font-weight: 550;
    }
  `,
})
export class MissingCode {
  private readonly window = inject(DOCUMENT).defaultView!;
  private readonly bar = viewChild.required<ElementRef<HTMLElement>>('bar');
  protected readonly words = inject(Words);
  protected readonly missing = signal(false);
  /** The page that somebody was on their way to. */
  private to: string | undefined;

  constructor() {
    const unheard = ({ reason }: PromiseRejectionEvent): void => this.tell(reason, undefined);
    this.window.addEventListener('unhandledrejection', unheard);
    inject(DestroyRef).onDestroy(() => this.window.removeEventListener('unhandledrejection', unheard));
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationError) this.tell(event.error, event.url);
      });
  }

  protected refresh(): void {
    if (this.to === undefined) this.window.location.reload();
    else this.window.location.assign(this.to);
  }

  private tell(error: unknown, to: string | undefined): void {
    if (!(error instanceof Error) || !MISSING.test(error.message)) return;
    this.to = to;
    this.missing.set(true);
    this.bar().nativeElement.showPopover();
  }
}
