import { Component, inject, signal } from '@angular/core';
import { form, maxLength, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import type { BreakthroughData } from './dialog-data';

/** The proposal, the three values by which it is weighed, and the agenda of the table. */
@Component({
  selector: 'app-texts-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t('breakthrough.changeTexts')" [form]="fields" [saving]="saving" [draft]="'breakthrough:' + data.breakthrough.id">
      <app-text-field [lines]="4" [field]="fields.proposal" [label]="words.t('breakthrough.proposal')" />
      <app-text-field [lines]="3" [field]="fields.legitimacy" [label]="words.t('breakthroughValue.legitimacy')" [hint]="words.t('breakthrough.legitimacyHint')" />
      <app-text-field [lines]="3" [field]="fields.commitment" [label]="words.t('breakthroughValue.commitment')" [hint]="words.t('breakthrough.commitmentHint')" />
      <app-text-field [lines]="3" [field]="fields.returns" [label]="words.t('breakthroughValue.returns')" [hint]="words.t('breakthrough.returnsHint')" />
      <app-text-field [lines]="4" [field]="fields.agenda" [label]="words.t('breakthrough.agenda')" [hint]="words.t('breakthrough.agendaHint')" />
    </app-dialog-form>
  `,
})
export class TextsDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<TextsDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<BreakthroughData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly it = this.data.breakthrough;
  protected readonly saving = new Saving(this.it.version, () => this.api.versionOf(this.data.picture.id, this.it.id));

  protected readonly fields = form(
    signal({ proposal: this.it.proposal ?? '', legitimacy: this.it.legitimacy ?? '', commitment: this.it.commitment ?? '', returns: this.it.returns ?? '', agenda: this.it.agenda.join('\n') }),
    (path) => {
      maxLength(path.proposal, 4000);
      for (const value of [path.legitimacy, path.commitment, path.returns]) maxLength(value, 2000);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { agenda, ...texts } = this.fields().value();
    const typed = {
      proposal: textOrNull(texts.proposal), legitimacy: textOrNull(texts.legitimacy), commitment: textOrNull(texts.commitment), returns: textOrNull(texts.returns),
      agenda: agenda.split('\n').map((line) => line.trim()).filter(Boolean),
    };
    const { proposal, legitimacy, commitment, returns } = this.it;
    const change = changedFields({ proposal, legitimacy, commitment, returns, agenda: this.it.agenda }, typed);
    if (Object.keys(change).length === 0) return this.dialog.close();
    if (await this.saving.attempt((version) => this.api.change(this.data.picture.id, this.it.id, version, change))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
