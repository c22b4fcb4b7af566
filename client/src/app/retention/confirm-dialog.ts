import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Words } from '../shared/words';

/** A step that cannot be taken back is asked for once more. */
@Component({
  selector: 'app-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ data.title }}</h2>
    <mat-dialog-content>
      <p>{{ data.text }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="undefined">{{ words.t('form.cancel') }}</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">{{ data.yes }}</button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialog {
  protected readonly words = inject(Words);
  protected readonly data = inject<{ title: string; text: string; yes: string }>(MAT_DIALOG_DATA);

  readonly dirty = (): boolean => false;
}
