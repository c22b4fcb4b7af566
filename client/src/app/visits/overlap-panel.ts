import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WEEKS_AROUND_TODAY } from '@contract/around-today';
import type { HouseholdPicture } from '@contract/households';
import type { CombinationView } from '@contract/overlap-answers';
import type { OverlapView } from '@contract/visits';
import { dayOf } from '../shared/day';
import { Dialogs } from '../shared/dialogs';
import { FoldButton } from '../shared/fold-button';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { CombinationList } from './combination-list';
import { openOverlaps, overlapGroups, saidOverlaps, type SaidOverlap } from './overlap-groups';
import { OverlapSentence } from './overlap-sentence-button';

/** Every double visit in a sentence, the worst in sight and the others a press away; choosing one points at its visits, and lets the reader answer it. */
@Component({
  selector: 'app-overlap-panel',
  imports: [CombinationList, FoldButton, MatButton, OverlapSentence, StateMessage],
  templateUrl: './overlap-panel.html',
  styleUrl: './overlap-panel.scss',
})
export class OverlapPanel {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly chosen = input<OverlapView | null>(null);
  readonly choose = output<OverlapView | null>();
  readonly changed = output();

  protected readonly weeks = WEEKS_AROUND_TODAY;
  protected readonly open = computed(() => this.inWords(openOverlaps(this.picture().overlaps)));
  protected readonly said = computed(() => overlapGroups(this.open()));
  /** How many are behind the button. */
  protected readonly others = computed(() => this.open().length - this.said().worst.length);
  protected readonly unfolded = signal(false);
  protected readonly answered = computed(() => this.inWords(this.picture().overlaps.filter(({ openSince }) => openSince === null)));

  /** Chosen again, it is let go. */
  protected toggle(overlap: OverlapView): void {
    this.choose.emit(this.chosen()?.id === overlap.id ? null : overlap);
  }

  protected mayAnswer({ overlap }: SaidOverlap): boolean {
    return this.picture().access.takesPart && this.chosen()?.id === overlap.id;
  }

  protected dayOf(instant: string): string {
    return this.words.day(dayOf(instant), 'short');
  }

  protected async answer({ overlap, sentence }: SaidOverlap, combine?: [string, string]): Promise<void> {
    const { AnswerOverlapDialog } = await import('./answer-overlap-dialog');
    if (await this.dialogs.open(AnswerOverlapDialog, { picture: this.picture(), overlap, sentence, combine })) this.changed.emit();
  }

  protected async combine({ overlapId, visitId, otherVisitId }: CombinationView): Promise<void> {
    const said = this.open().find(({ overlap }) => overlap.id === overlapId);
    if (said) await this.answer(said, [visitId, otherVisitId]);
  }

  private inWords(overlaps: readonly OverlapView[]): SaidOverlap[] {
    return saidOverlaps(overlaps, this.picture(), this.words.language());
  }
}
