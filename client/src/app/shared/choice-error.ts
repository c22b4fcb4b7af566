import { Component, computed, inject, input } from '@angular/core';
import type { ValidationError } from '@angular/forms/signals';
import { fieldSentence } from './field-error';
import { Words } from './words';

/** What is wrong with a choice, beneath it: not before somebody was there or tried to save. */
@Component({
  selector: 'app-choice-error',
  template: `
    @if (wrong(); as sentence) {
      <p role="alert">{{ sentence }}</p>
    }
  `,
  styles: `
    p {
      margin-top: 0.25rem;
      color: var(--on-attention-soft);
      font-size: 0.875rem;
    }
  `,
})
export class ChoiceError {
  private readonly words = inject(Words);
  readonly touched = input.required<boolean>();
  /** What is said where nothing was chosen, instead of that it must be filled in. */
  readonly missing = input('');
  readonly errors = input.required<readonly ValidationError.WithOptionalFieldTree[]>();

  /** A list that is too short is one in which nothing was chosen. */
  protected readonly wrong = computed(() => {
    const [error] = this.errors();
    if (!this.touched() || !error) return null;
    if (error.kind !== 'minLength' && error.kind !== 'required') return fieldSentence(this.words, error);
    return this.missing() || fieldSentence(this.words, { kind: 'required' });
  });
}
