import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SignalView } from '@contract/signals';
import { HouseholdApi } from '../households/household-api';
import { Dialogs } from '../shared/dialogs';
import { domainName } from '../shared/domain-name';
import { dayOf } from '../shared/day';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { SignalApi } from '../signals/signal-api';
import { SignalLine } from '../signals/signal-line';
import { caseInShort } from './case-in-short';
import { outcomeText } from './outcome-text';

/** So many decisions of before; the others stand on the household's page. */
const DECISIONS = 5;

/** A household on one card: the picture in short, why it is stuck, and what became of the last decisions. */
@Component({
  selector: 'app-review-card',
  imports: [MatButton, RouterLink, SignalLine, Skeleton, StateMessage],
  templateUrl: './review-card.html',
  styleUrl: './review-card.scss',
})
export class ReviewCard {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly householdId = input.required<string>();
  /** Whether a number answers a signal. */
  readonly letters = input.required<boolean>();
  private readonly picture = inject(HouseholdApi).picture(this.householdId);
  private readonly signals = inject(SignalApi).ofHousehold(this.householdId);
  protected readonly error = computed(() => this.picture.error() ?? this.signals.error());
  protected readonly view = computed(() => (this.signals.hasValue() ? this.signals.value() : undefined));
  protected readonly short = computed(() => (this.picture.hasValue() ? caseInShort(this.picture.value()) : undefined));
  /** In the order in which the numbers count. */
  protected readonly stuck = computed(() => this.view()?.signals ?? []);
  protected readonly decisions = computed(() => (this.view()?.log ?? []).slice(0, DECISIONS));
  protected readonly dayOf = dayOf;
  protected readonly domainName = domainName;

  protected readonly today = computed(() => (this.picture.hasValue() ? this.picture.value().today : ''));
  protected readonly outcome = outcomeText;

  protected reload(): void {
    this.picture.reload();
    this.signals.reload();
  }

  /** Opens the answer to the signal at this place, where there is one. */
  answer(place: number): void {
    const about = this.stuck()[place];
    if (about && this.view()?.mayAnswer && this.picture.hasValue()) void this.open(about);
  }

  private async open(about: SignalView): Promise<void> {
    const { AnswerDialog } = await import('../signals/answer-dialog');
    if (await this.dialogs.open(AnswerDialog, { picture: this.picture.value(), signal: about })) this.reload();
  }
}
