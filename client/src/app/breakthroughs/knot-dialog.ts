import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { waitsFor } from '../blockages/spoken-blockages';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';
import type { BreakthroughData } from './dialog-data';

/** What is stuck, and which blockages make the knot. */
@Component({
  selector: 'app-knot-dialog',
  imports: [DialogForm, FormField, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t(data.breakthrough ? 'breakthrough.changeKnot' : 'breakthrough.open')" [form]="fields" [saving]="saving" [draft]="'knot:' + (data.breakthrough?.id ?? data.picture.id)">
      <app-text-field [lines]="2" [field]="fields.knot" [label]="words.t('breakthrough.knotLabel')" [hint]="words.t('breakthrough.knotHint')" />
      <app-some-of [formField]="fields.blockageIds" [label]="words.t('breakthrough.blockages')" [options]="blockages()" />
    </app-dialog-form>
  `,
})
export class KnotDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<KnotDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<Omit<BreakthroughData, 'breakthrough'> & { breakthrough: BreakthroughData['breakthrough'] | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly breakthrough = this.data.breakthrough;
  protected readonly saving = new Saving(this.breakthrough?.version, () => this.api.versionOf(this.data.picture.id, this.breakthrough!.id));
  private readonly holding = this.data.map.blockages.flatMap((blockage) => (blockage.id !== null && blockage.holds ? [{ value: blockage.id, label: waitsFor(this.data.map, blockage) }] : []));
  /** At first those of the shortest circle. */
  private readonly circling = this.data.map.blockages.flatMap(({ id, waitingId, awaitedId }) => {
    const steps = this.data.map.circles[0]?.steps ?? [];
    const isStep = steps.some(({ itemId }, place) => itemId === waitingId && steps[(place + 1) % steps.length]!.itemId === awaitedId);
    return id !== null && isStep ? [id] : [];
  });

  protected readonly fields = form(
    signal({ knot: this.breakthrough?.knot ?? '', blockageIds: this.breakthrough ? this.breakthrough.blockageIds.filter((id) => this.holding.some(({ value }) => value === id)) : this.circling }),
    (path) => {
      required(path.knot);
      maxLength(path.knot, 500);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly blockages = computed(() => this.holding);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const typed = this.fields().value();
    const { id } = this.data.picture;
    const saved = await this.saving.attempt((version) => (this.breakthrough ? this.api.change(id, this.breakthrough.id, version, typed) : this.api.open(id, typed)));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
