import { Component, computed, input } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ChoiceError } from './choice-error';
import { ChoiceField } from './choice-field';

/** One out of a longer list under headings, marked where it must be chosen. Options without a group come first, and those of one group stand together. */
@Component({
  selector: 'app-grouped-choice-field',
  imports: [ChoiceError, MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <select matNativeControl #select [required]="required()" (change)="choose(select.selectedIndex)">
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
export class GroupedChoiceField<T extends string> extends ChoiceField<T> {
  readonly required = input(false);
  protected readonly alone = computed(() => this.options().filter(({ group }) => group === undefined));
  protected readonly groups = computed(() =>
    [...new Set(this.options().flatMap(({ group }) => group ?? []))].map((label) => ({ label, options: this.options().filter(({ group }) => group === label) })),
  );
}
