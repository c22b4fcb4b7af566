import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WEEKS_AROUND_TODAY } from '@contract/around-today';
import type { HouseholdListItem } from '@contract/households';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { asksAttention } from './household-attention';

@Component({
  selector: 'app-household-card',
  imports: [Icon, RouterLink],
  templateUrl: './household-card.html',
  styleUrl: './household-card.scss',
  host: { '[class.attention]': 'attention()' },
})
export class HouseholdCard {
  protected readonly words = inject(Words);
  protected readonly weeks = 2 * WEEKS_AROUND_TODAY;
  readonly household = input.required<HouseholdListItem>();
  /** Names by which a search found it, where that is not its own. */
  readonly foundBy = input<readonly string[]>([]);
  protected readonly attention = computed(() => asksAttention(this.household()));
}
