import { Component, computed, inject, signal } from '@angular/core';
import { form, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { BREAKTHROUGH_VALUES } from '@contract/breakthrough-words';
import type { Observable } from 'rxjs';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import type { BreakthroughData } from './dialog-data';

/** Looks back, closes (with arguments for others) or calls off. */
@Component({
  selector: 'app-end-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t(titles[data.step])" [form]="fields" [saving]="saving">
      @if (data.step === 'close') {
        @if (accepted()) {
          <p>{{ words.t('arguments.offer') }}</p>
          <app-text-field [lines]="3" [field]="fields.legitimacy" [label]="words.t('breakthroughValue.legitimacy')" />
          <app-text-field [lines]="3" [field]="fields.commitment" [label]="words.t('breakthroughValue.commitment')" />
          <app-text-field [lines]="3" [field]="fields.returns" [label]="words.t('breakthroughValue.returns')" />
        }
      } @else {
        <app-text-field [lines]="3" [field]="fields.text" [label]="words.t(data.step === 'review' ? 'breakthrough.effectLabel' : 'breakthrough.becauseLabel')" />
      }
    </app-dialog-form>
  `,
})
export class EndDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<EndDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<Pick<BreakthroughData, 'picture' | 'breakthrough'> & { step: 'review' | 'close' | 'call_off' }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly titles = { review: 'breakthrough.review', close: 'breakthrough.close', call_off: 'breakthrough.callOff' } as const;
  protected readonly accepted = computed(() => this.data.breakthrough.outcome !== 'refused');

  protected readonly fields = form(
    signal({ text: '', legitimacy: '', commitment: '', returns: '' }),
    (path) => {
      required(path.text, { when: () => this.data.step !== 'close' });
      maxLength(path.text, this.data.step === 'review' ? 2000 : 500);
      for (const value of [path.legitimacy, path.commitment, path.returns]) maxLength(value, 1000);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    if (await this.saving.attempt(() => this.request())) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }

  private request(): Observable<unknown> {
    const { id } = this.data.picture;
    const value = this.fields().value();
    if (this.data.step === 'review') return this.api.review(id, this.data.breakthrough.id, { effect: value.text });
    if (this.data.step === 'call_off') return this.api.callOff(id, this.data.breakthrough.id, { because: value.text });
    const offered = BREAKTHROUGH_VALUES.flatMap((each) => (value[each].trim() ? [{ value: each, words: value[each] }] : []));
    return this.api.close(id, this.data.breakthrough.id, { arguments: offered });
  }
}
