import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { NewInvitation } from '@contract/administration';
import { dayOf } from '../shared/day';
import { Words } from '../shared/words';

/** The link of an invitation, to pass on. It is told once: the server keeps only what recognises it. */
@Component({
  selector: 'app-invitation-link-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ words.t('invitation.linkTitle', { name: invitation.name }) }}</h2>
    <mat-dialog-content>
      <p>{{ words.t('invitation.linkText', { name: invitation.name, day: words.day(dayOf(invitation.expiresAt), 'spoken') }) }}</p>
      <input #box readonly [value]="link" [attr.aria-label]="words.t('invitation.link')" (focus)="box.select()" />
      <p class="soft">{{ words.t('invitation.linkOnce') }}</p>
      <p role="status" class="small">{{ copied() ? words.t('invitation.copied') : '' }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="true">{{ words.t('form.close') }}</button>
      <button matButton="filled" type="button" (click)="copy(box)">{{ words.t('invitation.copy') }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    input {
      width: 100%;
      margin-block: var(--space-4) var(--space-2);
      padding: 0.7rem 0.9rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--round-small);
      background: var(--sunken);
    }
  `,
})
export class InvitationLinkDialog {
  protected readonly words = inject(Words);
  protected readonly invitation = inject<NewInvitation>(MAT_DIALOG_DATA);
  /** Behind the `#`: what stands there is sent to no server. */
  protected readonly link = `${window.location.origin}/invitation#${this.invitation.token}`;
  protected readonly copied = signal(false);
  protected readonly dayOf = dayOf;

  readonly dirty = () => false;

  /** Where the clipboard is not to be had (plain http), the text is at least selected. */
  protected async copy(box: HTMLInputElement): Promise<void> {
    box.select();
    const written = await navigator.clipboard?.writeText(this.link).then(() => true, () => false);
    this.copied.set(written ?? false);
  }
}
