import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Words } from '../shared/words';

/** How far reading is, and a way to stop it at once. */
@Component({
  selector: 'app-file-progress',
  imports: [MatButton],
  template: `
    <p id="file-progress">{{ words.t('visitFiles.' + step()) }}</p>
    <progress max="1" [value]="part()" aria-labelledby="file-progress"></progress>
    <button matButton="tonal" type="button" (click)="stop.emit()">{{ words.t('visitFiles.stop') }}</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
      align-items: center;
    }
    progress {
      flex: 1 1 12rem;
      height: 0.75rem;
      accent-color: var(--primary);
    }
  `,
})
export class FileProgress {
  protected readonly words = inject(Words);
  readonly part = input.required<number>();
  readonly step = input.required<'reading' | 'finding'>();
  readonly stop = output();
}
