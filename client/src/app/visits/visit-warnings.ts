import { Component, ElementRef, afterNextRender, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { SpokenOverlapView } from '@contract/visits';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';

/** What a visit that was just saved made double. A warning only: the visit stands. */
@Component({
  selector: 'app-visit-warnings',
  imports: [Icon, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title #title tabindex="-1">{{ words.t('visit.saved') }}</h2>
    <mat-dialog-content>
      <p>{{ words.count('visit.nowDouble', overlaps().length) }}</p>
      <ul role="status">
        @for (overlap of overlaps(); track overlap.id) {
          <li><app-icon name="layers" /><span>{{ overlap.sentence[words.language()] }}</span></li>
        }
      </ul>
      <p class="soft">{{ words.t('visit.goPast') }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" (click)="done.emit()">{{ words.t('visit.understood') }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.5rem;
      margin-block: var(--space-3);
    }
    li {
      display: flex;
      gap: 0.6rem;
      padding: 0.6rem 0.8rem;
      border-radius: 0.6rem;
      background: var(--amber-soft);
      color: var(--on-amber-soft);
      font-weight: 550;
    }
    h2:focus-visible {
      outline: none;
    }
  `,
})
export class VisitWarnings {
  protected readonly words = inject(Words);
  readonly overlaps = input.required<readonly SpokenOverlapView[]>();
  readonly done = output();
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  constructor() {
    // The form that had the focus is gone; the news has it now.
    afterNextRender(() => this.title().nativeElement.focus());
  }
}
