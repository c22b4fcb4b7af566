import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { form, FormField, maxLength, minLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { VISIT_KINDS, VISIT_STATUSES } from '@contract/overlap-codes';
import type { PreviewOverlapView, PreviewVisit } from '@contract/visit-previews';
import type { VisitQuestionKind } from '@contract/visit-question-words';
import type { VisitView } from '@contract/visits';
import { Session } from '../session/session';
import { changedFields } from '../shared/changed-fields';
import { addDays, dayOf } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { domainOptions } from '../shared/domain-name';
import { possibleProfessionals, presentMembers } from '../shared/household-people';
import { NewestPicture } from '../shared/newest-picture';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { VisitAddition } from './visit-addition';
import { VisitApi } from './visit-api';
import { VisitAround } from './visit-around';
import { asVisit, newVisitForm, previewOf, visitForm, type VisitTime } from './visit-form';
import { previewAsTyped } from './visit-preview';
import { canBeJoined, VisitQuestionForm } from './visit-question-form';

const DAYS_AROUND = 14;

/**
 * Plans a visit or changes one. Who comes in these weeks stands above it; what it would add is said as it is typed, with what
 * can be done instead. Going anyway is always possible, with a reason.
 */
@Component({
  selector: 'app-visit-dialog',
  imports: [DialogForm, FormField, OneOf, SomeOf, TextField, VisitAddition, VisitAround, VisitQuestionForm],
  templateUrl: './visit-dialog.html',
  styleUrl: './visit-dialog.scss',
})
export class VisitDialog {
  private readonly api = inject(VisitApi);
  private readonly dialog = inject<MatDialogRef<VisitDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly me = inject(Session).current()?.professionalId ?? '';
  protected readonly data = inject<{ picture: HouseholdPicture; visit: VisitView | null; at?: VisitTime }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly picture = this.data.picture;
  protected readonly saving = new Saving(this.data.visit?.version, () =>
    this.newest.versionOf(this.picture.id, ({ visits }) => visits.find((each) => each.id === this.data.visit?.id)),
  );
  /** What is asked instead of going alone; null while the visit itself is at hand. */
  protected readonly asking = signal<VisitQuestionKind | null>(null);

  private readonly before = this.data.visit ? visitForm(this.data.visit) : newVisitForm(this.picture, this.me, this.data.at);
  protected readonly fields = form(
    signal(this.before),
    (path) => {
      required(path.day);
      required(path.from);
      required(path.until);
      validate(path.until, ({ value, valueOf }) => (value() && value() <= valueOf(path.from) ? { kind: 'order' } : undefined));
      minLength(path.memberIds, 1);
      minLength(path.professionalIds, 1);
      validate(path.professionalIds, ({ value }) => (this.mayRecord(value()) ? undefined : { kind: 'notYou' }));
      minLength(path.domains, 1);
      maxLength(path.note, 2000);
      required(path.anywayBecause, { when: () => this.ahead() && this.open().length > 0 });
      maxLength(path.anywayBecause, 500);
    },
    { submission: { action: () => this.save() } },
  );

  protected readonly members = presentMembers(this.picture).map(({ id, name }) => ({ value: id, label: name }));
  protected readonly professionals = possibleProfessionals(this.picture);
  protected readonly domains = computed(() => domainOptions(this.words.language()));
  protected readonly kinds = computed(() => this.words.options('visitKind', VISIT_KINDS));
  protected readonly statuses = computed(() => this.words.options('visitStatus', VISIT_STATUSES));

  /** It is still to be planned: what has been is only recorded. */
  protected readonly ahead = computed(() => this.fields.status().value() === 'planned');
  private readonly typed = computed<PreviewVisit | undefined>(
    () => (this.ahead() ? previewOf(this.fields().value(), this.data.visit?.id) : undefined),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly shown = previewAsTyped(this.picture.id, this.typed);
  /** What came to it while it was being saved: newer than what was shown. */
  private readonly newer = signal<readonly PreviewOverlapView[] | null>(null);
  /** With nobody chosen yet there is nothing to say of what it would add. */
  protected readonly preview = computed(() => (this.fields.professionalIds().value().length > 0 ? this.shown() : undefined));
  protected readonly open = computed(() => (this.newer() ?? this.preview()?.overlaps ?? []).filter(({ answered }) => !answered));
  protected readonly around = computed(() => this.shown()?.visits ?? this.picture.visits.filter(({ startsAt }) => isNear(dayOf(startsAt), this.picture.today)));
  protected readonly joinable = computed(() => this.around().filter((visit) => canBeJoined(visit, this.me, Date.now())));
  protected readonly complete = computed(() => {
    const { memberIds, professionalIds, domains } = this.fields().value();
    return this.shown() !== undefined && memberIds.length > 0 && professionalIds.length > 0 && domains.length > 0;
  });
  protected readonly plannedFor = computed(() => this.typed()?.startsAt ?? null);

  readonly dirty = () => this.fields().dirty();

  constructor() {
    effect(() => {
      this.shown();
      untracked(() => this.newer.set(null));
    });
  }

  /** The question is on its way; no visit is planned. */
  protected sent(): void {
    this.dialog.close(true);
  }

  /** A partner comes along themselves; whoever directs may plan for others. */
  private mayRecord(professionalIds: readonly string[]): boolean {
    return this.picture.access.mayRecordForOthers || professionalIds.includes(this.me);
  }

  private async save(): Promise<TreeValidationResult> {
    const typed = asVisit(this.fields().value());
    const { visit } = this.data;
    const seen = this.ahead() ? { overlapsSeen: (this.newer() ?? this.shown()?.overlaps ?? []).map(({ key }) => key) } : {};
    const saved = visit
      ? await this.saving.attempt((version) => this.api.change(this.picture.id, visit.id, version, { ...changedFields(asVisit(this.before), typed), ...seen }))
      : await this.saving.attempt(() => this.api.record(this.picture.id, { ...typed, ...seen }));
    if (saved) this.dialog.close(true);
    const refusal = this.saving.refusal();
    if (refusal?.code === 'visit.doubles-up') this.newer.set(refusal.facts['overlaps'] as PreviewOverlapView[]);
    return this.saving.fieldErrors(this.fields);
  }
}

const isNear = (day: string, today: string): boolean => day >= addDays(today, -DAYS_AROUND) && day <= addDays(today, DAYS_AROUND);
