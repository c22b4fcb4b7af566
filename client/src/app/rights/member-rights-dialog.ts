import type { ComponentType } from '@angular/cdk/overlay';
import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { HouseholdPicture, MemberView } from '@contract/households';
import type { Typed } from '../shared/dialog-opener';
import { Dialogs } from '../shared/dialogs';
import { Words } from '../shared/words';

/** What one member may ask: to have what is known of them, and to have it corrected. */
@Component({
  selector: 'app-member-rights-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ words.t('rights.dataOf', { name: data.member.name }) }}</h2>
    <mat-dialog-content>
      @if (data.picture.rights.mayHandle) {
        <p>{{ words.t('rights.exportText') }}</p>
        <p><button matButton="tonal" type="button" (click)="export()">{{ words.t('rights.exportOf', { name: data.member.name }) }}</button></p>
      }
      <p>{{ words.t('rights.askText') }}</p>
      <p><button matButton="tonal" type="button" (click)="ask()">{{ words.t('rights.askFor', { name: data.member.name }) }}</button></p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="undefined">{{ words.t('form.close') }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--space-3);
    }
  `,
})
export class MemberRightsDialog {
  private readonly dialogs = inject(Dialogs);
  private readonly dialog = inject<MatDialogRef<MemberRightsDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; member: MemberView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);

  readonly dirty = (): boolean => false;

  protected async export(): Promise<void> {
    const { MemberDataDialog } = await import('./member-data-dialog');
    await this.then(MemberDataDialog);
  }

  protected async ask(): Promise<void> {
    const { AskRectificationDialog } = await import('./ask-rectification-dialog');
    await this.then(AskRectificationDialog);
  }

  /** Over this one, so that the focus comes back to where it was; both close together when something came of it. */
  private async then(dialog: ComponentType<Typed>): Promise<void> {
    const changed = await this.dialogs.open<boolean>(dialog, this.data);
    if (changed !== undefined) this.dialog.close(changed);
  }
}
