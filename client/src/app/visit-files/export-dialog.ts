import { Component, inject, signal } from '@angular/core';
import { form, FormField, required, validate, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { SHEET_FORMATS, type SheetFormat } from '@contract/visit-exchange-words';
import { addDays } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { VisitExchangeApi } from './visit-exchange-api';

/** Visits of a period as a spreadsheet, as far as one may see them. */
@Component({
  selector: 'app-export-dialog',
  imports: [DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('visitExport.title')" [form]="fields" [saving]="saving" [save]="words.t('visitExport.make')">
      <p>{{ words.t('visitExport.text') }}</p>
      <app-text-field [field]="fields.from" [label]="words.t('visitExport.from')" type="date" />
      <app-text-field [field]="fields.last" [label]="words.t('visitExport.last')" type="date" />
      <app-one-of [formField]="fields.format" [label]="words.t('visitExport.format')" [options]="formats" />
    </app-dialog-form>
  `,
})
export class ExportDialog {
  private readonly api = inject(VisitExchangeApi);
  private readonly dialog = inject<MatDialogRef<ExportDialog, boolean>>(MatDialogRef);
  private readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly formats = this.words.options<SheetFormat>('visitExport.formats', SHEET_FORMATS);
  protected readonly fields = form(signal({ from: addDays(this.picture.today, -365), last: addDays(this.picture.today, 90), format: 'xlsx' as SheetFormat }), (path) => {
    required(path.from);
    required(path.last);
    validate(path.last, ({ value, valueOf }) => (value() && valueOf(path.from) > value() ? { kind: 'order' } : undefined));
  }, { submission: { action: () => this.save() } });

  readonly dirty = () => false;

  private async save(): Promise<TreeValidationResult> {
    const { from, last, format } = this.fields().value();
    const made = await this.saving.attempt(() => this.api.export(this.picture.id, { from, until: addDays(last, 1) }, format, this.words.language()));
    if (made) {
      saveFile(made.answer, `${this.words.t('visitExport.file')}-${this.picture.today}.${format}`);
      this.dialog.close(false);
    }
    return this.saving.fieldErrors(this.fields);
  }
}
