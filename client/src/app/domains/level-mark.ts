import { Component, input } from '@angular/core';
import type { RatingLevel } from '@contract/life-domains';

/** A level as number, weight and filled steps: never by colour alone. */
@Component({
  selector: 'app-level-mark',
  template: `<span>{{ level() }}</span><i aria-hidden="true"></i>`,
  styleUrl: './level-mark.scss',
  host: { '[style.--level]': 'level()', '[attr.data-level]': 'level()' },
})
export class LevelMark {
  readonly level = input.required<RatingLevel>();
}
