import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { LeftWorkView, WithdrawalView } from '@contract/withdrawals';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { dayOf, timeOf } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { WithdrawalApi } from './withdrawal-api';

const DROP = 'drop';

/** Yes or no; and with yes a place for all that would be left lying. */
@Component({
  selector: 'app-answer-withdrawal-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, Skeleton, StateMessage, TextField],
  template: `
    <app-dialog-form [title]="words.t('withdrawal.answer')" [form]="fields" [saving]="saving" [save]="words.t('withdrawal.say.' + fields.agreed().value())">
      <p class="sentence">{{ data.sentence }}</p>
      @if (data.withdrawal.reason) {
        <p>{{ data.withdrawal.reason }}</p>
      }
      <app-one-of [formField]="fields.agreed" [label]="words.t('withdrawal.agree')" [options]="answers()" />
      @if (fields.agreed().value() === 'yes') {
        @if (left.error()) {
          <app-state-message [error]="left.error()" (retry)="left.reload()" />
        } @else if (!left.hasValue()) {
          <app-skeleton [lines]="[80, 60]" />
        } @else if (work().length > 0) {
          <p>{{ words.count('withdrawal.left', work().length) }}</p>
          <ul>
            @for (each of work(); track each.key) {
              <li>
                <p>{{ each.sentence }}</p>
                <app-choice-field [value]="chosen()[each.key] ?? ''" (valueChange)="choose(each.key, $event)" [label]="words.t('withdrawal.becomes')" [options]="each.options" />
              </li>
            }
          </ul>
          @if (undecided()) {
            <p class="error" role="alert">{{ words.t('withdrawal.undecided') }}</p>
          }
        } @else {
          <p class="soft">{{ words.t('withdrawal.nothingLeft') }}</p>
        }
      }
      <app-text-field [lines]="2" [field]="fields.reason" [label]="words.t(fields.agreed().value() === 'no' ? 'withdrawal.whyNot' : 'withdrawal.remark')" />
    </app-dialog-form>
  `,
  styles: `
    .sentence {
      font-weight: 600;
    }
    ul {
      display: grid;
      gap: var(--space-4);
    }
    li {
      display: grid;
      gap: var(--space-2);
      padding-top: var(--space-3);
      border-top: 1px solid var(--line);
    }
    .error {
      color: var(--attention);
      font-size: 0.875rem;
    }
  `,
})
export class AnswerWithdrawalDialog {
  private readonly api = inject(WithdrawalApi);
  private readonly dialog = inject<MatDialogRef<AnswerWithdrawalDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ householdId: string; withdrawal: WithdrawalView; sentence: string }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly left = this.api.leftWork(this.data.householdId, this.data.withdrawal.id);

  /** For each thing that is left: who takes it over, or that it is dropped. */
  protected readonly chosen = signal<Record<string, string>>({});
  protected readonly undecided = signal(false);
  protected readonly work = computed(() =>
    (this.left.hasValue() ? this.left.value().work : []).map((each) => ({ ...each, key: `${each.kind} ${each.id}`, sentence: this.sentence(each), options: this.options(each) })),
  );

  protected readonly fields = form(
    signal({ agreed: 'yes' as 'no' | 'yes', reason: '' }),
    (path) => {
      required(path.reason, { when: ({ valueOf }) => valueOf(path.agreed) === 'no' });
      maxLength(path.reason, 1000);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly answers = computed(() => this.words.options('withdrawal.answers', ['yes', 'no'] as const));

  readonly dirty = () => this.fields().dirty() || Object.keys(this.chosen()).length > 0;

  protected choose(key: string, value: string): void {
    this.chosen.update((chosen) => ({ ...chosen, [key]: value }));
    this.undecided.set(false);
  }

  private sentence({ kind, what, dueOn, startsAt, of }: LeftWorkView): string {
    if (kind === 'visit') return this.words.t('withdrawal.visit', { day: this.words.day(dayOf(startsAt!), 'spoken'), time: timeOf(startsAt!), of });
    return this.words.t(dueOn ? 'withdrawal.actionDue' : 'withdrawal.action', { what, of, day: this.words.day(dueOn, 'long') });
  }

  private options({ kind, others }: LeftWorkView): { value: string; label: string }[] {
    const { successors } = this.left.value()!;
    const end = others ? 'staysWithOthers' : kind === 'visit' ? 'visitCancelled' : 'actionDropped';
    return [
      { value: '', label: this.words.t('escalation.choose') },
      ...successors.map(({ id, name, organisationName }) => ({ value: id, label: this.words.t('withdrawal.toSuccessor', { name, organisation: organisationName }) })),
      { value: DROP, label: this.words.t(`withdrawal.${end}`) },
    ];
  }

  private async save(): Promise<TreeValidationResult> {
    const { agreed, reason } = this.fields().value();
    const yes = agreed === 'yes';
    this.undecided.set(yes && this.work().some(({ key }) => !this.chosen()[key]));
    if (yes && (!this.left.hasValue() || this.undecided())) return undefined;
    const work = this.work().map(({ kind, id, key }) => ({ kind, id, handOverToId: this.chosen()[key] === DROP ? null : this.chosen()[key]! }));
    const saved = await this.saving.attempt(() => this.api.answer(this.data.householdId, this.data.withdrawal.id, { agreed: yes, reason: textOrNull(reason), ...(yes ? { work } : {}) }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
