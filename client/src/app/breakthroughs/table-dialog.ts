import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { possibleProfessionals } from '../shared/household-people';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import type { BreakthroughData } from './dialog-data';

/** When and where the table is, and who leads the talk. */
@Component({
  selector: 'app-table-dialog',
  imports: [ChoiceField, DialogForm, FormField, TextField],
  template: `
    <app-dialog-form [title]="words.t('breakthrough.plan')" [form]="fields" [saving]="saving">
      <app-text-field type="date" [field]="fields.tableOn" [label]="words.t('table.day')" />
      <app-text-field type="time" [field]="fields.tableAt" [label]="words.t('table.time')" />
      <app-text-field [field]="fields.place" [label]="words.t('table.place')" />
      <app-choice-field [formField]="fields.chairId" [label]="words.t('table.chair')" [options]="people()" />
    </app-dialog-form>
  `,
})
export class TableDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<TableDialog, boolean>>(MatDialogRef);
  private readonly data = inject<BreakthroughData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly it = this.data.breakthrough;
  protected readonly saving = new Saving();
  protected readonly people = computed(() => {
    const { chairId: value, chairName: label } = this.it;
    const all = [...possibleProfessionals(this.data.picture), ...(value && label ? [{ value, label }] : [])];
    return [{ value: '', label: this.words.t('table.noChair') }, ...new Map(all.map((each) => [each.value, each])).values()];
  });

  protected readonly fields = form(
    signal({ tableOn: this.it.tableOn ?? '', tableAt: this.it.tableAt ?? '', place: this.it.place ?? '', chairId: this.it.chairId ?? '' }),
    (path) => {
      required(path.tableOn);
      maxLength(path.place, 200);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { tableOn, tableAt, place, chairId } = this.fields().value();
    const table = { tableOn, tableAt: textOrNull(tableAt.slice(0, 5)), place: textOrNull(place), chairId: textOrNull(chairId) };
    if (await this.saving.attempt(() => this.api.plan(this.data.picture.id, this.it.id, table))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
