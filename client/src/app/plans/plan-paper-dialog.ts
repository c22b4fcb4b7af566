import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { LANGUAGES } from '@contract/roles';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentMembers } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { PlanApi } from './plan-api';

/** Makes the plan to hand over, for one member or for all together. */
@Component({
  selector: 'app-plan-paper-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf],
  template: `
    <app-dialog-form [title]="words.t('planPaper.title')" [form]="fields" [saving]="saving" [save]="words.t('planPaper.make')">
      <p>{{ words.t('planPaper.text') }}</p>
      <app-choice-field [formField]="fields.memberId" [label]="words.t('planPaper.for')" [options]="readers()" />
      <app-one-of [formField]="fields.language" [label]="words.t('planPaper.language')" [options]="languages()" />
    </app-dialog-form>
  `,
})
export class PlanPaperDialog {
  private readonly api = inject(PlanApi);
  private readonly dialog = inject<MatDialogRef<PlanPaperDialog, boolean>>(MatDialogRef);
  private readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly readers = computed(() => [
    { value: '', label: this.words.t('planPaper.all') },
    ...presentMembers(this.picture).map(({ id, name }) => ({ value: id, label: name })),
  ]);
  protected readonly languages = computed(() => this.words.options('statement.languages', LANGUAGES));
  protected readonly fields = form(signal({ memberId: '', language: this.words.language() }), () => undefined, { submission: { action: () => this.save() } });

  readonly dirty = () => false;

  private async save(): Promise<TreeValidationResult> {
    const { memberId, language } = this.fields().value();
    const made = await this.saving.attempt(() => this.api.paper(this.picture.id, memberId, language));
    if (made) {
      saveFile(made.answer, `plan-${this.picture.today}.pdf`);
      this.dialog.close(false);
    }
    return this.saving.fieldErrors(this.fields);
  }
}
