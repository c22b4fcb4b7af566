import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from './icon';
import type { Saving } from './saving';
import { Words } from './words';

/** Why the form was not saved, said aloud too; with a way on when somebody else was first. */
@Component({
  selector: 'app-form-refusal',
  imports: [Icon, MatButton],
  template: `
    <div role="alert">
      @if (saving().refusal(); as refusal) {
        <div class="refusal">
          <app-icon name="error" />
          <p>{{ words.refusal(refusal) }}</p>
          @if (saving().stale()) {
            <button matButton type="button" (click)="reload.emit()">{{ words.t('form.reload') }}</button>
          }
        </div>
      }
    </div>
  `,
  styles: `
    .refusal {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6rem;
      align-items: center;
      margin-block: var(--space-2) var(--space-3);
      padding: 0.7rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--attention-soft);
      color: var(--on-attention-soft);
      font-weight: 550;
    }
    p {
      flex: 1 1 12rem;
    }
  `,
})
export class FormRefusal {
  protected readonly words = inject(Words);
  readonly saving = input.required<Saving>();
  readonly reload = output();
}
