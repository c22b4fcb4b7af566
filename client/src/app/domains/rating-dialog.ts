import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { HouseholdPicture } from '@contract/households';
import { RATING_LEVELS, RATING_VOICES, type RatingLevel, type RatingVoice } from '@contract/life-domains';
import { textOrNull } from '../shared/changed-fields';
import { DialogForm } from '../shared/dialog-form';
import { domainName } from '../shared/domain-name';
import { OneOf } from '../shared/one-of';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import type { LifeCell } from './life-rows';
import { RatingApi } from './rating-api';
import { RatingHistory } from './rating-history';

/** A new rating of one member in one part of life, beside all that were given before. */
@Component({
  selector: 'app-rating-dialog',
  imports: [DialogForm, FormField, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, NgTemplateOutlet, OneOf, RatingHistory, TextField],
  templateUrl: './rating-dialog.html',
})
export class RatingDialog {
  private readonly api = inject(RatingApi);
  private readonly dialog = inject<MatDialogRef<RatingDialog, 'rated' | 'disclose'>>(MatDialogRef);
  protected readonly data = inject<{ picture: HouseholdPicture; cell: LifeCell; why: string }>(MAT_DIALOG_DATA);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();

  protected readonly fields = form(
    signal({
      voice: 'professional' as RatingVoice,
      level: '' as `${RatingLevel}` | '',
      words: '',
      on: this.data.picture.today,
    }),
    (path) => {
      required(path.level);
      required(path.on);
      maxLength(path.words, 500);
    },
    { submission: { action: () => this.save() } },
  );
  protected readonly title = computed(() => {
    const { member, domain } = this.data.cell;
    return `${domainName(domain, this.words.language())}: ${member.name}`;
  });
  protected readonly voices = computed(() => this.words.options('ratingVoice', RATING_VOICES));
  protected readonly levels = computed(() =>
    RATING_LEVELS.map((level) => ({ value: `${level}` as const, label: `${level} · ${this.words.t(`level.${level}`)}` })),
  );

  readonly dirty = () => this.fields().dirty();

  protected disclose(): void {
    this.dialog.close('disclose');
  }

  private async save(): Promise<TreeValidationResult> {
    const { picture, cell } = this.data;
    const typed = this.fields().value();
    const saved = await this.saving.attempt(() =>
      this.api.rate(picture.id, {
        memberId: cell.member.id,
        domain: cell.domain,
        voice: typed.voice,
        level: Number(typed.level) as RatingLevel,
        words: typed.voice === 'own' ? textOrNull(typed.words) : null,
        on: typed.on,
      }),
    );
    if (saved) this.dialog.close('rated');
    return this.saving.fieldErrors(this.fields);
  }
}
