import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { isDown, LEVELS, rankOf, type Level } from '@contract/level-words';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { possibleProfessionals } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LevelApi } from './level-api';

const TABLE = 'table';

/** A step up or down. Down asks what remains when help goes. */
@Component({
  selector: 'app-level-step-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('levels.' + data.direction)" [form]="fields" [saving]="saving" [save]="words.t('levels.' + data.direction)">
      <app-one-of [formField]="fields.level" [label]="words.t('levels.to', { level: words.t('ladder.' + data.present) })" [options]="levels()" />
      @if (fields.level().value() === 'safety_house') {
        <p class="soft">{{ words.t('levels.safetyHouse') }}</p>
      }
      <app-text-field [lines]="2" [field]="fields.reason" [label]="words.t('levels.reason')" />
      @if (data.direction === 'down') {
        <app-text-field [lines]="3" [field]="fields.agreements" [label]="words.t('levels.agreements')" [hint]="words.t('levels.agreementsHint')" />
      }
      <app-choice-field [formField]="fields.decider" [label]="words.t('levels.decider')" [options]="deciders()" />
      @if (fields.decider().value() === table) {
        <app-text-field [field]="fields.table" [label]="words.t('levels.table')" [hint]="words.t('levels.tableHint')" />
      }
      <app-text-field type="date" [field]="fields.from" [label]="words.t('levels.fromDay')" />
      <app-text-field type="date" [field]="fields.reviewOn" [label]="words.t('levels.review')" />
    </app-dialog-form>
  `,
})
export class LevelStepDialog {
  private readonly api = inject(LevelApi);
  private readonly dialog = inject<MatDialogRef<LevelStepDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; present: Level; direction: 'down' | 'up' }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly table = TABLE;

  protected readonly fields = form(
    signal({ level: this.choices()[0]!, reason: '', agreements: '', decider: '', table: '', from: this.data.picture.today, reviewOn: '' }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, 1000);
      required(path.agreements, { when: () => this.data.direction === 'down' });
      maxLength(path.agreements, 2000);
      required(path.table, { when: ({ valueOf }) => valueOf(path.decider) === TABLE });
      maxLength(path.table, 200);
      required(path.from);
      required(path.reviewOn);
      validate(path.reviewOn, ({ value }) => (value() && value() < this.data.picture.today ? { kind: 'order' } : undefined));
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly levels = computed(() => this.words.options('ladder', this.choices()));
  protected readonly deciders = computed(() => [
    { value: '', label: this.words.t('levels.myself') },
    ...possibleProfessionals(this.data.picture),
    { value: TABLE, label: this.words.t('levels.aTable') },
  ]);

  readonly dirty = () => this.fields().dirty();

  /** The nearest first. */
  private choices(): Level[] {
    const { present, direction } = this.data;
    const others = LEVELS.filter((level) => level !== present && isDown(present, level) === (direction === 'down'));
    return others.sort((one, other) => Math.abs(rankOf(one) - rankOf(present)) - Math.abs(rankOf(other) - rankOf(present)));
  }

  private async save(): Promise<TreeValidationResult> {
    const { level, reason, agreements, decider, table, from, reviewOn } = this.fields().value();
    const decided = decider === TABLE ? { decidedByTable: table } : { decidedById: textOrNull(decider) };
    const saved = await this.saving.attempt(() => this.api.step(this.data.picture.id, { level, reason, agreements: textOrNull(agreements), from, reviewOn, ...decided }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
