import { Component, computed, inject, input } from '@angular/core';
import { LEVELS, rankOf, type Level } from '@contract/level-words';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';

/** The six steps, as a stair, with where the household stands. What it shows stands in words beside it. */
@Component({
  selector: 'app-ladder-picture',
  imports: [Icon],
  template: `
    <ol [attr.aria-label]="words.t('levels.ladder')">
      @for (step of steps(); track step.level) {
        <li [class.here]="step.here" [class.below]="step.below" [style.--rank]="step.rank" [attr.aria-current]="step.here ? 'step' : null">
          <span class="bar" aria-hidden="true">
            @if (step.here) {
              <app-icon name="home" />
            }
          </span>
          <span class="name">{{ words.t('ladder.' + step.level) }}</span>
        </li>
      }
    </ol>
  `,
  styleUrl: './ladder-picture.scss',
})
export class LadderPicture {
  protected readonly words = inject(Words);
  readonly level = input.required<Level>();
  protected readonly steps = computed(() => LEVELS.map((level, rank) => ({ level, rank, here: level === this.level(), below: rank < rankOf(this.level()) })));
}
