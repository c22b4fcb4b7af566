import { Component, computed, ElementRef, inject, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ChoiceError } from './choice-error';
import type { Option } from './option';

/** One out of a longer list, by the device's own picker. Those without a group come first, then each group under its heading. */
@Component({
  selector: 'app-choice-field',
  imports: [ChoiceError, MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <select matNativeControl #select [required]="required()" (change)="choose(select.value)">
        @for (option of alone(); track option.value) {
          <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
        }
        @for (group of groups(); track group.label) {
          <optgroup [label]="group.label">
            @for (option of group.options; track option.value) {
              <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
            }
          </optgroup>
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
  readonly required = input(false);
  readonly touched = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly alone = computed(() => this.options().filter(({ group }) => !group));
  protected readonly groups = computed(() => [...Map.groupBy(this.options(), ({ group }) => group)].flatMap(([label, options]) => (label ? { label, options } : [])));

  focus(): void {
    this.host.nativeElement.querySelector('select')?.focus();
  }

  protected choose(value: string): void {
    this.value.set(value as T);
  }
}
