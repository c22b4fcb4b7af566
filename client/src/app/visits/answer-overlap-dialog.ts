import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, validate, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { OVERLAP_ANSWER_KINDS, type OverlapAnswerKind } from '@contract/overlap-answer-words';
import type { AnswerOverlap } from '@contract/overlap-answers';
import type { OverlapView, VisitView } from '@contract/visits';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { dayOf, instantAt, timeOf } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { VisitApi } from './visit-api';

export interface AnswerOverlapData {
  picture: HouseholdPicture;
  overlap: OverlapView;
  sentence: string;
  /** Two visits that were offered to become one: the one that goes on, and the one that is cancelled. */
  combine?: [visitId: string, otherId: string];
}

/** What is done about visits that double up. What changes visits is done at once; all involved read the answer. */
@Component({
  selector: 'app-answer-overlap-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('overlapAnswer.title')" [form]="fields" [saving]="saving" [save]="words.t('overlapAnswer.do.' + kind())">
      <p class="sentence">{{ data.sentence }}</p>
      <ul>
        @for (visit of visits; track visit.id) {
          <li>{{ nameOf(visit) }}</li>
        }
      </ul>
      <app-one-of [formField]="fields.kind" [label]="words.t('overlapAnswer.what')" [options]="kinds()" />
      @if (kind() !== 'kept') {
        <app-choice-field [formField]="fields.visitId" [label]="words.t('overlapAnswer.' + (kind() === 'moved' ? 'moves' : 'goesOn'))" [options]="choices()" />
      }
      @if (kind() === 'combined' || kind() === 'handed_over') {
        <app-choice-field [formField]="fields.otherId" [label]="words.t('overlapAnswer.' + (kind() === 'combined' ? 'goesUp' : 'falls'))" [options]="choices()" />
      }
      @if (kind() === 'moved') {
        <div class="when">
          <app-text-field class="day" type="date" [field]="fields.day" [label]="words.t('visit.day')" />
          <app-text-field type="time" [field]="fields.from" [label]="words.t('visit.from')" />
          <app-text-field type="time" [field]="fields.until" [label]="words.t('visit.until')" />
        </div>
      }
      <app-text-field [lines]="2" [field]="fields.reason" [label]="words.t(kind() === 'kept' ? 'overlapAnswer.because' : 'overlapAnswer.remark')" [hint]="words.t('overlapAnswer.readByAll')" />
    </app-dialog-form>
  `,
  styleUrl: './visit-dialog.scss',
  styles: `
    .sentence {
      font-weight: 650;
    }
    ul {
      display: grid;
      gap: 0.25rem;
      padding-left: 1.1rem;
      list-style: disc;
      color: var(--ink-soft);
    }
  `,
})
export class AnswerOverlapDialog {
  private readonly api = inject(VisitApi);
  private readonly dialog = inject<MatDialogRef<AnswerOverlapDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<AnswerOverlapData>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly visits = this.data.picture.visits.filter(({ id }) => this.data.overlap.visitIds.includes(id));
  /** Only what still lies ahead can be changed. */
  private readonly coming = this.visits.filter(({ status, startsAt }) => status === 'planned' && Date.parse(startsAt) > Date.now());
  private readonly first = this.data.combine ?? [this.coming[0]?.id ?? '', this.coming[1]?.id ?? ''];
  protected readonly fields = form(
    signal({
      kind: (this.data.combine ? 'combined' : 'kept') as OverlapAnswerKind,
      visitId: this.first[0],
      otherId: this.first[1],
      day: this.coming[0] ? dayOf(this.coming[0].startsAt) : this.data.picture.today,
      from: this.coming[0] ? timeOf(this.coming[0].startsAt) : '',
      until: this.coming[0] ? timeOf(this.coming[0].endsAt) : '',
      reason: '',
    }),
    (path) => {
      required(path.reason, { when: ({ valueOf }) => valueOf(path.kind) === 'kept' });
      maxLength(path.reason, 500);
      validate(path.otherId, ({ value, valueOf }) => (['combined', 'handed_over'].includes(valueOf(path.kind)) && value() === valueOf(path.visitId) ? { kind: 'same' } : undefined));
      for (const field of [path.day, path.from, path.until]) required(field, { when: ({ valueOf }) => valueOf(path.kind) === 'moved' });
      validate(path.until, ({ value, valueOf }) => (valueOf(path.kind) === 'moved' && value() && value() <= valueOf(path.from) ? { kind: 'order' } : undefined));
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly kind = computed(() => this.fields.kind().value());
  protected readonly kinds = computed(() => this.words.options('overlapAnswer.kinds', OVERLAP_ANSWER_KINDS.filter((kind) => this.possible(kind))));
  protected readonly choices = computed(() => this.coming.map((visit) => ({ value: visit.id, label: this.nameOf(visit) })));

  readonly dirty = () => this.fields().dirty();

  protected nameOf({ startsAt, professionals }: VisitView): string {
    const who = professionals.map(({ name }) => name ?? this.words.t('team.confidential')).join(' + ');
    return `${this.words.day(dayOf(startsAt), 'weekday')} ${timeOf(startsAt)}, ${who}`;
  }

  private possible(kind: OverlapAnswerKind): boolean {
    return kind === 'kept' || this.coming.length > (kind === 'moved' ? 0 : 1);
  }

  private async save(): Promise<TreeValidationResult> {
    const saved = await this.saving.attempt(() => this.api.answer(this.data.picture.id, this.data.overlap.id, this.answer()));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }

  private answer(): AnswerOverlap {
    const { kind, visitId, otherId, day, from, until, reason } = this.fields().value();
    const at = (id: string) => ({ id, version: this.coming.find((visit) => visit.id === id)?.version ?? 1 });
    const about = { kind, visitIds: this.data.overlap.visitIds, reason: textOrNull(reason) };
    if (kind === 'kept') return about;
    if (kind === 'moved') return { ...about, visit: at(visitId), startsAt: instantAt(day, from), endsAt: instantAt(day, until) };
    return { ...about, visit: at(visitId), other: at(otherId) };
  }
}
