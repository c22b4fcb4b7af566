import { Component, inject, signal } from '@angular/core';
import { form, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import type { LeadDeputyView } from '@contract/lead-proposals';
import { DialogForm } from '../shared/dialog-form';
import { NewestPicture } from '../shared/newest-picture';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { LeadApi } from './lead-api';

/** The lead is back sooner, or somebody else stands in. */
@Component({
  selector: 'app-end-deputy-dialog',
  imports: [DialogForm],
  template: `
    <app-dialog-form [title]="words.t('lead.deputyStopTitle', data.deputy)" [form]="fields" [saving]="saving" [save]="words.t('lead.deputyStop')">
      <p>{{ words.t('lead.deputyStopText', data.deputy) }}</p>
    </app-dialog-form>
  `,
})
export class EndDeputyDialog {
  private readonly api = inject(LeadApi);
  private readonly newest = inject(NewestPicture);
  private readonly dialog = inject<MatDialogRef<EndDeputyDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; deputy: LeadDeputyView & Record<string, unknown> }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.data.deputy.version, () =>
    this.newest.versionOf(this.data.picture.id, (picture) => picture.leadDeputies.find(({ id }) => id === this.data.deputy.id)),
  );
  protected readonly fields = form(signal({}), { submission: { action: () => this.save() } });

  readonly dirty = () => false;

  private async save(): Promise<TreeValidationResult> {
    const { picture, deputy } = this.data;
    const until = deputy.from > picture.today ? deputy.from : picture.today;
    const saved = await this.saving.attempt((version) => this.api.endDeputy(picture.id, deputy.id, version, until));
    if (saved) this.dialog.close(true);
    return undefined;
  }
}
