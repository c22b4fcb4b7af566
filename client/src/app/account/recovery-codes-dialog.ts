import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Words } from '../shared/words';

/** Shows the recovery codes, once: they are kept nowhere in a form that can be read. */
@Component({
  selector: 'app-recovery-codes-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ words.t('secondFactor.codes') }}</h2>
    <mat-dialog-content>
      <p>{{ words.t('secondFactor.codesWhy') }}</p>
      <ul>
        @for (code of codes; track code) {
          <li>
            <code>{{ code }}</code>
          </li>
        }
      </ul>
      <p role="status">{{ copied() ? words.t('secondFactor.copied') : '' }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" (click)="copy()">{{ words.t('secondFactor.copy') }}</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">{{ words.t('secondFactor.kept') }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
      gap: var(--space-2);
      margin-block: var(--space-4) var(--space-2);
      padding: var(--space-4);
      border-radius: var(--round-small);
      background: var(--sunken);
    }
    code {
      font-size: 1.0625rem;
    }
  `,
})
export class RecoveryCodesDialog {
  protected readonly words = inject(Words);
  protected readonly codes = inject<readonly string[]>(MAT_DIALOG_DATA);
  protected readonly copied = signal(false);

  readonly dirty = () => false;

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.codes.join('\n'));
    this.copied.set(true);
  }
}
