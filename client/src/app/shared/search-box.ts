import { Component, input, model } from '@angular/core';
import { Icon } from './icon';

/** Where one types what a list is narrowed to; `label` is for who hears it, and stands in it unless there is a hint. */
@Component({
  selector: 'app-search-box',
  imports: [Icon],
  template: `
    <label>
      <app-icon name="search" />
      <span class="seen-by-screen-readers">{{ label() }}</span>
      <input type="search" #box [value]="typed()" [placeholder]="hint() || label()" [maxLength]="longest()" (input)="typed.set(box.value)" autocomplete="off" spellcheck="false" />
    </label>
  `,
  styles: `
    :host {
      display: block;
      margin-block: var(--space-4);
    }
    label {
      display: flex;
      gap: var(--space-3);
      align-items: center;
      padding-inline: var(--space-4);
      border: 1px solid var(--line-strong);
      border-radius: 99rem;
      background: var(--card);
      color: var(--ink-soft);
    }
    label:focus-within {
      border-color: var(--primary);
      outline: 2px solid var(--primary);
      outline-offset: 0;
    }
    input {
      flex: 1;
      min-width: 0;
      height: 3rem;
      border: 0;
      outline: none;
      background: none;
      color: var(--ink);
    }
    input::placeholder {
      color: var(--ink-soft);
      opacity: 1;
    }
  `,
})
export class SearchBox {
  readonly typed = model('');
  readonly label = input.required<string>();
  readonly hint = input('');
  /** Characters. */
  readonly longest = input(200);
}
