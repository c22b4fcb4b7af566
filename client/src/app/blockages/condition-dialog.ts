import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { WaitingItemView } from '@contract/blockages';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import { changedFields, textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { domainOptions } from '../shared/domain-name';
import { presentTeam } from '../shared/household-people';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { BlockageApi } from './blockage-api';

/** What somebody must have or bring first, and whose it is. */
@Component({
  selector: 'app-condition-dialog',
  imports: [ChoiceField, DialogForm, FormField, MatCheckbox, TextField],
  template: `
    <app-dialog-form [title]="words.t(data.condition ? 'condition.change' : 'condition.add')" [form]="fields" [saving]="saving" [draft]="'condition:' + (data.condition?.id ?? data.picture.id)">
      <app-text-field [field]="fields.label" [label]="words.t('condition.label')" [hint]="words.t('condition.labelHint')" />
      <app-choice-field [formField]="fields.organisationId" [label]="words.t('condition.organisation')" [options]="organisations()" />
      <app-text-field [field]="fields.party" [label]="words.t('condition.party')" [hint]="words.t('condition.partyHint')" />
      <app-choice-field [formField]="fields.domain" [label]="words.t('condition.domain')" [options]="domains()" />
      @if (data.condition) {
        <mat-checkbox [formField]="fields.met">{{ words.t('condition.isMet') }}</mat-checkbox>
      }
    </app-dialog-form>
  `,
})
export class ConditionDialog {
  private readonly api = inject(BlockageApi);
  private readonly dialog = inject<MatDialogRef<ConditionDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; condition: WaitingItemView | null }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly condition = this.data.condition;
  private readonly before = {
    label: this.condition?.label ?? '',
    organisationId: this.condition?.organisationId ?? '',
    party: this.condition?.party ?? '',
    domain: this.condition?.domains[0] ?? this.data.picture.access.domains[0] ?? ('finances' as LifeDomain),
    met: this.condition?.over ?? false,
  };
  protected readonly saving = new Saving(this.condition?.version ?? undefined, () =>
    this.api.versionOf(this.data.picture.id, ({ items }) => items.find(({ id }) => id === this.condition?.id)),
  );

  protected readonly fields = form(
    signal({ ...this.before }),
    (path) => {
      required(path.label);
      maxLength(path.label, 80);
      maxLength(path.party, 60);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly domains = computed(() => domainOptions(this.words.language(), this.data.picture.access.domains));
  protected readonly organisations = computed(() => {
    const present = presentTeam(this.data.picture).flatMap(({ organisationId, organisationName }) => (organisationId && organisationName ? [[organisationId, organisationName] as const] : []));
    const own = this.condition?.organisationId ? [[this.condition.organisationId, this.condition.organisationName ?? ''] as const] : [];
    return [{ value: '', label: this.words.t('condition.noOrganisation') }, ...[...new Map([...own, ...present])].map(([value, label]) => ({ value, label }))];
  });

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { picture } = this.data;
    const { condition } = this;
    const { met, ...typed } = this.fields().value();
    const given = { ...typed, organisationId: textOrNull(typed.organisationId), party: textOrNull(typed.party) };
    if (!condition) {
      if (await this.saving.attempt(() => this.api.addCondition(picture.id, given))) this.dialog.close(true);
      return this.saving.fieldErrors(this.fields);
    }
    const { label, domain, met: wasMet } = this.before;
    const change = changedFields({ label, domain, organisationId: condition.organisationId, party: condition.party, met: wasMet }, { ...given, met });
    if (Object.keys(change).length === 0) return this.dialog.close();
    if (await this.saving.attempt((version) => this.api.changeCondition(picture.id, condition.id, version, change))) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
