import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { refusalWith } from './problem';
import { Words } from './words';

const KNOWN = ['required', 'email', 'maxLength', 'minLength', 'same', 'order', 'notYou', 'clash'];

/** What is wrong, in words. Of a refusal of the server its own sentence, unless it says no more than that the input is not right. */
export function fieldSentence(words: Words, { kind, message, facts = {} }: Pick<ValidationError, 'kind' | 'message'> & { facts?: Record<string, unknown> }): string {
  if (kind === 'server' && message && message !== 'input.invalid') return words.refusal({ ...refusalWith(message), facts });
  return words.t(`form.errors.${KNOWN.includes(kind) ? kind : 'server'}`);
}

/** The first thing that is wrong with a field, in words. */
@Component({ selector: 'app-field-error', template: `{{ sentence() }}` })
export class FieldError {
  private readonly words = inject(Words);
  readonly field = input.required<FieldTree<unknown>>();

  protected readonly sentence = computed(() => {
    const [error] = this.field()().errors();
    return error ? fieldSentence(this.words, error) : '';
  });
}
