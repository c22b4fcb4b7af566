import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture, MemberView } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { RECTIFICATION_SUBJECTS, type RectificationSubject } from '@contract/rights-words';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { domainName } from '../shared/domain-name';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { RightsApi } from './rights-api';

/** A member says that something is not right, in their own words. */
@Component({
  selector: 'app-ask-rectification-dialog',
  imports: [ChoiceField, DialogForm, FormField, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('rights.askTitle', { name: data.member.name })" [form]="fields" [saving]="saving">
      <p>{{ words.t('rights.askText') }}</p>
      <app-one-of [formField]="fields.subject" [label]="words.t('rights.subject')" [options]="words.options('rectificationSubject', subjects)" />
      @if (fields.subject().value() === 'rating') {
        <app-choice-field [formField]="fields.domain" [label]="words.t('rights.domain')" [options]="domains()" />
      }
      <app-text-field [lines]="3" [field]="fields.whatIsWrong" [label]="words.t('rights.whatIsWrong')" />
      <app-text-field [lines]="3" [field]="fields.ownView" [label]="words.t('rights.ownView')" [hint]="words.t('rights.ownViewHint')" />
    </app-dialog-form>
  `,
})
export class AskRectificationDialog {
  private readonly api = inject(RightsApi);
  private readonly dialog = inject<MatDialogRef<AskRectificationDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; member: MemberView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  /** Without a part of life that is theirs there is no rating to correct. */
  protected readonly subjects = RECTIFICATION_SUBJECTS.filter((subject) => subject !== 'rating' || this.data.picture.access.domains.length > 0);
  protected readonly domains = computed(() => this.data.picture.access.domains.map((value) => ({ value, label: domainName(value, this.words.language()) })));

  protected readonly fields = form(
    signal({
      subject: this.subjects[0] as RectificationSubject,
      domain: (this.data.picture.access.domains[0] ?? 'finances') as LifeDomain,
      whatIsWrong: '',
      ownView: '',
    }),
    (path) => {
      required(path.whatIsWrong);
      maxLength(path.whatIsWrong, 2000);
      required(path.ownView);
      maxLength(path.ownView, 2000);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { domain, ...asked } = this.fields().value();
    const { picture, member } = this.data;
    const saved = await this.saving.attempt(() => this.api.askRectification(picture.id, member.id, asked.subject === 'rating' ? { ...asked, domain } : asked));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
