import { Component, ElementRef, computed, inject, input, model, signal, viewChild } from '@angular/core';
import { Words } from '../shared/words';

/**
 * A labelled field of the sign-in page, in the look of the fields everywhere else. It is the browser's own: who only comes to
 * sign in does not wait for the machinery of the forms behind it.
 */
@Component({
  selector: 'app-sign-in-field',
  template: `
    <div class="box">
      <input
        #box
        placeholder=" "
        required
        [id]="id"
        [type]="type()"
        [attr.autocomplete]="autocomplete()"
        [attr.aria-invalid]="empty()"
        [attr.aria-describedby]="empty() || hint() ? id + '-below' : null"
        [value]="value()"
        (input)="value.set(box.value)"
        (blur)="left.set(true)"
      />
      <label [for]="id">{{ label() }}</label>
    </div>
    <p class="below" [class.error]="empty()" [id]="id + '-below'" aria-live="polite">{{ empty() ? words.t('form.errors.required') : hint() }}</p>
  `,
  styleUrl: './sign-in-field.scss',
})
export class SignInField {
  private static fields = 0;
  protected readonly id = `sign-in-field-${SignInField.fields++}`;
  protected readonly words = inject(Words);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  readonly value = model.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly type = input<'text' | 'email' | 'password'>('text');
  /** What the device may fill in, as HTML calls it. */
  readonly autocomplete = input.required<string>();

  /** Somebody was here, or wanted to go on: from now on it is said that nothing was filled in. */
  protected readonly left = signal(false);
  protected readonly empty = computed(() => this.left() && this.value() === '');

  /** Answers whether something was filled in, and says so where nothing was. */
  check(): boolean {
    this.left.set(true);
    return this.value() !== '';
  }

  focus(): void {
    this.box().nativeElement.focus();
  }
}
