import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Words } from './words';

const KNOWN = ['required', 'email', 'maxLength', 'minLength', 'same', 'order', 'notYou'];

/** The first thing that is wrong with a field, in words. */
@Component({ selector: 'app-field-error', template: `{{ sentence() }}` })
export class FieldError {
  private readonly words = inject(Words);
  readonly field = input.required<FieldTree<unknown>>();

  protected readonly sentence = computed(() => {
    const [error] = this.field()().errors();
    if (!error) return '';
    return this.words.t(`form.errors.${KNOWN.includes(error.kind) ? error.kind : 'server'}`);
  });
}
