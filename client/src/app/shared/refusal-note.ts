import error from '@material-symbols/svg-400/rounded/error.svg';
import { Component, inject, input } from '@angular/core';
import { IconShape } from './icon-shape';
import type { Refusal } from './problem';
import { Words } from './words';

/** Why something was not done, in words; a way on may stand inside. Stands within an alert. */
@Component({
  selector: 'app-refusal-note',
  imports: [IconShape],
  template: `
    <app-icon-shape [file]="shape" />
    <p>{{ words.refusal(refusal()) }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6rem;
      align-items: center;
      margin-block: var(--space-2) var(--space-3);
      padding: 0.7rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--attention-soft);
      color: var(--on-attention-soft);
      font-weight: 550;
    }
    p {
      flex: 1 1 12rem;
    }
  `,
})
export class RefusalNote {
  protected readonly words = inject(Words);
  readonly refusal = input.required<Refusal>();
  protected readonly shape = error;
}
