import { Component, inject, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { fieldSentence } from './field-error';
import type { Option } from './option';
import { Words } from './words';

/** One out of a longer list, by the device's own picker. */
@Component({
  selector: 'app-choice-field',
  imports: [MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <select matNativeControl #select (change)="choose(select.selectedIndex)">
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
        }
      </select>
    </mat-form-field>
    @if (errors()[0]; as error) {
      <p class="error" role="alert">{{ sentence(error) }}</p>
    }
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
    }
    .error {
      margin-top: 0.25rem;
      color: var(--on-attention-soft);
      font-size: 0.875rem;
    }
  `,
})
export class ChoiceField<T extends string> implements FormValueControl<T> {
  readonly value = model.required<T>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  private readonly words = inject(Words);

  protected sentence(error: ValidationError.WithOptionalFieldTree): string {
    return fieldSentence(this.words, error);
  }

  protected choose(place: number): void {
    const option = this.options()[place];
    if (option) this.value.set(option.value);
  }
}
