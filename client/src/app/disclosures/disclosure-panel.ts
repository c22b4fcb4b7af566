import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DisclosureView } from '@contract/disclosures';
import type { HouseholdPicture } from '@contract/households';
import { Dialogs } from '../shared/dialogs';
import { calledNames, memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { DisclosureApi } from './disclosure-api';
import { besides, isOver } from './disclosure-standing';
import { disclosureSentence } from './disclosure-words';

/** Who may know what, in plain sentences; what is over is folded away. */
@Component({
  selector: 'app-disclosure-panel',
  imports: [Icon, MatButton, Skeleton, StateMessage],
  templateUrl: './disclosure-panel.html',
  styleUrl: './disclosure-panel.scss',
})
export class DisclosurePanel {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly changed = output();

  protected readonly disclosures = inject(DisclosureApi).list(() => this.picture().id);
  private readonly told = computed(() => {
    const all = this.disclosures.hasValue() ? this.disclosures.value() : [];
    return all.map((disclosure) => ({ disclosure, sentence: disclosureSentence(disclosure, this.picture(), this.words) }));
  });
  protected readonly running = computed(() => this.told().filter(({ disclosure }) => !isOver(disclosure, this.picture().today)));
  protected readonly over = computed(() => this.told().filter(({ disclosure }) => isOver(disclosure, this.picture().today)));

  constructor() {
    // Whatever changed on the page, also from a cell of the picture, is read anew here.
    let first = true;
    effect(() => {
      this.picture();
      if (!first) untracked(() => this.disclosures.reload());
      first = false;
    });
  }

  /** How and when it was given, and who wrote it down. */
  protected about({ givenHow, givenOn, recordedBy }: DisclosureView): string {
    const given = givenHow && this.words.t('disclosures.given', { how: this.words.t(`givingWay.${givenHow}`), day: this.words.day(givenOn, 'long') });
    return [given, this.words.t('disclosures.recordedBy', { name: recordedBy ?? this.words.t('team.confidential') })].filter(Boolean).join(' ');
  }

  protected ended({ withdrawnOn, withdrawnByMemberId, withdrawnHow, until }: DisclosureView): string {
    if (!withdrawnOn) return this.words.t('disclosures.ended', { day: this.words.day(until, 'long') });
    const day = this.words.day(withdrawnOn, 'long');
    const name = memberName(this.picture(), withdrawnByMemberId);
    if (!name || !withdrawnHow) return this.words.t('disclosures.stopped', { day });
    return this.words.t('disclosures.withdrawn', { day, name: calledNames(this.picture()).get(name) ?? name, how: this.words.t(`givingWay.${withdrawnHow}`) });
  }

  protected async record(): Promise<void> {
    const { DisclosureDialog } = await import('./disclosure-dialog');
    if (await this.dialogs.open(DisclosureDialog, { picture: this.picture() })) this.changed.emit();
  }

  protected async withdraw(disclosure: DisclosureView, sentence: string): Promise<void> {
    const { WithdrawalDialog } = await import('./withdrawal-dialog');
    const goesOn = besides(disclosure, this.disclosures.value(), this.picture().today).length > 0;
    if (await this.dialogs.open(WithdrawalDialog, { picture: this.picture(), disclosure, sentence, goesOn })) this.changed.emit();
  }
}
