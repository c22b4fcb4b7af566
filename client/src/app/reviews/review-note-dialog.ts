import { afterNextRender, Component, inject, signal } from '@angular/core';
import { form, maxLength, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { LONGEST_REVIEW_NOTE } from '@contract/review-words';
import type { ReviewCaseView } from '@contract/reviews';
import { textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { Merging } from '../shared/merging';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { ReviewApi } from './review-api';

/** What was said about a household in the meeting; closes with the case as it is now. */
@Component({
  selector: 'app-review-note-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t('review.noteOf', { household: data.one.name })" [form]="fields" [saving]="saving" [draft]="'review:' + data.one.id">
      <app-text-field [lines]="6" [field]="fields.note" [label]="words.t('review.note')" [hint]="words.t('review.noteHint')" />
    </app-dialog-form>
  `,
})
export class ReviewNoteDialog {
  private readonly api = inject(ReviewApi);
  private readonly dialog = inject<MatDialogRef<ReviewNoteDialog, ReviewCaseView>>(MatDialogRef);
  protected readonly data = inject<{ meetingId: string; one: ReviewCaseView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly model = signal({ note: this.data.one.note ?? '' });
  protected readonly fields = form(this.model, (path) => maxLength(path.note, LONGEST_REVIEW_NOTE), { submission: { action: () => this.save() } });
  private readonly merging = new Merging<{ note: string }, ReviewCaseView>(this.model, ({ note }) => ({ note: note ?? '' }), { note: { label: () => this.words.t('review.note') } });
  protected readonly saving = new Saving(this.data.one.version, undefined, this.merging as never);

  constructor() {
    // Whoever comes here by a key writes at once.
    afterNextRender(() => this.fields.note().focusBoundControl());
  }

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const note = textOrNull(this.model().note);
    const saved = await this.saving.attempt((version) => this.api.change(this.data.meetingId, this.data.one.id, version, { note }));
    if (saved) this.dialog.close(saved.answer);
    return this.saving.fieldErrors(this.fields);
  }
}
