import { Component, computed, debounced, inject, signal } from '@angular/core';
import { form, FormField, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { domainOptions } from '../shared/domain-name';
import { presentTeam } from '../shared/household-people';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';
import { ProfessionalApi } from './professional-api';

/** Asks a colleague of any organisation to the table. */
@Component({
  selector: 'app-involve-dialog',
  imports: [ChoiceField, DialogForm, FormField, MatFormField, MatHint, MatInput, MatLabel, OneOf, SomeOf, TextField],
  templateUrl: './involve-dialog.html',
})
export class InvolveDialog {
  private readonly api = inject(HouseholdApi);
  private readonly colleagues = inject(ProfessionalApi);
  private readonly dialog = inject<MatDialogRef<InvolveDialog, boolean>>(MatDialogRef);
  private readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({ organisationId: '', professionalId: '', domains: [] as LifeDomain[], since: this.picture.today }),
    (path) => required(path.professionalId),
    { submission: { action: () => this.save() } },
  );
  protected readonly search = signal('');
  private readonly searched = debounced(this.search, 250);
  protected readonly found = this.colleagues.search(
    () => this.searched.value() ?? '',
    () => this.fields.organisationId().value(),
  );
  private readonly organisations = this.colleagues.organisations();

  protected readonly domains = computed(() => domainOptions(this.words.language()));
  protected readonly organisationOptions = computed(() => [
    { value: '', label: this.words.t('involve.anyOrganisation') },
    ...(this.organisations.hasValue() ? this.organisations.value() : []).map(({ id, name }) => ({ value: id, label: name })),
  ]);
  /** Who is at the table already is no longer to be asked. */
  protected readonly candidates = computed(() => {
    const present = new Set(presentTeam(this.picture).map((each) => each.professionalId));
    const found = this.found.hasValue() ? this.found.value() : [];
    return found
      .filter(({ id }) => !present.has(id))
      .map((each) => ({ value: each.id, label: `${each.name} · ${each.function} · ${each.organisationName}` }));
  });

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { professionalId, domains, since } = this.fields().value();
    const saved = await this.saving.attempt(() => this.api.involve(this.picture.id, { professionalId, domains, since }));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
