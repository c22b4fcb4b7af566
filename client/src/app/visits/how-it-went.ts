import { Component, booleanAttribute, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { VisitStatus } from '@contract/overlap-codes';
import { Words } from '../shared/words';

/** How it went, in one tap each; without blame. */
const OUTCOMES: readonly VisitStatus[] = ['held', 'no_show', 'refused'];

/** Asks how a visit of the reader's own went. */
@Component({
  selector: 'app-how-it-went',
  imports: [MatButton],
  template: `
    <p>
      @if (!asked()) {
        <strong>{{ words.t('forMe.howDidItGo') }}</strong>&ngsp;
      }
      {{ visit() }}
    </p>
    <p class="buttons" role="group" [attr.aria-label]="words.t('forMe.howDidItGo') + ' ' + visit() + (place() ? ', ' + place() : '')">
      @for (status of outcomes; track status) {
        <button matButton="outlined" type="button" [disabled]="busy()" disabledInteractive (click)="choose(status)">{{ words.t('visitStatus.' + status) }}</button>
      }
    </p>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-3);
      align-items: center;
      justify-content: space-between;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class HowItWent {
  protected readonly words = inject(Words);
  protected readonly outcomes = OUTCOMES;
  /** Which one, in words. */
  readonly visit = input.required<string>();
  /** The question stands above it already, and `place` as well: who hears the buttons hears both. */
  readonly asked = input(false, { transform: booleanAttribute });
  readonly place = input('');
  readonly busy = input(false);
  readonly tell = output<VisitStatus>();

  /** The button keeps the focus while it is kept, and so is heard: what was tapped before has to be answered first. */
  protected choose(status: VisitStatus): void {
    if (!this.busy()) this.tell.emit(status);
  }
}
