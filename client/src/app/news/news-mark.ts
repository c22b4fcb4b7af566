import { Component, DestroyRef, effect, inject, signal } from '@angular/core';
import { Words } from '../shared/words';
import { QuietReadings } from './quiet-readings';

/** How long it is said, in milliseconds. */
const SAID_FOR = 6_000;

/** Says for a moment that somebody else's change came on the screen. */
@Component({
  selector: 'app-news-mark',
  template: `<p role="status" class="no-print" [class.shown]="shown()">{{ said() ? words.t('news.updated') : '' }}</p>`,
  styles: `
    p {
      position: fixed;
      z-index: 8;
      inset: auto 0 1.25rem;
      width: fit-content;
      margin: 0 auto;
      padding: 0.375rem 0.875rem;
      border-radius: 999px;
      background: var(--ink);
      box-shadow: var(--shadow-high);
      color: var(--paper);
      font-size: 0.875rem;
      font-weight: 600;
      pointer-events: none;
      opacity: 0;
      transition: opacity 0.4s;
    }
    .shown {
      opacity: 1;
    }
    @media (prefers-reduced-motion: reduce) {
      p {
        transition: none;
      }
    }
  `,
})
export class NewsMark {
  protected readonly words = inject(Words);
  protected readonly shown = signal(false);
  /** Stays a moment longer than it is shown, until it has faded. */
  protected readonly said = signal(false);

  constructor() {
    const { changes } = inject(QuietReadings);
    const before = changes();
    let timers: ReturnType<typeof setTimeout>[] = [];
    const forget = (): void => timers.forEach(clearTimeout);
    effect(() => {
      if (changes() === before) return;
      forget();
      this.said.set(true);
      this.shown.set(true);
      timers = [setTimeout(() => this.shown.set(false), SAID_FOR), setTimeout(() => this.said.set(false), SAID_FOR + 500)];
    });
    inject(DestroyRef).onDestroy(forget);
  }
}
