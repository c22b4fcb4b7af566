import { Component, inject, input } from '@angular/core';
import { Words } from './words';

/** Grey bars where something is about to be, with the word for it. */
@Component({
  selector: 'app-skeleton',
  template: `
    <span class="seen-by-screen-readers" role="status">{{ words.t('state.loading') }}</span>
    @for (line of lines(); track $index) {
      <span class="bar" [style.width.%]="line"></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.75rem;
      padding-block: 0.5rem;
    }
    .bar {
      height: 1rem;
      border-radius: 0.5rem;
      background: var(--line);
      /* Only how much shows through: that costs the page nothing while it works on what is to stand there. */
      animation: breathe 0.9s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      from {
        opacity: 0.9;
      }
      to {
        opacity: 0.4;
      }
    }
  `,
})
export class Skeleton {
  protected readonly words = inject(Words);
  /** Width of each bar, in percent. */
  readonly lines = input<readonly number[]>([60, 90, 75]);
}
