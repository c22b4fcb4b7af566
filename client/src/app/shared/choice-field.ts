import { Component, ElementRef, inject, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ChoiceError } from './choice-error';
import type { Option } from './option';

/** One out of a longer list, by the device's own picker. */
@Component({
  selector: 'app-choice-field',
  imports: [ChoiceError, MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <select matNativeControl #select (change)="choose(select.selectedIndex)">
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
        }
      </select>
    </mat-form-field>
    <app-choice-error [touched]="touched()" [errors]="errors()" [missing]="missing()" />
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
    }
  `,
})
export class ChoiceField<T extends string> implements FormValueControl<T> {
  readonly value = model.required<T>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();
  /** What is said where nothing was chosen; left out: that it must be filled in. */
  readonly missing = input('');
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  focus(): void {
    this.host.nativeElement.querySelector('select')?.focus();
  }

  protected choose(place: number): void {
    const option = this.options()[place];
    if (option) this.value.set(option.value);
  }
}
