import { Component, computed, inject, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { fieldSentence } from './field-error';
import type { Option } from './option';
import { Words } from './words';

/** Any number out of a list, as chips. */
@Component({
  selector: 'app-some-of',
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (option of options(); track option.value) {
        <label>
          <input type="checkbox" [checked]="value().includes(option.value)" (change)="toggle(option.value)" />
          <span>{{ option.label }}</span>
        </label>
      }
    </fieldset>
    @if (touched() && invalid()) {
      <p class="error">{{ wrong() }}</p>
    }
  `,
  styleUrl: './choice.scss',
})
export class SomeOf<T extends string> implements FormValueControl<T[]> {
  protected readonly words = inject(Words);
  readonly value = model.required<T[]>();
  readonly touched = input(false);
  readonly invalid = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();

  /** A list that is too short is one in which nothing was chosen. */
  protected readonly wrong = computed(() => {
    const [error] = this.errors();
    return fieldSentence(this.words, !error || error.kind === 'minLength' ? { kind: 'required' } : error);
  });

  protected toggle(value: T): void {
    this.value.update((chosen) => (chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]));
  }
}
