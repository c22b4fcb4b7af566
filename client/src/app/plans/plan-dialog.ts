import { Component, inject, signal } from '@angular/core';
import { form, maxLength, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { NewestPicture } from '../shared/newest-picture';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { PlanApi } from './plan-api';

@Component({
  selector: 'app-plan-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t('plan.change')" [form]="fields" [saving]="saving">
      <app-text-field [lines]="3" [field]="fields.whereTo" [label]="words.t('plan.whereTo')" [hint]="words.t('plan.ownWords')" />
      <app-text-field [lines]="3" [field]="fields.inTheWay" [label]="words.t('plan.inTheWay')" [hint]="words.t('plan.ownWords')" />
    </app-dialog-form>
  `,
})
export class PlanDialog {
  private readonly api = inject(PlanApi);
  private readonly dialog = inject<MatDialogRef<PlanDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  private readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.picture.plan.version, () => this.newest.versionOf(this.picture.id, ({ plan }) => plan));

  protected readonly fields = form(
    signal({ whereTo: this.picture.plan.whereTo ?? '', inTheWay: this.picture.plan.inTheWay ?? '' }),
    (path) => {
      maxLength(path.whereTo, 2000);
      maxLength(path.inTheWay, 2000);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { whereTo, inTheWay } = this.picture.plan;
    const typed = this.fields().value();
    const change = changedFields({ whereTo, inTheWay }, { whereTo: textOrNull(typed.whereTo), inTheWay: textOrNull(typed.inTheWay) });
    if (Object.keys(change).length === 0) return this.dialog.close();
    const saved = await this.saving.attempt((version) => this.api.change(this.picture.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
