import { Component, inject, signal } from '@angular/core';
import { form, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import { costLines, costsOf } from './cost-lines';
import type { BreakthroughData } from './dialog-data';

/** What going on costs, and what the plan costs: an item a line, in euros a year. */
@Component({
  selector: 'app-costs-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t('breakthrough.changeCosts')" [form]="fields" [saving]="saving" [draft]="'costs:' + data.breakthrough.id">
      <p class="soft">{{ words.t('cost.hint') }}</p>
      <app-text-field [lines]="7" [field]="fields.goingOn" [label]="words.t('costSide.going_on')" />
      @if (fields.goingOn().invalid()) {
        <p><span class="tag attention">{{ words.t('cost.unclear') }}</span></p>
      }
      <app-text-field [lines]="7" [field]="fields.plan" [label]="words.t('costSide.plan')" />
      @if (fields.plan().invalid()) {
        <p><span class="tag attention">{{ words.t('cost.unclear') }}</span></p>
      }
    </app-dialog-form>
  `,
})
export class CostsDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<CostsDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<BreakthroughData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly it = this.data.breakthrough;
  protected readonly saving = new Saving(this.it.version, () => this.api.versionOf(this.data.picture.id, this.it.id));

  protected readonly fields = form(
    signal({ goingOn: costLines(this.it.costs, 'going_on'), plan: costLines(this.it.costs, 'plan') }),
    (path) => {
      validate(path.goingOn, ({ value }) => (costsOf(value(), 'going_on') ? undefined : { kind: 'order' }));
      validate(path.plan, ({ value }) => (costsOf(value(), 'plan') ? undefined : { kind: 'order' }));
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { goingOn, plan } = this.fields().value();
    const costs = [...(costsOf(goingOn, 'going_on') ?? []), ...(costsOf(plan, 'plan') ?? [])];
    if (await this.saving.attempt((version) => this.api.change(this.data.picture.id, this.it.id, version, { costs }))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
