import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RefusalNote } from './refusal-note';
import type { Saving } from './saving';
import { Words } from './words';

/** Why it was not saved, said aloud too; with a way on when somebody else was first. */
@Component({
  selector: 'app-form-refusal',
  imports: [MatButton, RefusalNote],
  template: `
    <div role="alert">
      @if (saving().refusal(); as refusal) {
        <app-refusal-note [refusal]="refusal">
          @if (saving().stale()) {
            <button matButton type="button" (click)="saving().freshen()">{{ words.t('form.reload') }}</button>
          }
        </app-refusal-note>
      }
      @if (saving().freshened()) {
        <p class="note">{{ words.t('form.freshened') }}</p>
      }
    </div>
  `,
  styles: `
    .note {
      margin-block: var(--space-2) var(--space-3);
      padding: 0.7rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--primary-soft);
      color: var(--on-primary-soft);
      font-weight: 550;
    }
  `,
})
export class FormRefusal {
  protected readonly words = inject(Words);
  readonly saving = input.required<Saving>();
}
