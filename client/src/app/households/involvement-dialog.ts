import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { SAID_END_REASONS, type InvolvementEndReason } from '@contract/household-words';
import type { ChangeInvolvement, HouseholdPicture, InvolvementView } from '@contract/households';
import { changedFields } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { domainName, domainOptions } from '../shared/domain-name';
import { Merging } from '../shared/merging';
import { NewestPicture } from '../shared/newest-picture';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';

/** Other life domains for somebody at the table, or the end of their involvement with its reason. */
@Component({
  selector: 'app-involvement-dialog',
  imports: [DialogForm, FormField, OneOf, SomeOf, TextField],
  templateUrl: './involvement-dialog.html',
})
export class InvolvementDialog {
  private readonly api = inject(HouseholdApi);
  private readonly dialog = inject<MatDialogRef<InvolvementDialog, boolean>>(MatDialogRef);
  private readonly newest = inject(NewestPicture);
  protected readonly data = inject<{ picture: HouseholdPicture; involvement: InvolvementView }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  private readonly typed = signal({ domains: this.data.involvement.domains, until: '', endReason: '' as InvolvementEndReason | '' });
  private readonly merging = new Merging(
    this.typed,
    ({ domains, until, endReason }: InvolvementView) => ({ domains, until: until ?? '', endReason: (until && endReason) || ('' as const) }),
    {
      domains: { label: () => this.words.t('involve.domains'), say: (domains) => this.words.list(domains.map((domain) => domainName(domain, this.words.language()))) },
      until: { label: () => this.words.t('involvement.until'), say: (day) => this.words.day(day, 'long') },
      endReason: { label: () => this.words.t('involvement.end'), say: (reason) => (reason ? this.words.t(`involvementEndReason.${reason}`) : this.words.t('involvement.stays')) },
    },
  );
  protected readonly saving = new Saving(
    this.data.involvement.version,
    () => this.newest.versionOf(this.data.picture.id, (picture) => picture.team.find((each) => each.id === this.data.involvement.id)),
    this.merging,
  );

  protected readonly fields = form(
    this.typed,
    (path) => {
      required(path.until, { when: ({ valueOf }) => valueOf(path.endReason) !== '' });
      required(path.endReason, { when: ({ valueOf }) => valueOf(path.until) !== '' });
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly domains = computed(() => domainOptions(this.words.language()));
  protected readonly reasons = computed(() => [
    { value: '' as const, label: this.words.t('involvement.stays') },
    ...this.words.options('involvementEndReason', SAID_END_REASONS),
  ]);

  readonly dirty = () => this.fields().dirty();

  private async save(): Promise<TreeValidationResult> {
    const { until, endReason, domains } = this.fields().value();
    const { before } = this.merging;
    const ends = until && endReason && (until !== before.until || endReason !== before.endReason);
    const change: ChangeInvolvement = { ...changedFields({ domains: before.domains }, { domains }), ...(ends ? { until, endReason } : {}) };
    if (Object.keys(change).length === 0) return this.dialog.close(this.saving.refusal() ? true : undefined);
    const { picture, involvement } = this.data;
    const saved = await this.saving.attempt((version) => this.api.changeInvolvement(picture.id, involvement.id, version, change));
    if (saved) this.dialog.close(true);
    return this.saving.fieldErrors(this.fields);
  }
}
