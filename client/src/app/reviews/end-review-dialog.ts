import { Component, inject, signal } from '@angular/core';
import { form, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ReviewMeetingView } from '@contract/reviews';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { ReviewApi } from './review-api';

/** Ends a meeting: from then on its minutes stay as they are. */
@Component({
  selector: 'app-end-review-dialog',
  imports: [DialogForm],
  template: `
    <app-dialog-form [title]="words.t('review.end')" [form]="fields" [saving]="saving" [save]="words.t('review.end')">
      <p>{{ words.t('review.endText') }}</p>
      @if (left > 0) {
        <p>{{ words.count('review.notDiscussed', left) }}</p>
      }
    </app-dialog-form>
  `,
})
export class EndReviewDialog {
  private readonly api = inject(ReviewApi);
  private readonly dialog = inject<MatDialogRef<EndReviewDialog, boolean>>(MatDialogRef);
  private readonly meeting = inject<ReviewMeetingView>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly left = this.meeting.cases.filter(({ discussedAt }) => discussedAt === null).length;
  protected readonly fields = form(signal({}), () => undefined, { submission: { action: () => this.save() } });

  readonly dirty = () => false;

  private async save(): Promise<TreeValidationResult> {
    if (await this.saving.attempt(() => this.api.close(this.meeting.id))) this.dialog.close(true);
    return undefined;
  }
}
