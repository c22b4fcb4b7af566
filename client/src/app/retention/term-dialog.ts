import { Component, inject, signal } from '@angular/core';
import { form, maxLength, pattern, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { RetentionTermView } from '@contract/retention';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { RetentionApi } from './retention-api';

/** How long cases under one law are kept, and where that is written. */
@Component({
  selector: 'app-term-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t(term ? 'retention.changeTerm' : 'retention.addTerm')" [form]="fields" [saving]="saving">
      <app-text-field [field]="fields.name" [label]="words.t('retention.law')" />
      <app-text-field [field]="fields.years" [label]="words.t('retention.years')" [hint]="words.t('retention.yearsHint')" />
      <app-text-field [lines]="2" [field]="fields.source" [label]="words.t('retention.source')" [hint]="words.t('retention.sourceHint')" />
    </app-dialog-form>
  `,
})
export class TermDialog {
  private readonly api = inject(RetentionApi);
  private readonly dialog = inject<MatDialogRef<TermDialog, boolean>>(MatDialogRef);
  protected readonly term = inject<RetentionTermView | null>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.term?.version);

  protected readonly fields = form(
    signal({ name: this.term?.name ?? '', years: `${this.term?.years ?? ''}`, source: this.term?.source ?? '' }),
    (path) => {
      required(path.name);
      maxLength(path.name, 100);
      required(path.years);
      pattern(path.years, /^([1-9]\d?|100)$/);
      required(path.source);
      maxLength(path.source, 300);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { name, source, ...typed } = this.fields().value();
    const fields = { name, source, years: Number(typed.years) };
    const { term } = this;
    const saved = await this.saving.attempt((version) => (term ? this.api.changeTerm(term.law, version, fields) : this.api.addTerm({ ...fields, law: codeOf(name) })));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}

/** A law's stable code, after its name: "Wet gemeentelijke schuldhulpverlening" is `wet_gemeentelijke_schuldhulpverlening`. */
const codeOf = (name: string): string =>
  `law_${name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '_')}`.slice(0, 40).replace(/_+$/, '');
