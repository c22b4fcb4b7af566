import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from './icon';
import type { Saving } from './saving';
import { Words } from './words';

/** Why it was not saved, said aloud too; with a way on when somebody else was first. */
@Component({
  selector: 'app-form-refusal',
  imports: [Icon, MatButton],
  template: `
    <div role="alert">
      @if (saving().refusal(); as refusal) {
        <div class="note refusal">
          <app-icon name="error" />
          <p>{{ words.refusal(refusal) }}</p>
          @if (saving().stale()) {
            <button matButton type="button" (click)="saving().freshen()">{{ words.t('form.reload') }}</button>
          }
        </div>
      }
      @if (saving().freshened()) {
        <p class="note">{{ words.t('form.freshened') }}</p>
      }
    </div>
  `,
  styles: `
    .note {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6rem;
      align-items: center;
      margin-block: var(--space-2) var(--space-3);
      padding: 0.7rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--primary-soft);
      color: var(--on-primary-soft);
      font-weight: 550;
    }
    .refusal {
      background: var(--attention-soft);
      color: var(--on-attention-soft);
    }
    .note p {
      flex: 1 1 12rem;
    }
  `,
})
export class FormRefusal {
  protected readonly words = inject(Words);
  readonly saving = input.required<Saving>();
}
