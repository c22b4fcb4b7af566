import { Component, ElementRef, inject, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { ChoiceError } from './choice-error';
import type { Option } from './option';

/** One out of a few, all in sight. */
@Component({
  selector: 'app-one-of',
  imports: [ChoiceError],
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
    <app-choice-error [touched]="touched()" [errors]="errors()" [missing]="missing()" />
  `,
  styleUrl: './choice.scss',
})
export class OneOf<T extends string> implements FormValueControl<T> {
  private static groups = 0;
  protected readonly group = `one-of-${OneOf.groups++}`;
  readonly value = model.required<T>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();
  /** What is said where nothing was chosen; left out: that it must be filled in. */
  readonly missing = input('');
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  focus(): void {
    this.host.nativeElement.querySelector('input')?.focus();
  }
}
