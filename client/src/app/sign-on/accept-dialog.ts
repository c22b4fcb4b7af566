import { Component, computed, inject, signal } from '@angular/core';
import { FormField, email, form, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { GIVEN_ROLES, type Role } from '@contract/roles';
import type { SignOnColleague, SignOnRequestView } from '@contract/sign-on';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { SignOnRequestsApi } from './sign-on-requests-api';

/** Says who somebody is that signed on: a colleague with an account, or a new one. */
@Component({
  selector: 'app-accept-dialog',
  imports: [ChoiceField, DialogForm, FormField, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('acceptSignOn.title')" [form]="fields" [saving]="saving" [save]="words.t('signOnRequests.accept')">
      <p>{{ words.t('acceptSignOn.how', { name: data.request.name ?? words.t('signOnRequests.nameless') }) }}</p>
      <app-choice-field [formField]="fields.professionalId" [label]="words.t('acceptSignOn.who')" [options]="colleagues()" />
      @if (isNew()) {
        <app-text-field [field]="fields.name" [label]="words.t('acceptSignOn.name')" />
        <app-text-field [field]="fields.function" [label]="words.t('acceptSignOn.function')" />
        <app-text-field type="email" [field]="fields.email" [label]="words.t('signIn.email')" />
        @if (mapped) {
          <p class="soft">{{ words.t('acceptSignOn.mapped', { roles: mapped() }) }}</p>
        } @else {
          <app-some-of [formField]="fields.roles" [label]="words.t('acceptSignOn.roles')" [options]="roles()" />
        }
      }
    </app-dialog-form>
  `,
})
export class AcceptDialog {
  private readonly api = inject(SignOnRequestsApi);
  private readonly dialog = inject<MatDialogRef<AcceptDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ request: SignOnRequestView; colleagues: readonly SignOnColleague[] }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({ professionalId: '', name: this.data.request.name ?? '', function: '', email: this.data.request.email ?? '', roles: [] as Role[] }),
    (path) => {
      const whenNew = { when: () => this.isNew() };
      required(path.name, whenNew);
      required(path.function, whenNew);
      required(path.email, whenNew);
      email(path.email);
      maxLength(path.name, 200);
      maxLength(path.function, 200);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly isNew = computed(() => this.fields.professionalId().value() === '');
  protected readonly roles = computed(() => this.words.options('roles', GIVEN_ROLES));
  /** What the provider's roles come to here; null where the organisation gives roles itself. */
  protected readonly mapped =
    this.data.request.roles && (() => this.words.list((this.data.request.roles ?? []).map((role) => this.words.t(`roles.${role}`))) || this.words.t('acceptSignOn.noRole'));
  protected readonly colleagues = computed(() => [
    { value: '', label: this.words.t('acceptSignOn.new') },
    ...this.data.colleagues.map(({ id, name, function: work, linked }) => ({ value: id, label: `${name} · ${work}${linked ? ` · ${this.words.t('acceptSignOn.linked')}` : ''}` })),
  ]);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { professionalId, ...newColleague } = this.fields().value();
    const saved = await this.saving.attempt(() => this.api.accept(this.data.request.id, professionalId ? { professionalId } : { newColleague }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
