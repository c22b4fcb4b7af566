import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { PAUSE_SUBJECTS, type PauseSubject } from '@contract/breakthrough-words';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import type { PauseAskable } from '@contract/pauses';
import { ChoiceField } from '../shared/choice-field';
import { addDays } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { domainOptions } from '../shared/domain-name';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BreakthroughApi } from './breakthrough-api';

/** Asks somebody to hold something until a day. */
@Component({
  selector: 'app-ask-pause-dialog',
  imports: [ChoiceField, DialogForm, FormField, TextField],
  template: `
    <app-dialog-form [title]="words.t('pause.ask')" [form]="fields" [saving]="saving" [save]="words.t('pause.send')" [draft]="'pause:' + data.picture.id">
      <app-choice-field [formField]="fields.subject" [label]="words.t('pause.subject')" [options]="subjects()" />
      <app-text-field [lines]="2" [field]="fields.what" [label]="words.t('pause.what')" [hint]="words.t('pause.whatHint')" />
      <app-text-field type="date" [field]="fields.until" [label]="words.t('pause.untilLabel')" />
      <app-choice-field [formField]="fields.askedId" [label]="words.t('pause.whom')" [options]="people()" />
      @if (!fields.askedId().value()) {
        <app-text-field [field]="fields.organisationName" [label]="words.t('invitee.organisation')" />
        <app-text-field [field]="fields.askedFunction" [label]="words.t('invitee.function')" />
      }
      <app-choice-field [formField]="fields.domain" [label]="words.t('condition.domain')" [options]="domains()" />
    </app-dialog-form>
  `,
})
export class AskPauseDialog {
  private readonly api = inject(BreakthroughApi);
  private readonly dialog = inject<MatDialogRef<AskPauseDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; askable: PauseAskable[] }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  private readonly own = this.data.picture.access.domains;
  protected readonly subjects = computed(() => this.words.options('pauseSubject', PAUSE_SUBJECTS));
  protected readonly people = computed(() => [
    ...this.data.askable.map(({ id, name, organisationName }) => ({ value: id, label: `${name}, ${organisationName}` })),
    { value: '', label: this.words.t('invitee.byFunction') },
  ]);
  protected readonly domains = computed(() => domainOptions(this.words.language(), this.own));

  protected readonly fields = form(
    signal({
      subject: 'eviction' as PauseSubject, what: '', until: addDays(this.data.picture.today, 180), askedId: this.data.askable[0]?.id ?? '', organisationName: '', askedFunction: '',
      domain: this.own.includes('housing') ? ('housing' as LifeDomain) : (this.own[0] ?? ('housing' as LifeDomain)),
    }),
    (path) => {
      required(path.what);
      maxLength(path.what, 500);
      required(path.until);
      required(path.organisationName, { when: ({ valueOf }) => !valueOf(path.askedId) });
      required(path.askedFunction, { when: ({ valueOf }) => !valueOf(path.askedId) });
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { askedId, organisationName, askedFunction, ...pause } = this.fields().value();
    const asked = askedId ? { askedId } : { organisationName, askedFunction };
    if (await this.saving.attempt(() => this.api.askPause(this.data.picture.id, { ...pause, ...asked }))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
