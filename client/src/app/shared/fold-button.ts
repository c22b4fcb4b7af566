import { Component, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Words } from './words';

/** Shows the rest of a list, and folds it away again: it stays where it is, with the focus. On paper the list is as it stands. */
@Component({
  selector: 'app-fold-button',
  imports: [MatButton],
  host: { class: 'no-print' },
  template: `
    <button matButton type="button" [attr.aria-expanded]="open()" (click)="open.set(!open())">
      {{ open() ? words.t('state.fewer') : more() }}@if (of()) {<span class="seen-by-screen-readers">: {{ of() }}</span>}
    </button>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class FoldButton {
  protected readonly words = inject(Words);
  readonly open = model(false);
  /** What it says while they are folded: how many there are. */
  readonly more = input.required<string>();
  /** Whose list it is, for who hears it, where there are several. */
  readonly of = input('');
}
