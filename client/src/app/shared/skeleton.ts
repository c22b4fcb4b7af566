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
      background: linear-gradient(90deg, var(--sunken) 30%, var(--line) 50%, var(--sunken) 70%) 0 0 / 300% 100%;
      animation: pass 1.6s linear infinite;
    }
    @keyframes pass {
      from {
        background-position: 100% 0;
      }
      to {
        background-position: 0 0;
      }
    }
  `,
})
export class Skeleton {
  protected readonly words = inject(Words);
  /** Width of each bar, in percent. */
  readonly lines = input<readonly number[]>([60, 90, 75]);
}
