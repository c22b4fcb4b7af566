import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture, MemberView } from '@contract/households';
import { EXPORT_FORMATS, EXPORT_REQUESTERS, IDENTITY_CHECKS, type ExportFormat, type ExportRequester, type IdentityCheck } from '@contract/rights-words';
import { LANGUAGES, type Language } from '@contract/roles';
import { firstValueFrom, tap } from 'rxjs';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { saveFile } from '../shared/save-file';
import { Saving } from '../shared/saving';
import { Words } from '../shared/words';
import { RightsApi } from './rights-api';

/** Makes what is known of one member, for them to take along. */
@Component({
  selector: 'app-member-data-dialog',
  imports: [DialogForm, FormField, OneOf],
  template: `
    <app-dialog-form [title]="words.t('rights.dataOf', { name: data.member.name })" [form]="fields" [saving]="saving" [save]="words.t('rights.make')">
      <p>{{ words.t('rights.exportText') }}</p>
      <app-one-of [formField]="fields.requestedBy" [label]="words.t('rights.requestedBy')" [options]="requesters()" />
      <app-one-of [formField]="fields.identityCheck" [label]="words.t('rights.identityCheck')" [options]="words.options('identityCheck', checks)" />
      <app-one-of [formField]="fields.format" [label]="words.t('rights.format')" [options]="words.options('exportFormat', formats)" />
      @if (fields.format().value() === 'pdf') {
        <app-one-of [formField]="fields.language" [label]="words.t('shell.language')" [options]="languages()" />
      }
      <p class="soft small">{{ words.t('rights.readBefore') }}</p>
    </app-dialog-form>
  `,
})
export class MemberDataDialog {
  private readonly api = inject(RightsApi);
  private readonly dialog = inject<MatDialogRef<MemberDataDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; member: MemberView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly checks = IDENTITY_CHECKS;
  protected readonly formats = EXPORT_FORMATS;
  protected readonly requesters = computed(() => this.words.options('exportRequester', EXPORT_REQUESTERS));
  protected readonly languages = computed(() => LANGUAGES.map((value) => ({ value, label: this.words.t(`shell.languages.${value}`) })));

  protected readonly fields = form(
    signal({
      requestedBy: 'self' as ExportRequester,
      identityCheck: 'identity_document' as IdentityCheck,
      format: 'pdf' as ExportFormat,
      language: 'nl' as Language,
    }),
    { submission: { action: () => this.save() } },
  );

  // Nothing is lost that was not made.
  readonly dirty = (): boolean => false;

  private async save(): Promise<TreeValidationResult> {
    const { format, language, ...request } = this.fields().value();
    const made = await this.saving.attempt(() =>
      firstValueFrom(
        this.api
          .export(this.data.picture.id, this.data.member.id, request, format, language)
          .pipe(tap((file) => saveFile(file, `gegevens-${this.data.picture.today}.${format}`))),
      ),
    );
    if (made) this.dialog.close(false);
    return this.saving.fieldErrors(this.fields);
  }
}
