import { Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { fieldSentence } from './field-error';
import { Words } from './words';

/** A whole number, with what it counts behind it and its error beneath. */
@Component({
  selector: 'app-number-field',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, MatSuffix],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always" hideRequiredMarker>
      <mat-label>{{ label() }}</mat-label>
      <input matInput type="number" step="1" autocomplete="off" [formField]="field()" />
      <span matTextSuffix>{{ unit() }}</span>
      @if (hint()) {
        <mat-hint>{{ hint() }}</mat-hint>
      }
      <mat-error>{{ wrong() }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
    }
    span {
      padding-right: 1rem;
      color: var(--ink-soft);
    }
  `,
})
export class NumberField {
  private readonly words = inject(Words);
  readonly field = input.required<FieldTree<number | null>>();
  readonly label = input.required<string>();
  /** What is counted, in words. */
  readonly unit = input('');
  readonly hint = input('');
  readonly smallest = input.required<number>();
  readonly largest = input.required<number>();

  protected readonly wrong = computed(() => {
    const [error] = this.field()().errors();
    if (!error) return '';
    return error.kind === 'server' && error.message !== 'input.invalid' ? fieldSentence(this.words, error) : this.words.t('form.errors.range', { smallest: this.smallest(), largest: this.largest() });
  });
}
