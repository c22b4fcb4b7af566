import { Component, inject, signal } from '@angular/core';
import { form, maxLength, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { LeadProposalView } from '@contract/lead-proposals';
import { textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { NewestPicture } from '../shared/newest-picture';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { asPoints, HandoverPoints, pointsOf } from './handover-points';
import { LeadApi } from './lead-api';

/** What goes along with a handover, kept up to date until it is accepted. */
@Component({
  selector: 'app-handover-dialog',
  imports: [DialogForm, HandoverPoints, TextField],
  template: `
    <app-dialog-form [title]="words.t('lead.checklistChange')" [form]="fields" [saving]="saving" [draft]="'handover:' + data.proposal.id">
      <app-handover-points [fields]="fields.points" />
      <app-text-field [lines]="3" [field]="fields.note" [label]="words.t('lead.handoverNote')" />
      <app-text-field type="date" [field]="fields.remindOn" [label]="words.t('lead.remindOn')" [hint]="words.t('lead.remindHint')" />
    </app-dialog-form>
  `,
})
export class HandoverDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<HandoverDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly data = inject<{ picture: HouseholdPicture; proposal: LeadProposalView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.data.proposal.version, () => this.newest.versionOf(this.data.picture.id, ({ leadProposal }) => leadProposal ?? undefined));
  protected readonly fields = form(
    signal({ points: pointsOf(this.data.proposal.points), note: this.data.proposal.note ?? '', remindOn: this.data.proposal.remindOn ?? '' }),
    (path) => maxLength(path.note, 2000),
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { picture, proposal } = this.data;
    const { points, note, remindOn } = this.fields().value();
    // A day that stands as it was may have passed.
    const reminder = remindOn === (proposal.remindOn ?? '') ? {} : { remindOn: textOrNull(remindOn) };
    const saved = await this.saving.attempt((version) => this.api.changeHandover(picture.id, proposal.id, version, { points: asPoints(points), note: textOrNull(note), ...reminder }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
