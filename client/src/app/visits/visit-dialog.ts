import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, minLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { VISIT_KINDS, VISIT_STATUSES } from '@contract/overlap-codes';
import type { VisitOutcome, VisitView } from '@contract/visits';
import { Session } from '../session/session';
import { changedFields } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { domainOptions } from '../shared/domain-name';
import { possibleProfessionals, presentMembers } from '../shared/household-people';
import { NewestPicture } from '../shared/newest-picture';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { VisitApi } from './visit-api';
import { asVisit, newVisitForm, visitForm, type VisitTime } from './visit-form';
import { VisitWarnings } from './visit-warnings';

/** Records a visit or changes one. After saving it says what became double; the reader may always go past that. */
@Component({
  selector: 'app-visit-dialog',
  imports: [DialogForm, FormField, OneOf, SomeOf, TextField, VisitWarnings],
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
  private readonly picture = this.data.picture;
  protected readonly saving = new Saving(this.data.visit?.version, () =>
    this.newest.versionOf(this.picture.id, ({ visits }) => visits.find((each) => each.id === this.data.visit?.id)),
  );
  /** What was saved, with its overlaps; then the dialog shows those. */
  protected readonly outcome = signal<VisitOutcome | null>(null);

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
    },
    { submission: { action: () => this.save() } },
  );

  protected readonly members = presentMembers(this.picture).map(({ id, name }) => ({ value: id, label: name }));
  protected readonly professionals = possibleProfessionals(this.picture);
  protected readonly domains = computed(() => domainOptions(this.words.language()));
  protected readonly kinds = computed(() => this.words.options('visitKind', VISIT_KINDS));
  protected readonly statuses = computed(() => this.words.options('visitStatus', VISIT_STATUSES));

  readonly dirty = () => this.outcome() === null && this.fields().dirty();

  /** The visit is saved: however the dialog is closed from here, the page behind it must show that. */
  private warn(outcome: VisitOutcome): void {
    this.outcome.set(outcome);
    this.dialog.disableClose = true;
    this.dialog.backdropClick().subscribe(() => this.done());
    this.dialog.keydownEvents().subscribe(({ key }) => {
      if (key === 'Escape') this.done();
    });
  }

  /** A partner comes along themselves; whoever directs may plan for others. */
  private mayRecord(professionalIds: readonly string[]): boolean {
    return this.picture.access.mayRecordForOthers || professionalIds.includes(this.me);
  }

  protected done(): void {
    this.dialog.close(true);
  }

  private async save(): Promise<TreeValidationResult> {
    const typed = asVisit(this.fields().value());
    const { visit } = this.data;
    const saved = visit
      ? await this.saving.attempt((version) => this.api.change(this.picture.id, visit.id, version, changedFields(asVisit(this.before), typed)))
      : await this.saving.attempt(() => this.api.record(this.picture.id, typed));
    if (saved && saved.answer.overlaps.length === 0) this.dialog.close(true);
    else if (saved) this.warn(saved.answer);
    return this.saving.fieldErrors(this.fields);
  }
}
