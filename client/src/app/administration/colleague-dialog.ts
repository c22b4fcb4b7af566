import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, minLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ColleagueView } from '@contract/administration';
import { GIVEN_ROLES, ROLES } from '@contract/roles';
import { changedFields } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { AdministrationApi } from './administration-api';
import { teamOptions } from './team-options';

/** Another name, function, role or team for a colleague. */
@Component({
  selector: 'app-colleague-dialog',
  imports: [ChoiceField, DialogForm, FormField, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('colleague.change', { name: colleague.name })" [form]="fields" [saving]="saving">
      <app-text-field [field]="fields.name" [label]="words.t('colleague.name')" />
      <app-text-field [field]="fields.function" [label]="words.t('colleague.function')" />
      <app-some-of [formField]="fields.roles" [label]="words.t('colleague.roles')" [options]="words.options('roles', roles)" />
      <app-choice-field [formField]="fields.teamId" [label]="words.t('colleague.team')" [options]="teams()" />
    </app-dialog-form>
  `,
})
export class ColleagueDialog {
  private readonly api = inject(AdministrationApi);
  private readonly dialog = inject<MatDialogRef<ColleagueDialog, boolean>>(MatDialogRef);
  protected readonly colleague = inject<ColleagueView>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving(this.colleague.version, () => this.api.versionOfColleague(this.colleague.id));
  protected readonly roles = this.colleague.roles.includes('privacy_officer') ? ROLES : GIVEN_ROLES;
  private readonly known = this.api.teams();
  protected readonly teams = computed(() => teamOptions(this.words, this.known.hasValue() ? this.known.value() : []));
  private readonly before = {
    name: this.colleague.name,
    function: this.colleague.function,
    roles: this.colleague.roles,
    teamId: this.colleague.teamId ?? '',
  };

  protected readonly fields = form(
    signal(this.before),
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      required(path.function);
      maxLength(path.function, 200);
      minLength(path.roles, 1);
    },
    { submission: { action: () => this.save() } },
  );

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { teamId, ...rest } = changedFields(this.before, this.fields().value());
    const change = teamId === undefined ? rest : { ...rest, teamId: teamId || null };
    if (Object.keys(change).length === 0) return this.dialog.close();
    const saved = await this.saving.attempt((version) => this.api.changeColleague(this.colleague.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
