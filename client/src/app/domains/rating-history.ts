import { Component, inject, input } from '@angular/core';
import type { LifeDomain } from '@contract/life-domains';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { LevelMark } from './level-mark';
import { RatingApi } from './rating-api';

/** What both voices said before, newest first. */
@Component({
  selector: 'app-rating-history',
  imports: [LevelMark, Skeleton, StateMessage],
  templateUrl: './rating-history.html',
  styleUrl: './rating-history.scss',
})
export class RatingHistory {
  protected readonly words = inject(Words);
  readonly householdId = input.required<string>();
  readonly memberId = input.required<string>();
  readonly domain = input.required<LifeDomain>();

  protected readonly history = inject(RatingApi).history(() => ({
    householdId: this.householdId(),
    memberId: this.memberId(),
    domain: this.domain(),
  }));
}
