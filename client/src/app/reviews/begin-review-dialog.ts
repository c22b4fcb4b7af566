import { Component, inject, signal } from '@angular/core';
import { form, max, min, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MOST_REVIEW_CASES, USUAL_REVIEW_CASES } from '@contract/review-words';
import type { ReviewTeam } from '@contract/reviews';
import { DialogForm } from '../shared/dialog-form';
import { NumberField } from '../shared/number-field';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { ReviewApi } from './review-api';

/** How many households this meeting goes through; closes with its id. */
@Component({
  selector: 'app-begin-review-dialog',
  imports: [DialogForm, NumberField],
  template: `
    <app-dialog-form [title]="words.t('review.begin')" [form]="fields" [saving]="saving" [save]="words.t('review.begin')">
      <p>{{ words.count('review.stuck', team.stuck) }} {{ words.t('review.order') }}</p>
      <app-number-field [field]="fields.most" [label]="words.t('review.most')" [unit]="words.t('review.households')" [smallest]="1" [largest]="most" />
    </app-dialog-form>
  `,
})
export class BeginReviewDialog {
  private readonly api = inject(ReviewApi);
  private readonly dialog = inject<MatDialogRef<BeginReviewDialog, string>>(MatDialogRef);
  protected readonly team = inject<ReviewTeam>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly most = MOST_REVIEW_CASES;
  protected readonly fields = form(
    signal({ most: Math.min(this.team.stuck, USUAL_REVIEW_CASES) as number | null }),
    (path) => {
      required(path.most);
      min(path.most, 1);
      max(path.most, MOST_REVIEW_CASES);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => false;

  private async save(): Promise<TreeValidationResult> {
    const begun = await this.saving.attempt(() => this.api.begin({ teamId: this.team.teamId, most: this.fields().value().most! }));
    if (begun) this.dialog.close(begun.answer.id);
    return this.saving.fieldErrors(this.fields);
  }
}
