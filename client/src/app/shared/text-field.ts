import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldError } from './field-error';

/** A labelled text, day or time with its error beneath. */
@Component({
  selector: 'app-text-field',
  imports: [FieldError, FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" [floatLabel]="type() === 'date' || type() === 'time' ? 'always' : 'auto'">
      <mat-label>{{ label() }}</mat-label>
      @if (lines() > 1) {
        <textarea matInput [rows]="lines()" [formField]="field()"></textarea>
      } @else {
        <input matInput [autocomplete]="autocomplete()" [type]="type()" [formField]="field()" />
      }
      @if (hint()) {
        <mat-hint>{{ hint() }}</mat-hint>
      }
      <mat-error><app-field-error [field]="field()" /></mat-error>
    </mat-form-field>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
    }
  `,
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly type = input<'text' | 'date' | 'time' | 'email' | 'password'>('text');
  /** What the device may fill in, as HTML calls it. */
  readonly autocomplete = input('off');
  readonly lines = input(1);
}
