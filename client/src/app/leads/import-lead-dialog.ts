import { Component, computed, inject, signal } from '@angular/core';
import { applyEach, form, FormField, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { LEAD_INTENSITIES, type LeadIntensity } from '@contract/lead-words';
import { textOrNull } from '../shared/changed-fields';
import { ChoiceField } from '../shared/choice-field';
import { DialogForm } from '../shared/dialog-form';
import { Icon } from '../shared/icon';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { LeadApi } from './lead-api';

const newPeriod = () => ({ professionalId: '', from: '', until: '', intensity: 'intensive' as LeadIntensity, reason: '' });

/** Periods in which people of the team, also of earlier, led before it was kept here: all of them at once, or none. */
@Component({
  selector: 'app-import-lead-dialog',
  imports: [ChoiceField, DialogForm, FormField, Icon, MatButton, MatIconButton, OneOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('lead.importTitle')" [form]="fields" [saving]="saving" [draft]="'earlier-leads:' + picture.id">
      <p>{{ words.t('lead.importText') }}</p>
      @for (period of fields.leads; track period; let place = $index) {
        <fieldset>
          <legend>{{ words.t('lead.importPeriod', { number: place + 1 }) }}</legend>
          @if (fields.leads.length > 1) {
            <button matIconButton type="button" class="remove" [attr.aria-label]="words.t('lead.importRemove', { number: place + 1 })" (click)="remove(place)"><app-icon name="close" /></button>
          }
          <app-choice-field [formField]="period.professionalId" [label]="words.t('lead.importWho')" [options]="colleagues()" />
          <div class="days">
            <app-text-field type="date" [field]="period.from" [label]="words.t('lead.from')" />
            <app-text-field type="date" [field]="period.until" [label]="words.t('lead.importUntil')" />
          </div>
          <app-one-of [formField]="period.intensity" [label]="words.t('lead.intensityLabel')" [options]="intensities()" />
          <app-text-field [lines]="2" [field]="period.reason" [label]="words.t('proposal.reasonOptional')" />
        </fieldset>
      }
      <button matButton="tonal" type="button" class="add" (click)="add()"><app-icon name="add" /> {{ words.t('lead.importAdd') }}</button>
    </app-dialog-form>
  `,
  styles: `
    fieldset {
      position: relative;
      display: grid;
      gap: var(--space-3);
      min-width: 0;
      margin: 0;
      padding: var(--space-3) 0 0;
      border: 0;
      border-top: 1px solid var(--line);
    }
    legend {
      float: inline-start;
      padding: 0;
      font-weight: 650;
    }
    .remove {
      position: absolute;
      inset: 0 0 auto auto;
    }
    .days {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: var(--space-3);
      align-items: start;
    }
    .add {
      justify-self: start;
    }
  `,
})
export class ImportLeadDialog {
  private readonly api = inject(LeadApi);
  private readonly dialog = inject<MatDialogRef<ImportLeadDialog, boolean>>(MatDialogRef);
  protected readonly picture = inject<HouseholdPicture>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  private readonly typed = signal({ leads: [newPeriod()] });
  protected readonly fields = form(
    this.typed,
    (path) => {
      applyEach(path.leads, (period) => {
        required(period.professionalId);
        required(period.from);
        required(period.until);
        maxLength(period.reason, 1000);
        validate(period.until, ({ value, valueOf }) => (value() && value() <= valueOf(period.from) ? { kind: 'order' } : undefined));
      });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly intensities = computed(() => this.words.options('leadIntensity', LEAD_INTENSITIES));
  protected readonly colleagues = computed(() => {
    const { team, leads } = this.picture;
    const known = [...team.map(({ professionalId, name }) => [professionalId, name]), ...leads.map(({ professionalId, professionalName }) => [professionalId, professionalName])];
    const named = new Map(known.filter((each): each is [string, string] => Boolean(each[0] && each[1])));
    return [{ value: '', label: this.words.t('lead.choose') }, ...[...named].map(([value, label]) => ({ value, label }))];
  });

  readonly dirty = () => this.fields().dirty() || this.typed().leads.length > 1;

  /** The next period begins where the last one ended, until somebody says otherwise. */
  protected add(): void {
    this.typed.update(({ leads }) => ({ leads: [...leads, { ...newPeriod(), from: leads.at(-1)?.until ?? '' }] }));
  }

  protected remove(place: number): void {
    this.typed.update(({ leads }) => ({ leads: leads.filter((_, index) => index !== place) }));
  }

  private async save(): Promise<TreeValidationResult> {
    const leads = this.typed().leads.map(({ reason, ...lead }) => ({ ...lead, kind: 'permanent' as const, reason: textOrNull(reason) }));
    const saved = await this.saving.attempt(() => this.api.import(this.picture.id, leads));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
