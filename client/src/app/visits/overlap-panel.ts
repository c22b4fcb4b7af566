import { Component, computed, inject, input, output } from '@angular/core';
import type { HouseholdPicture } from '@contract/households';
import type { OverlapView } from '@contract/visits';
import { Icon } from '../shared/icon';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { overlapGroups } from './overlap-groups';
import { OverlapSentence } from './overlap-sentence-button';

/** Every double visit in a sentence; choosing one points at its visits. */
@Component({
  selector: 'app-overlap-panel',
  imports: [Icon, OverlapSentence, StateMessage],
  templateUrl: './overlap-panel.html',
  styleUrl: './overlap-panel.scss',
})
export class OverlapPanel {
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly chosen = input<OverlapView | null>(null);
  readonly choose = output<OverlapView | null>();

  protected readonly said = computed(() => overlapGroups(this.picture().overlaps, this.picture(), this.words.language()));

  /** Chosen again, it is let go. */
  protected toggle(overlap: OverlapView): void {
    this.choose.emit(this.chosen()?.id === overlap.id ? null : overlap);
  }
}
