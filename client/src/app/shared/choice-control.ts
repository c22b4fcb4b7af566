import { Component, input, model } from '@angular/core';
import type { Option } from './option';

/** One out of a longer list, by which a list is narrowed: no form, for it counts at once. */
@Component({
  selector: 'app-choice-control',
  template: `
    <label>
      <span>{{ label() }}</span>
      <select #select (change)="choose(select.selectedIndex)">
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    label {
      display: grid;
      gap: 0.2rem;
      min-width: 0;
    }
    span {
      color: var(--ink-soft);
      font-size: 0.8125rem;
      font-weight: 600;
    }
    select {
      width: 100%;
      min-height: 2.75rem;
      padding: 0.4rem 0.6rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--round-small);
      background: var(--card);
      color: var(--ink);
      text-overflow: ellipsis;
    }
  `,
})
export class ChoiceControl<T extends string> {
  readonly value = model.required<T>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();

  protected choose(place: number): void {
    const option = this.options()[place];
    if (option) this.value.set(option.value);
  }
}
