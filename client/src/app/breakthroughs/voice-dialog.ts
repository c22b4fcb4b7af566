import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { presentMembers } from '../shared/household-people';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import type { BreakthroughData } from './dialog-data';

/** What somebody of the household says of the knot, to the letter. */
@Component({
  selector: 'app-voice-dialog',
  imports: [ChoiceField, DialogForm, FormField, TextField],
  template: `
    <app-dialog-form [title]="words.t('voice.add')" [form]="fields" [saving]="saving" [draft]="'voice:' + data.breakthrough.id">
      <app-text-field [lines]="3" [field]="fields.words" [label]="words.t('voice.words')" [hint]="words.t('goal.wordsHint')" />
      <app-choice-field [formField]="fields.saidByMemberId" [label]="words.t('goal.saidBy')" [options]="members()" />
      <app-text-field type="date" [field]="fields.saidOn" [label]="words.t('problem.saidOn')" />
    </app-dialog-form>
  `,
})
export class VoiceDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<VoiceDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<BreakthroughData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly it = this.data.breakthrough;
  protected readonly saving = new Saving(this.it.version, () => this.api.versionOf(this.data.picture.id, this.it.id));
  protected readonly members = computed(() => presentMembers(this.data.picture).map(({ id, name }) => ({ value: id, label: name })));

  protected readonly fields = form(
    signal({ words: '', saidByMemberId: presentMembers(this.data.picture)[0]?.id ?? '', saidOn: this.data.picture.today }),
    (path) => {
      required(path.words);
      maxLength(path.words, 1000);
      required(path.saidByMemberId);
      required(path.saidOn);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const voices = [...this.it.voices.map(({ words, saidByMemberId, saidOn }) => ({ words, saidByMemberId, saidOn })), this.fields().value()];
    if (await this.saving.attempt((version) => this.api.change(this.data.picture.id, this.it.id, version, { voices }))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
