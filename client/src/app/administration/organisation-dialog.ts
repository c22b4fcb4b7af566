import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, validate, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { OwnOrganisationView } from '@contract/administration';
import { changedFields } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';

const SECRECY = ['plain', 'sensitive'] as const;
type Secrecy = (typeof SECRECY)[number];

/** Another name, or another answer to who may read it; the latter only by who says to have read what it means. */
@Component({
  selector: 'app-organisation-dialog',
  imports: [DialogForm, FormField, MatCheckbox, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('ownOrganisation.changeTitle')" [form]="fields" [saving]="saving">
      <app-text-field [field]="fields.name" [label]="words.t('ownOrganisation.name')" />
      <app-one-of [formField]="fields.secrecy" [label]="words.t('ownOrganisation.whoSees')" [options]="words.options('ownOrganisation', secrecy)" />
      @if (changesSecrecy()) {
        <div class="means" role="status">
          <p>{{ words.t(fields.secrecy().value() === 'sensitive' ? 'ownOrganisation.becomesSensitive' : 'ownOrganisation.becomesPlain') }}</p>
        </div>
        <mat-checkbox [formField]="fields.sure">{{ words.t('ownOrganisation.sure') }}</mat-checkbox>
        @if (fields.sure().touched() && fields.sure().invalid()) {
          <p class="tag attention">{{ words.t('ownOrganisation.sureFirst') }}</p>
        }
      }
    </app-dialog-form>
  `,
  styles: `
    .means {
      padding: 0.7rem 0.9rem;
      border-radius: var(--round-small);
      background: var(--amber-soft);
      color: var(--on-amber-soft);
    }
    .tag {
      justify-self: start;
      white-space: normal;
    }
  `,
})
export class OrganisationDialog {
  private readonly api = inject(AdministrationApi);
  private readonly dialog = inject<MatDialogRef<OrganisationDialog, boolean>>(MatDialogRef);
  private readonly organisation = inject<OwnOrganisationView>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.organisation.version, () => this.api.versionOfOrganisation());
  protected readonly secrecy = SECRECY;
  private readonly before: Secrecy = this.organisation.nameIsSensitive ? 'sensitive' : 'plain';

  protected readonly fields = form(
    signal({ name: this.organisation.name, secrecy: this.before, sure: false }),
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      validate(path.sure, ({ value, valueOf }) => (value() || valueOf(path.secrecy) === this.before ? undefined : { kind: 'required' }));
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly changesSecrecy = computed(() => this.fields.secrecy().value() !== this.before);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { name, secrecy } = this.fields().value();
    const { name: present, nameIsSensitive } = this.organisation;
    const change = changedFields({ name: present, nameIsSensitive }, { name, nameIsSensitive: secrecy === 'sensitive' });
    if (Object.keys(change).length === 0) return this.dialog.close();
    const saved = await this.saving.attempt((version) => this.api.changeOrganisation(version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
