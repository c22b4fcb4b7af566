import { Component, ElementRef, inject, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { ChoiceError } from './choice-error';
import type { Option } from './option';

/** Any number out of a list, as chips. */
@Component({
  selector: 'app-some-of',
  imports: [ChoiceError],
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
    <app-choice-error [touched]="touched()" [errors]="errors()" />
  `,
  styleUrl: './choice.scss',
})
export class SomeOf<T extends string> implements FormValueControl<T[]> {
  readonly value = model.required<T[]>();
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  focus(): void {
    this.host.nativeElement.querySelector('input')?.focus();
  }

  protected toggle(value: T): void {
    this.value.update((chosen) => (chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]));
  }
}
