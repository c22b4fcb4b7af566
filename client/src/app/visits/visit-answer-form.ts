import { Component, inject, input, output, signal } from '@angular/core';
import { form, maxLength } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';

/** An answer in words to a question around a visit. */
@Component({
  selector: 'app-visit-answer-form',
  imports: [MatButton, TextField],
  template: `
    <app-text-field [lines]="2" [field]="fields.answer" [label]="label()" />
    <p><button matButton="filled" type="button" [disabled]="busy() || !fields.answer().value().trim() || fields.answer().invalid()" (click)="answer.emit(fields.answer().value())">{{ words.t('planning.send') }}</button></p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
  `,
})
export class VisitAnswerForm {
  protected readonly words = inject(Words);
  readonly label = input.required<string>();
  readonly busy = input(false);
  readonly answer = output<string>();
  protected readonly fields = form(signal({ answer: '' }), (path) => maxLength(path.answer, 1000));
}
