import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { BlockageMap, BlockageView, WaitingEnd } from '@contract/blockages';
import type { WaitingKind } from '@contract/blockage-words';
import type { HouseholdPicture } from '@contract/households';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BlockageApi } from './blockage-api';
import { waitsFor } from './spoken-blockages';

/** One thing waits for another: conditions, and actions and goals of the plan. */
@Component({
  selector: 'app-blockage-dialog',
  imports: [ChoiceField, DialogForm, FormField, MatCheckbox, TextField],
  template: `
    <app-dialog-form [title]="words.t(data.blockage ? 'blockage.change' : 'blockage.add')" [form]="fields" [saving]="saving" [draft]="'blockage:' + (data.blockage?.id ?? data.picture.id)">
      @if (data.blockage) {
        <p><strong>{{ said }}</strong></p>
      } @else {
        <app-choice-field [formField]="fields.waiting" [label]="words.t('blockage.waiting')" [options]="choices(fields.awaited().value())" [missing]="words.t('blockage.choose')" />
        <app-choice-field [formField]="fields.awaited" [label]="words.t('blockage.awaited')" [options]="choices(fields.waiting().value())" [missing]="words.t('blockage.choose')" />
        <p class="small soft">{{ words.t('blockage.hint') }}</p>
      }
      <app-text-field [lines]="2" [field]="fields.because" [label]="words.t('blockage.because')" />
      @if (data.blockage) {
        <mat-checkbox [formField]="fields.over">{{ words.t('blockage.over') }}</mat-checkbox>
      }
    </app-dialog-form>
  `,
})
export class BlockageDialog {
  private readonly api = inject(BlockageApi);
  private readonly dialog = inject<MatDialogRef<BlockageDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; map: BlockageMap; blockage: BlockageView | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly blockage = this.data.blockage;
  protected readonly said = this.blockage ? waitsFor(this.data.map, this.blockage) : '';
  protected readonly saving = new Saving(this.blockage?.version ?? undefined, () =>
    this.api.versionOf(this.data.picture.id, ({ blockages }) => blockages.find(({ id }) => id === this.blockage?.id)),
  );

  protected readonly fields = form(
    signal({ waiting: '', awaited: '', because: this.blockage?.because ?? '', over: this.blockage !== null && this.blockage.until !== null }),
    (path) => {
      required(path.waiting, { when: () => this.blockage === null });
      required(path.awaited, { when: () => this.blockage === null });
      maxLength(path.because, 500);
    },
    { submission: { action: () => this.save() } },
  );
  /** Conditions first: of the plan there is much. */
  private readonly open = computed(() => {
    const { map, picture } = this.data;
    const goals = picture.plan.goals.filter(({ state }) => state === 'wanted' || state === 'working');
    return [
      ...map.items.filter(({ kind, over }) => kind === 'condition' && !over).map(({ id, label }) => ({ kind: 'condition' as WaitingKind, id, label })),
      ...goals.flatMap(({ actions }) => actions).filter(({ status }) => status === 'open').map(({ id, what }) => ({ kind: 'action' as WaitingKind, id, label: what })),
      ...goals.map(({ id, words }) => ({ kind: 'goal' as WaitingKind, id, label: words })),
    ];
  });

  readonly dirty = () => this.fields().dirty();

  /** Nothing waits for itself: what was chosen at the other side is no choice here. */
  protected choices(other: string) {
    return [
      { value: '', label: this.words.t('blockage.choose') },
      ...this.open().filter(({ id }) => id !== other).map(({ kind, id, label }) => ({ value: id, label: `${this.words.t(`waitingKind.${kind}`)}: ${label}` })),
    ];
  }

  private async save(): Promise<TreeValidationResult> {
    const { picture } = this.data;
    const { blockage } = this;
    const { waiting, awaited, over, because } = this.fields().value();
    if (!blockage) {
      const saved = await this.saving.attempt(() => this.api.addBlockage(picture.id, { waiting: this.end(waiting), awaited: this.end(awaited), because: textOrNull(because) }));
      if (saved) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const change = changedFields({ because: blockage.because, over: blockage.until !== null }, { because: textOrNull(because), over });
    if (Object.keys(change).length === 0) return this.dialog.close();
    if (await this.saving.attempt((version) => this.api.changeBlockage(picture.id, blockage.id!, version, change))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }

  private end(id: string): WaitingEnd {
    return { kind: this.open().find((each) => each.id === id)!.kind, id };
  }
}
