import { Component, computed, inject, signal } from '@angular/core';
import { FormField, applyEach, form, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { GIVEN_ROLES, type Role } from '@contract/roles';
import type { SignOnMapping } from '@contract/sign-on';
import { firstValueFrom } from 'rxjs';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { SignOnRequestsApi } from './sign-on-requests-api';

/** What the provider calls this organisation, and which roles its words give here. */
@Component({
  selector: 'app-mapping-dialog',
  imports: [ChoiceField, DialogForm, FormField, Icon, MatButton, MatIconButton, TextField],
  template: `
    <app-dialog-form [title]="words.t('signOnMapping.change')" [form]="fields" [saving]="saving">
      <app-text-field [field]="fields.reference" [label]="words.t('signOnMapping.reference')" [hint]="words.t('signOnMapping.referenceHint')" />
      <fieldset>
        <legend>{{ words.t('signOnMapping.roles') }}</legend>
        <p class="soft small">{{ words.t('signOnMapping.rolesHint') }}</p>
        @for (rule of fields.roles; track rule) {
          <div class="rule">
            <app-text-field [field]="rule.claim" [label]="words.t('signOnMapping.claim')" />
            <app-choice-field [formField]="rule.role" [label]="words.t('signOnMapping.role')" [options]="roles()" />
            <button matIconButton type="button" [attr.aria-label]="words.t('signOnMapping.remove', { claim: rule.claim().value() })" (click)="remove($index)"><app-icon name="close" /></button>
          </div>
        }
        <button matButton="tonal" type="button" (click)="add()"><app-icon name="add" /> {{ words.t('signOnMapping.add') }}</button>
      </fieldset>
    </app-dialog-form>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 650;
    }
    .soft {
      margin-bottom: var(--space-3);
    }
    .rule {
      display: grid;
      grid-template-columns: 1fr 1fr auto;
      gap: var(--space-2);
      align-items: start;
      margin-bottom: var(--space-3);
    }
    @media (width < 30rem) {
      .rule {
        grid-template-columns: 1fr auto;
      }
      .rule app-text-field {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class MappingDialog {
  private readonly api = inject(SignOnRequestsApi);
  private readonly dialog = inject<MatDialogRef<MappingDialog, boolean>>(MatDialogRef);
  private readonly before = inject<SignOnMapping>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.before.version, async () => (await firstValueFrom(this.api.mappingNow())).version);

  private readonly model = signal({ reference: this.before.reference ?? '', roles: this.before.roles.map(({ claim, role }) => ({ claim, role })) });
  protected readonly fields = form(
    this.model,
    (path) => {
      maxLength(path.reference, 200);
      applyEach(path.roles, (rule) => {
        required(rule.claim);
        maxLength(rule.claim, 200);
      });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly roles = computed(() => this.words.options('roles', GIVEN_ROLES));

  readonly dirty = () => this.fields().dirty() || this.model().roles.length !== this.before.roles.length;

  protected add(): void {
    this.model.update((now) => ({ ...now, roles: [...now.roles, { claim: '', role: 'partner' as Role }] }));
  }

  protected remove(place: number): void {
    this.model.update((now) => ({ ...now, roles: now.roles.filter((_, index) => index !== place) }));
  }

  private async save(): Promise<TreeValidationResult> {
    const { reference, roles } = this.model();
    const saved = await this.saving.attempt((version) => this.api.changeMapping(version, { reference: textOrNull(reference), roles }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
