import { Component, input, model } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import type { Option } from './option';

/** One out of a few, all in sight. */
@Component({
  selector: 'app-one-of',
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (option of options(); track option.value) {
        <label>
          <input type="radio" [name]="group" [value]="option.value" [checked]="value() === option.value" (change)="value.set(option.value)" />
          <span>{{ option.label }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './choice.scss',
})
export class OneOf<T extends string> implements FormValueControl<T> {
  private static groups = 0;
  protected readonly group = `one-of-${OneOf.groups++}`;
  readonly value = model.required<T>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();
}
